// A pipeline as it is watched: into the build inside and back, answers, pushes, the way back.

import { editor, faults, open, openExample, scrubber, text, verdict } from "./person.js";
import { expect, test } from "./quiet-page.js";

const inside = (page) => page.getByRole("region", { name: "buildspec.yml inside Build" });
const opener = (page) => page.getByRole("button", { name: /^(Open|Close) buildspec\.yml$/ }).first();

/** Opens the pipeline of the examples, at its end. */
async function openPipeline(page) {
  await open(page);
  await openExample(page, "From a push to ECS");
  await expect(opener(page)).toBeVisible();
  await scrubber(page).focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
}

test("the build inside an action is opened, gone into, and left again", async ({ page }) => {
  await openPipeline(page);
  await expect(inside(page)).toBeVisible();
  await inside(page).getByRole("button").first().focus();
  await page.keyboard.press("Escape");
  await expect(inside(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(inside(page)).toBeVisible();
  const command = inside(page).locator(".command button").first();
  await command.focus();
  await page.keyboard.press("g");
  await expect.poll(() => text(page)).toContain("phases:");
  const way = page.getByRole("navigation", { name: "Where this is rehearsed" });
  await way.getByRole("button", { name: "pipeline.json" }).click();
  await expect.poll(() => text(page)).toContain("stages");
  await expect(way).toHaveCount(0);
  await expect(editor(page)).toBeAttached();
});

test("what fails inside an action fails the action", async ({ page }) => {
  await openPipeline(page);
  await expect(inside(page)).toBeVisible();
  const phase = inside(page).locator(".phase-node button").filter({ hasText: "BUILD" });
  await phase.filter({ hasNotText: "_BUILD" }).first().focus();
  await page.keyboard.press("f");
  await expect(faults(page)).toHaveText(/BUILD in Build fails/);
  await expect(verdict(page)).toContainText("Failed");
  await expect(page.locator(".action.bad")).toContainText("buildspec.yml");
});

test("of three pushes the one that waits gives way to the newest", async ({ page }) => {
  await open(page);
  await openExample(page, "Three pushes, one superseded");
  await scrubber(page).focus();
  await page.keyboard.press("End");
  const execution = (number) => page.locator(".execution").filter({ hasText: number });
  await expect(execution("#2")).toContainText("Superseded");
  await expect(execution("#1")).toContainText("Succeeded");
  await expect(execution("#3")).toContainText("Succeeded");
});

test("an approval that is rejected fails its stage", async ({ page }) => {
  await openPipeline(page);
  await expect(verdict(page)).toContainText("Succeeded");
  const reject = page.getByRole("button", { name: "Reject" });
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < 20 && (await reject.count()) === 0; step += 1) {
    await page.keyboard.press("ArrowRight");
  }
  await reject.click();
  await expect(verdict(page)).toContainText("Failed");
  await scrubber(page).focus();
  await page.keyboard.press("End");
  await expect(page.locator(".action.bad")).toContainText("Review");
});

test("a condition that is not met rolls its stage back", async ({ page }) => {
  await open(page);
  await openExample(page, "An alarm rolls the stage back");
  await scrubber(page).focus();
  await page.keyboard.press("End");
  const execution = (number) => page.locator(".execution").filter({ hasText: number });
  await expect(execution("#1")).toContainText("Failed");
  await expect(execution("#2")).toContainText("91d2a40");
  await expect(execution("#2")).toContainText("Succeeded");
});
