// Which browser the tests run in, and how. Run as a program it prints the browser's path, or fails where there is none.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of this machine's own Chromium; undefined where there is none, and Playwright takes its own. */
function systemChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...APPLICATIONS].find((path) => existsSync(path));
}

/** How it is started. */
export const launchOptions = {
  executablePath: systemChromium(),
  // A browser under test asks nobody for updates, variations or anything else.
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { chromium } = await import("@playwright/test");
  const path = launchOptions.executablePath ?? chromium.executablePath();
  if (!existsSync(path)) throw new Error("there is no Chromium on this machine");
  console.log(path);
}
