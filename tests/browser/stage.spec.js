// The stage and the transport, as a person uses them: play, scrub, make a step fail, read why.

import { faults, openBuild, openExample, phase, scrubber, time, verdict } from "./person.js";
import { expect, test } from "./quiet-page.js";

test.beforeEach(async ({ page }) => {
  await openBuild(page);
  await expect(scrubber(page)).toBeVisible();
});

test("the scrubber goes from change to change, and says where it is", async ({ page }) => {
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  await expect(time(page)).toContainText("0:00");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", /DOWNLOAD_SOURCE in progress$/);
  await page.keyboard.press("End");
  await expect(verdict(page)).toContainText("ended FAILED");
});

test("the head follows the hand", async ({ page }) => {
  const box = await scrubber(page).boundingBox();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 1, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(time(page)).toContainText("0:00");
});

test("time runs when played, and nothing moves while it stands", async ({ page }) => {
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  await page.getByRole("button", { name: "Play" }).click();
  await expect(time(page)).not.toContainText("0:00 /");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.waitForTimeout(500);
  const changes = await page.evaluate(async () => {
    let count = 0;
    const watch = new MutationObserver((records) => (count += records.length));
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    await new Promise((done) => setTimeout(done, 400));
    const moving = document.getAnimations().filter((animation) => animation.playState === "running");
    return [count, moving.length];
  });
  expect(changes).toEqual([0, 0]);
});

test("a run plays to its end and stands there; a step back goes to the change before", async ({ page }) => {
  await openExample(page, "The least that runs");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.getByRole("button", { name: "8×" }).click();
  await expect(verdict(page)).toContainText("ended SUCCEEDED", { timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  const end = await time(page).textContent();
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(verdict(page)).toContainText("will end SUCCEEDED");
  expect(await time(page).textContent()).not.toBe(end);
  await page.getByRole("button", { name: "Step forward" }).click();
  expect(await time(page).textContent()).toBe(end);
});

test("PRE_BUILD made to fail by click: what does not run, and why", async ({ page }) => {
  await openExample(page, "From source to image");
  await page.getByRole("button", { name: /^Take away:/ }).click();
  await expect(verdict(page)).toContainText("SUCCEEDED");
  await phase(page, "PRE_BUILD").click();
  await page.getByRole("region", { name: "PRE_BUILD" }).getByRole("button", { name: "Make it fail" }).click();
  await page.getByRole("dialog", { name: "PRE_BUILD" }).getByRole("button", { name: "Fail here" }).click();
  await expect(faults(page)).toHaveText(/PRE_BUILD fails/);
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(verdict(page)).toContainText("ended FAILED");
  for (const name of ["BUILD", "POST_BUILD"]) {
    await expect(phase(page, name)).toContainText("did not run");
    await phase(page, name).click();
    await expect(page.getByRole("region", { name, exact: true }).locator(".phase-why")).toContainText("PRE_BUILD");
  }
});

test("F on a phase makes it fail, R takes that away", async ({ page }) => {
  await phase(page, "PROVISIONING").focus();
  await page.keyboard.press("f");
  await expect(faults(page).filter({ hasText: "PROVISIONING fails" })).toBeVisible();
  await expect(phase(page, "PROVISIONING")).toBeFocused();
  await page.keyboard.press("r");
  await expect(faults(page).filter({ hasText: "PROVISIONING" })).toHaveCount(0);
});

test("the arrows lead from phase to phase", async ({ page }) => {
  await phase(page, "SUBMITTED").focus();
  await page.keyboard.press("ArrowRight");
  await expect(phase(page, "QUEUED")).toBeFocused();
  await page.keyboard.press("End");
  await expect(phase(page, "COMPLETED")).toBeFocused();
});

test("a command's menu offers what can go wrong, and gives the focus back", async ({ page }) => {
  const command = page.locator(".command button").first();
  await command.click();
  const menu = page.locator(".step-menu");
  await expect(menu.getByRole("button", { name: "Let it time out" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(command).toBeFocused();
});

test("what was left out is bridged by a line with its cause", async ({ page }) => {
  await scrubber(page).focus();
  await page.keyboard.press("End");
  await expect(page.locator(".jump text")).toHaveText("PRE_BUILD failed, so go on here");
  await expect(phase(page, "BUILD")).toContainText("did not run");
});

test("a line of the log leads to its instant", async ({ page }) => {
  await page.getByRole("button", { name: "Log", exact: true }).click();
  await page.locator(".log-view li button", { hasText: "Entering phase INSTALL" }).click();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", /in progress$/);
  await expect(page.locator(".log-view li.ahead").first()).toBeAttached();
});

test("the scenario's form changes the run", async ({ page }) => {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Scenario" });
  await form.getByLabel("Project").fill("shop");
  await form.getByLabel("Project").press("Enter");
  await expect(page.getByRole("heading", { name: "Build of shop" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
});

test.describe("where less movement is asked for", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("play goes step by step", async ({ page }) => {
    await scrubber(page).focus();
    await page.keyboard.press("Home");
    await page.getByRole("button", { name: "Play" }).click();
    await expect(time(page)).toContainText("0:01");
    await expect(time(page)).toContainText("0:10");
  });
});
