// The stage and the transport, as a person uses them: play, scrub, make a step fail, read why.

import { expect, test } from "./quiet-page.js";

const time = (page) => page.locator(".controls .time");
const scrubber = (page) => page.getByRole("slider", { name: "Time" });
const phase = (page, name) =>
  page.locator(".phase-node button").filter({ has: page.locator(".name").getByText(name, { exact: true }) });

test.beforeEach(async ({ page }) => {
  await page.goto("./");
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
  await expect(page.locator(".pill")).toContainText("ended FAILED");
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

test("F on a phase makes it fail, R takes that away", async ({ page }) => {
  await phase(page, "PROVISIONING").focus();
  await page.keyboard.press("f");
  await expect(page.locator(".chip.fault", { hasText: "PROVISIONING fails" })).toBeVisible();
  await expect(phase(page, "PROVISIONING")).toBeFocused();
  await page.keyboard.press("r");
  await expect(page.locator(".chip.fault", { hasText: "PROVISIONING" })).toHaveCount(0);
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
