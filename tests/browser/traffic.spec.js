// A deployment that shifts traffic, as a person sees it: weights, hooks, an alarm and the rollback.

import { faults, openWith, scrubber, time, verdict } from "./person.js";
import { expect, test } from "./quiet-page.js";

const LAMBDA = `version: 0.0
Resources:
  - checkout:
      Type: AWS::Lambda::Function
      Properties:
        Name: checkout
        Alias: live
        CurrentVersion: "7"
        TargetVersion: "8"
Hooks:
  - BeforeAllowTraffic: checkout-smoke
  - AfterAllowTraffic: checkout-verify
`;

const ribbon = (page) => page.getByRole("img", { name: /of the traffic goes to/ });
const weights = (page) => page.getByRole("img", { name: /^Weight of/ });
const event = (page, name) => page.locator(`.event button[title="${name}"]`).first();

test.beforeEach(async ({ page }) => {
  await openWith(page, LAMBDA);
  await expect(weights(page)).toBeVisible();
});

test("the weight rises step by step, and the ribbon says who has how much", async ({ page }) => {
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  await expect(weights(page)).toHaveAccessibleName("Weight of version 8 over time, now 0 %");
  for (const percent of [10, 20, 30]) {
    await page.keyboard.press("Shift+ArrowRight");
    await expect(weights(page)).toHaveAccessibleName(`Weight of version 8 over time, now ${percent} %`);
    await expect(ribbon(page)).toHaveAccessibleName(new RegExp(`${percent} % to version 8, serving`));
  }
  await page.keyboard.press("End");
  await expect(ribbon(page)).toHaveAccessibleName(/^0 % of the traffic goes to version 7, idle; 100 %/);
  await expect(verdict(page)).toContainText("ended Succeeded");
});

test("a hook made to fail by its menu leaves the rest out, and says why", async ({ page }) => {
  await event(page, "BeforeAllowTraffic").click();
  const menu = page.getByRole("dialog", { name: "BeforeAllowTraffic" });
  await menu.getByRole("button", { name: "Fail here" }).click();
  await expect(faults(page)).toHaveText(/BeforeAllowTraffic fails/);
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(verdict(page)).toContainText("ended Failed");
  await expect(event(page, "BeforeAllowTraffic")).toContainText("HOOK_EXECUTION_FAILURE");
  await expect(event(page, "AfterAllowTraffic")).toContainText("BeforeAllowTraffic failed");
});

test("an alarm stops the shift, and the rollback is a deployment of its own", async ({ page }) => {
  await page.getByRole("button", { name: "Scenario" }).click();
  const form = page.getByRole("dialog", { name: "Scenario" });
  await form.getByLabel("Rolls back when an alarm stops it").check();
  await form.getByLabel("Alarms").fill("1");
  await page.keyboard.press("Tab");
  await form.getByLabel("alarm-1 goes off after").fill("234");
  await page.keyboard.press("Tab");
  await form.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(verdict(page)).toContainText("ended Stopped");
  await expect(time(page)).toContainText("4:09");
  await expect(page.getByRole("heading", { name: "The rollback d-ROLLBACK1" })).toBeVisible();
  await expect(event(page, "AllowTraffic")).toContainText("ALARM_ACTIVE");
  await expect(ribbon(page)).toHaveAccessibleName(/^100 % of the traffic goes to version 7, serving/);
});

test("the line of a hook and its step light together", async ({ page }) => {
  await event(page, "AfterAllowTraffic").click();
  await expect(event(page, "AfterAllowTraffic")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await expect(page.locator("code-editor")).toBeFocused();
  // The place is selected: the first press only takes that back.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(event(page, "BeforeAllowTraffic")).toHaveAttribute("aria-pressed", "true");
});

for (const width of [390, 320]) {
  test(`at ${width} pixels nothing has to be scrolled to sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.getByRole("tab", { name: "Stage" }).click();
    await expect(page.locator(".share-bar")).toBeVisible();
    const isCut = await page.locator(".scene").evaluate((scene) => scene.scrollWidth > scene.clientWidth);
    expect(isCut).toBe(false);
  });
}
