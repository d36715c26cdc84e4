// What a person sees of the page and does to it.

import { readFileSync } from "node:fs";
import { expect } from "./quiet-page.js";

/** A text of a person's own in which nothing is found. */
export const OWN = "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n";

export const editor = (page) => page.locator("code-editor");
export const text = (page) => editor(page).evaluate((element) => element.text);
/** The rows of the list of problems. */
export const rows = (page) => page.getByRole("region", { name: "Problems" }).getByRole("listitem");
export const scrubber = (page) => page.getByRole("slider", { name: "Time" });
/** Where the playhead is, and where the run ends. */
export const time = (page) => page.locator(".controls .time");
/** A phase on the track of a build. */
export const phase = (page, name) =>
  page.locator(".phase-node button").filter({ has: page.locator(".name").getByText(name, { exact: true }) });
/** How the run ends, or ended. */
export const verdict = (page) => page.locator(".pill");
/** What was made to go wrong. */
export const faults = (page) => page.locator(".chip.fault");

/** Opens the page as one who was never here. */
export async function open(page) {
  await page.goto("./");
  // The page is loaded before its core has started.
  await expect(page.getByRole("button", { name: "Examples" })).toBeVisible();
  await expect(page.getByText("Reading the file.")).toHaveCount(0);
}

/** Opens the page as one who left this text here. */
export async function openWith(page, own) {
  await page.addInitScript((own) => {
    if (localStorage.getItem("rehearsal.text") === null) localStorage.setItem("rehearsal.text", own);
  }, own);
  await open(page);
  await expect(editor(page)).toBeAttached();
}

/** Opens the page as one who left the build whose tests fail here, and the playhead at them. */
export async function openBuild(page) {
  const own = readFileSync(new URL("../../www/samples/my-app.yml", import.meta.url), "utf8");
  const scenario = { faults: [{ step: "pre_build.commands[0]", kind: "fail" }], setup: { project: "my-app" } };
  await page.addInitScript((sitting) => {
    if (localStorage.getItem("rehearsal.text") === null) localStorage.setItem("rehearsal.sitting", sitting);
  }, JSON.stringify({ scenario, now: 40_000 }));
  await openWith(page, own);
}

/** Writes at the end of the text. */
export async function write(page, more) {
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+End");
  await page.keyboard.type(more);
}

export async function openExample(page, title) {
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("dialog").getByRole("button", { name: title }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Whether the page is as wide as its window: nothing has to be scrolled to sideways. */
export const isAsWideAsItsWindow = (page) =>
  page.evaluate(() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth);
