// The whole of it without a mouse.

import { editor, faults, openWith, phase, scrubber, text, time, verdict } from "./person.js";
import { expect, test } from "./quiet-page.js";

/** Presses a key until this has the focus. */
async function until(page, key, target) {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((element) => element.matches(":focus, :focus-within"))) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test("from the page's start to a failed step that plays, by keys alone", async ({ page }) => {
  await openWith(page, "version: 0.2\nphases:\n  pre_build:\n    commands:\n      - make test\n  build:\n    commands:\n      - make\n");
  await until(page, "Tab", editor(page));
  await page.keyboard.type("# ");
  expect(await text(page)).toMatch(/^# version/);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(editor(page)).not.toBeFocused();

  const track = page.locator(".phase-node button");
  await until(page, "Tab", track.and(page.locator("[tabindex='0']")).first());
  await page.keyboard.press("Home");
  await expect(phase(page, "SUBMITTED")).toBeFocused();
  for (let steps = 0; steps < 5; steps++) await page.keyboard.press("ArrowRight");
  await expect(phase(page, "PRE_BUILD")).toBeFocused();
  await page.keyboard.press("f");
  await expect(faults(page)).toHaveText(/PRE_BUILD/);
  await expect(phase(page, "PRE_BUILD")).toBeFocused();
  await expect(verdict(page)).toContainText("FAILED");

  await until(page, "Tab", scrubber(page));
  await page.keyboard.press("Home");
  await expect(time(page)).toContainText("0:00 /");
  await page.keyboard.press("4");
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(verdict(page)).toContainText("ended FAILED", { timeout: 20_000 });
});
