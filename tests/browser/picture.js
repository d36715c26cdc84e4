// Takes the README's picture: the first example at the end of its run.

import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.js";
import { open, scrubber } from "./person.js";

const browser = await chromium.launch(launchOptions);
const page = await browser.newPage({
  baseURL: process.env.REHEARSAL_ADDRESS,
  viewport: { width: 1440, height: 900 },
  colorScheme: "light",
  reducedMotion: "reduce",
});
await open(page);
await scrubber(page).focus();
await page.keyboard.press("End");
await scrubber(page).blur();
// How long the check took is different each time.
await page.getByText(/^Checked in/).evaluate((element) => (element.style.visibility = "hidden"));
await page.screenshot({ path: "docs/page.png", animations: "disabled" });
await browser.close();
