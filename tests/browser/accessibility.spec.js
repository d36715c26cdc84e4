// What axe finds wrong for people who do not see, or see little: nothing, in every view, in both themes, at both sizes.

import AxeBuilder from "@axe-core/playwright";
import { grid, openFleet } from "./fleet.js";
import { OWN, faults, open, openBuild, openExample, openWith, rows, scrubber, verdict } from "./person.js";
import { expect, test } from "./quiet-page.js";

/** Where there is room for one pane, brings that one up. */
async function bring(page, pane) {
  const tab = page.getByRole("tab", { name: pane });
  if (await tab.isVisible()) await tab.click();
}

const VIEWS = {
  "the start": open,
  "a build": openBuild,
  "a file that gets another name": async (page) => {
    await open(page);
    await page.getByRole("tablist", { name: "Files" }).getByRole("tab", { selected: true }).focus();
    await page.keyboard.press("F2");
    await expect(page.getByRole("textbox", { name: "Name of the file" })).toBeFocused();
  },
  "what a file can begin with": async (page) => {
    await open(page);
    await page.getByRole("button", { name: "A new file" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "a build that failed": async (page) => {
    await openBuild(page);
    await bring(page, "Stage");
    await scrubber(page).focus();
    await page.keyboard.press("End");
    await expect(verdict(page)).toContainText("ended FAILED");
  },
  "problems": async (page) => {
    await openWith(page, `${OWN}run-As: me\n`);
    await bring(page, "Problems");
    await expect(rows(page)).toHaveCount(1);
  },
  "a rule's page": async (page) => {
    await openWith(page, `${OWN}run-As: me\n`);
    await bring(page, "Problems");
    await rows(page).getByRole("button", { name: /^Why/ }).click();
    await expect(page.getByRole("dialog")).toContainText("Why it matters");
  },
  "the examples": async (page) => {
    await open(page);
    await page.getByRole("button", { name: "Examples" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "the keys": async (page) => {
    await open(page);
    await page.getByRole("button", { name: "Help: the keys" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "the scenario": async (page) => {
    await openBuild(page);
    await bring(page, "Stage");
    await page.getByRole("button", { name: "Scenario", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Scenario" })).toBeVisible();
  },
  "the log": async (page) => {
    await openBuild(page);
    await bring(page, "Stage");
    await page.getByRole("button", { name: "Log", exact: true }).click();
    await expect(page.getByRole("region", { name: "Log" })).toBeVisible();
  },
  "a step's menu": async (page) => {
    await openBuild(page);
    await bring(page, "Stage");
    await page.locator(".command button").first().click();
    await expect(page.locator(".step-menu")).toBeVisible();
  },
  "shifted traffic": async (page) => {
    await open(page);
    await openExample(page, "A canary that an alarm stops");
    await bring(page, "Stage");
    await scrubber(page).focus();
    await page.keyboard.press("End");
    await expect(verdict(page)).toContainText("ended Stopped");
  },
  "the form of a deployment": async (page) => {
    await open(page);
    await openExample(page, "Blue/green on EC2");
    await page.getByRole("button", { name: "Scenario", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Scenario" })).toBeVisible();
  },
  "a batch": async (page) => {
    await open(page);
    await openExample(page, "A batch as a graph");
    await expect(page.getByRole("heading", { name: /^\d+ builds$/ })).toBeVisible();
    await expect(faults(page)).toHaveCount(1);
  },
  "a fleet that rolls back": async (page) => {
    await openFleet(page, 9, [{ step: "ValidateService", kind: "fail" }]);
    await bring(page, "Stage");
    await scrubber(page).focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    await expect(grid(page)).toBeVisible();
  },
  "a fleet in groups": async (page) => {
    await openFleet(page, 60, [{ step: "i-04.ValidateService", kind: "fail" }]);
    await bring(page, "Stage");
    await scrubber(page).focus();
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "59 done" }).click();
    await expect(page.locator(".fleet-pager")).toBeVisible();
  },
};

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    test.describe(`${colorScheme}, ${viewport.width} by ${viewport.height}`, () => {
      // Colours that are still on their way to others are nobody's fault.
      test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });

      for (const [name, show] of Object.entries(VIEWS)) {
        test(name, async ({ page }) => {
          await show(page);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const said = ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n${node.failureSummary}`).join("\n")}`;
          expect(violations.map(said)).toEqual([]);
        });
      }
    });
  }
}
