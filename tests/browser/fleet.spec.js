// A deployment to a fleet, as a person sees it: the grid, the minimum, the rollback, faults by click and by key.

import { grid, openFleet } from "./fleet.js";
import { editor, faults, scrubber, verdict } from "./person.js";
import { expect, test } from "./quiet-page.js";

const cell = (page, event, instance) => page.getByRole("gridcell", { name: new RegExp(`^${event} on ${instance},`) });
const deployments = (page) => page.getByRole("group", { name: "Deployments" });

async function press(page, ...keys) {
  await scrubber(page).focus();
  for (const key of keys) await page.keyboard.press(key);
}

test("a failed ValidateService on nine instances, and the rollback with a grid of its own", async ({ page }) => {
  await openFleet(page, 9, [{ step: "ValidateService", kind: "fail" }]);
  await expect(faults(page)).toHaveText("ValidateService fails on every instance");
  await press(page, "Home");
  await expect(verdict(page)).toContainText("will end Failed");
  await expect(page.locator(".fleet-count")).toHaveText("5 of 9 healthy");
  await expect(page.getByRole("img", { name: "5 of 9 healthy, 4 being deployed to, 0 not healthy, minimum 5" })).toBeVisible();
  await expect(grid(page)).toHaveAccessibleName("9 instances, d-R42");
  await expect(cell(page, "ApplicationStop", "i-09")).toHaveAccessibleName(/, not yet begun, script of r41$/);

  await press(page, "End");
  await expect(verdict(page)).toContainText("ended Failed");
  await expect(grid(page)).toHaveAccessibleName("9 instances, d-R41");
  await expect(page.locator(".fleet-count")).toHaveText("9 of 9 healthy");
  await expect(cell(page, "ApplicationStop", "i-01")).toHaveAccessibleName(/, succeeded, script of r42/);
  await expect(cell(page, "ApplicationStop", "i-05")).toHaveAccessibleName(/, succeeded, script of r41/);

  await deployments(page).getByRole("button", { name: "d-R42" }).click();
  await expect(grid(page)).toHaveAccessibleName("9 instances, d-R42");
  await expect(cell(page, "ValidateService", "i-04")).toHaveAccessibleName(/, failed, ScriptFailed, script of r42/);
  await expect(cell(page, "AllowTraffic", "i-04")).toHaveAccessibleName(/, did not run, CodeDeploy itself$/);
  await expect(cell(page, "ValidateService", "i-05")).toHaveAccessibleName(/, did not run/);
  await deployments(page).getByRole("button", { name: "Follow the playhead" }).click();
  await expect(grid(page)).toHaveAccessibleName("9 instances, d-R41");
  await expect(page.locator(".fleet-file")).toHaveText(["/srv/web/index.htmlr41"]);
});

test("the arrows lead through the grid, Enter opens, F fails and R takes back", async ({ page }) => {
  await openFleet(page, 4);
  await cell(page, "ApplicationStop", "i-01").focus();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "ApplicationStop", "i-02")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(cell(page, "DownloadBundle", "i-02")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(cell(page, "DownloadBundle", "i-01")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(cell(page, "DownloadBundle", "i-01")).toBeFocused();
  await page.keyboard.press("End");
  await expect(cell(page, "AfterAllowTraffic", "i-01")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(cell(page, "BeforeBlockTraffic", "i-01")).toBeFocused();

  await cell(page, "ApplicationStart", "i-03").focus();
  await page.keyboard.press("f");
  await expect(faults(page)).toHaveText("ApplicationStart fails on i-03");
  await expect(cell(page, "ApplicationStart", "i-03")).toBeFocused();
  await expect(cell(page, "ApplicationStart", "i-03")).toHaveAccessibleName(/made to go wrong$/);
  const failure = page.locator(".transport").getByText("i-03 fails");
  await expect(failure).toBeVisible();
  await page.keyboard.press("r");
  await expect(faults(page)).toHaveCount(0);
  // A new run closes the menu of the old one.
  await expect(failure).toHaveCount(0);

  await page.keyboard.press("Enter");
  const menu = page.getByRole("dialog", { name: "ApplicationStart" });
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(cell(page, "ApplicationStart", "i-03")).toBeFocused();
});

test("a click makes an event fail on one instance, or on every one", async ({ page }) => {
  await openFleet(page, 4);
  await cell(page, "Install", "i-02").click();
  const menu = page.getByRole("dialog", { name: "Install" });
  await menu.getByRole("button", { name: "Fail here" }).click();
  await expect(faults(page)).toHaveText("Install fails on i-02");
  await press(page, "End");
  await expect(cell(page, "Install", "i-02")).toHaveAccessibleName(/, failed/);
  await expect(cell(page, "Install", "i-03")).toHaveAccessibleName(/, succeeded/);

  await page.getByRole("button", { name: /^Take away:/ }).click();
  await cell(page, "ValidateService", "i-02").click();
  await page.getByRole("dialog", { name: "ValidateService" }).getByRole("button", { name: "Fail on every instance" }).click();
  await expect(faults(page)).toHaveText("ValidateService fails on every instance");
  await press(page, "End");
  await expect(verdict(page)).toContainText("ended Failed");
});

test("the chosen event is one in the grid, in the card and in the editor", async ({ page }) => {
  await openFleet(page, 4, [{ step: "i-02.ValidateService", kind: "fail" }]);
  await press(page, "End");
  await cell(page, "ValidateService", "i-02").click();
  await page.keyboard.press("Escape");
  await expect(cell(page, "ValidateService", "i-02")).toHaveAttribute("aria-selected", "true");
  const card = page.getByRole("region", { name: "ValidateService on i-02" });
  await expect(card).toContainText("scripts/validate.sh failed with exit code 1");
  await expect(card.getByRole("button", { name: /^scripts\/validate\.sh/ })).toContainText("r42");
  await expect(card.getByRole("button", { name: /^Lines/ })).toBeVisible();

  await editor(page).getByText("scripts/stop.sh").click();
  await expect(page.getByRole("gridcell", { selected: true })).toHaveAccessibleName(/^ApplicationStop on i-0\d,/);
  await expect(page.locator(".fleet-column.lit")).toHaveText(/^ApplicationStop/);
});

test("many instances stand in groups, and a group shows some of them at a time", async ({ page }) => {
  await openFleet(page, 60, [{ step: "i-04.ValidateService", kind: "fail" }]);
  await press(page, "End");
  await expect(page.locator(".fleet-row")).toHaveCount(5);
  await page.getByRole("button", { name: "59 done" }).click();
  await expect(page.locator(".fleet-row:not(.group)")).toHaveCount(12);
  await expect(page.locator(".fleet-pager")).toContainText("1 to 12 of 59 done");
  await page.getByRole("button", { name: "The instances after" }).click();
  await expect(cell(page, "Install", "i-14")).toBeVisible();
  await page.getByRole("button", { name: "1 failed" }).click();
  await expect(cell(page, "ValidateService", "i-04")).toHaveAccessibleName(/, failed/);
});
