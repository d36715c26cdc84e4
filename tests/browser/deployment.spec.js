// Deployments as a person meets them: recognised, read otherwise, and played from an example to its end.

import { editor, open, openBuild, openExample, openWith, rows, scrubber, time, verdict } from "./person.js";
import { expect, test } from "./quiet-page.js";

const APPSPEC = "version: 0.0\nos: linux\nfiles:\n  - source: dist/\n    destination: /srv/web\nhooks:\n  ValidateService:\n    - location: scripts/check.sh\n      timeout: \"60\"\n";

const readAs = (page) => page.getByRole("combobox", { name: "Read as" });
const narration = (page) => page.locator(".narration");

/** Stands at the end of the run. */
async function toTheEnd(page) {
  await scrubber(page).focus();
  await page.keyboard.press("End");
}

test("an AppSpec file is recognised, named and checked as the chosen agents read it", async ({ page }) => {
  await openWith(page, APPSPEC);
  await expect(page.locator(".tab.on")).toContainText("appspec.yml");
  await expect(page.locator(".tab.on")).toContainText("CodeDeploy");
  await expect(readAs(page)).toContainText("CodeDeploy AppSpec for EC2");
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("combobox", { name: "CodeDeploy agent" }).selectOption({ label: "agent 1.8" });
  await expect(rows(page).filter({ hasText: /CD303/ }).locator(".bad")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "CodeDeploy agent" })).toHaveValue("agent 1.8");
});

test("what a file is read as can be chosen, and is told anew", async ({ page }) => {
  await openWith(page, APPSPEC);
  await readAs(page).selectOption({ label: "Read as CodeDeploy AppSpec for Amazon ECS" });
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Shift traffic/ })).toBeVisible();
  await readAs(page).selectOption({ index: 0 });
  await expect(page.getByRole("heading", { name: /^Deploy / })).toBeVisible();
});

test("a text that becomes an AppSpec file is played as a deployment", async ({ page }) => {
  await openBuild(page);
  await expect(page.locator(".tab.on")).toContainText("buildspec.yml");
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+A");
  await page.keyboard.type("version: 0.0\nos: linux\n");
  await expect(page.locator(".tab.on")).toContainText("appspec.yml");
  await expect(page.getByRole("heading", { name: /^Deploy / })).toBeVisible();
});

test("a canary that an alarm stops is rolled back at once", async ({ page }) => {
  await open(page);
  await openExample(page, "A canary that an alarm stops");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(verdict(page)).toContainText("will end Stopped");
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  for (let moment = 0; moment < 3; moment++) await page.keyboard.press("Shift+ArrowRight");
  await expect(narration(page)).toContainText("The alarm errors went into ALARM while the replacement task set had 10 %");
  await expect(time(page)).toContainText("6:40");
  await toTheEnd(page);
  await expect(verdict(page)).toContainText("ended Stopped");
  await expect(narration(page)).toContainText("d-ROLLBACK1 ends as Succeeded");
});

test("the stop trap closes over three deployments, and the flag opens it", async ({ page }) => {
  await open(page);
  await openExample(page, /^The stop trap/);
  await toTheEnd(page);
  await expect(verdict(page)).toContainText("ended Failed");
  await openExample(page, "The way out of the stop trap");
  await toTheEnd(page);
  await expect(verdict(page)).toContainText("ended Succeeded");
});
