// What people stumbled over, so that nobody does again.

import { test as noisy } from "@playwright/test";
import { openBuild } from "./person.js";
import { expect, test } from "./quiet-page.js";

const chips = (page) => page.locator(".chip.fault");
const pill = (page) => page.locator(".stage-head .pill");
const whatIf = (page) => page.getByRole("group", { name: "What if" });
const text = (page) => page.locator("code-editor").evaluate((element) => element.text);

async function openExample(page, title) {
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("dialog").getByRole("button", { name: title }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function toTheEnd(page) {
  await page.getByRole("slider", { name: "Time" }).focus();
  await page.keyboard.press("End");
}

/** Takes the place of the whole text, as a person does who pastes. */
async function paste(page, own) {
  await page.locator("code-editor").evaluate((element, own) => {
    element.focusEditor();
    document.execCommand("selectAll");
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", own);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    element.shadowRoot.querySelector(".cm-content").dispatchEvent(paste);
  }, own);
}

test.beforeEach(async ({ page }) => {
  await openBuild(page);
  await expect(page.locator(".transport")).toBeAttached();
});

test("what a build leaves is named in words that are apart", async ({ page }) => {
  await expect(page.getByRole("button", { name: "Artifact artifacts", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Report test-results", exact: true })).toBeVisible();
});

test("a fault can strike the first attempt alone, where another follows", async ({ page }) => {
  await openExample(page, "on-failure: RETRY");
  await toTheEnd(page);
  await expect(chips(page)).toHaveText("go test ./integration/... exits 1, in attempt 1 only");
  await expect(pill(page)).toHaveText("ended SUCCEEDED");

  await whatIf(page).getByRole("button", { name: "it fails in every attempt" }).click();
  await expect(chips(page)).toHaveText("go test ./integration/... exits 1");
  await toTheEnd(page);
  await expect(pill(page)).toHaveText("ended FAILED");

  const command = page.locator(".command button", { hasText: "go test" });
  await page.locator(".phase-node button", { hasText: /^BUILD/ }).click();
  await command.click();
  await page.getByRole("button", { name: "Fail in the first attempt only" }).click();
  await expect(chips(page)).toHaveText("go test ./integration/... exits 1, in attempt 1 only");
});

test("only where RETRY stands is an attempt offered", async ({ page }) => {
  await page.locator(".command button", { hasText: "pytest" }).click();
  await expect(page.locator(".step-menu").getByRole("button", { name: "Let it time out" })).toBeVisible();
  await expect(page.locator(".step-menu").getByRole("button", { name: /attempt/ })).toHaveCount(0);
});

test("F on a step that fails takes that back, as the key sheet says", async ({ page }) => {
  await page.locator(".phase-node button", { hasText: "PROVISIONING" }).focus();
  await page.keyboard.press("f");
  await expect(chips(page).filter({ hasText: "PROVISIONING fails" })).toHaveCount(1);
  await page.keyboard.press("f");
  await expect(chips(page).filter({ hasText: "PROVISIONING" })).toHaveCount(0);
});

test("what if writes a line into the file, and undo takes it out", async ({ page }) => {
  const before = await text(page);
  await whatIf(page).getByRole("button", { name: "on-failure: CONTINUE" }).click();
  expect(await text(page)).toBe(before.replace("  pre_build:\n", "  pre_build:\n    on-failure: CONTINUE\n"));
  await expect(page.locator(".phase-node button", { hasText: /^BUILD/ })).not.toContainText("did not run");
  await expect(whatIf(page).getByRole("button", { name: /on-failure/ })).toHaveCount(0);
  await page.locator("code-editor").evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+z");
  await expect.poll(() => text(page)).toBe(before);
});

test("an alias that stands for nothing fails DOWNLOAD_SOURCE, as its finding says", async ({ page }) => {
  await paste(page, "version: 0.2\nphases:\n  build:\n    commands: &all\n      - make\n      - *all\n");
  await expect(page.locator(".phase-node.bad")).toContainText("DOWNLOAD_");
  await toTheEnd(page);
  await expect(page.locator(".transport")).toContainText("anchor 'all' value contains itself");
});

test("how long CodeBuild's own phases take can be said, too", async ({ page }) => {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  const field = page.getByRole("spinbutton", { name: "Duration of PROVISIONING" });
  await field.fill("100");
  await field.press("Enter");
  await page.keyboard.press("Escape");
  await toTheEnd(page);
  await expect(page.locator(".phase-node button", { hasText: "PROVISIONING" })).toContainText("1\u00a0min 40\u00a0s");
});

test.describe("in a narrow window", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("names are whole and what goes wrong comes first", async ({ page }) => {
    await page.getByRole("tab", { name: "Stage" }).click();
    const cut = (selector) => page.locator(selector).first().evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(await cut(".tab.on")).toBeLessThanOrEqual(0);
    expect(await cut(".stage-title h2")).toBeLessThanOrEqual(0);
    await expect(chips(page).getByRole("button")).toBeInViewport();
  });
});

noisy("a text that takes too long is told of, and the picture does not pass for its own", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("slider", { name: "Time" })).toBeVisible();
  const lines = Array.from({ length: 200_000 }, (_, index) => `      - echo ${index} ${"y".repeat(35)}\n`);
  await paste(page, `version: 0.2\nphases:\n  build:\n    commands:\n${lines.join("")}`);
  await expect(page.getByText("Reading this text took more than two seconds and was ended.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Check it again" })).toBeVisible();
  await expect(page.getByText("your text will not survive a reload")).toBeVisible();

  await paste(page, "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n");
  await expect(page.getByText("Reading this text took more than")).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByText("your text will not survive a reload")).toHaveCount(0);
});
