// The page as a person uses it: their text is checked, kept, undone, brought back and played.

import { test as noisy } from "@playwright/test";
import { expect, test } from "./quiet-page.js";

const editor = (page) => page.locator("code-editor");
const text = (page) => editor(page).evaluate((element) => element.text);
const rows = (page) => page.getByRole("region", { name: "Problems" }).getByRole("listitem");

/** Opens the page with a text of one's own. */
async function openWith(page, own) {
  await page.addInitScript((own) => {
    if (localStorage.getItem("rehearsal.text") === null) localStorage.setItem("rehearsal.text", own);
  }, own);
  await page.goto("./");
  await expect(editor(page)).toBeAttached();
  await expect(page.getByText("Reading the file.")).toHaveCount(0);
}

/** Writes at the end of the text. */
async function write(page, more) {
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+End");
  await page.keyboard.type(more);
}

async function openExample(page, title) {
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("dialog").getByRole("button", { name: title }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

const OWN = "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n";

test("a finding is listed, gone to, fixed, and the fix undone", async ({ page }) => {
  await openWith(page, OWN);
  await expect(rows(page)).toHaveCount(0);
  await write(page, "run-As: me\n");
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole("button", { name: /run-As/ }).first().click();
  await expect(editor(page)).toBeFocused();
  await rows(page).getByRole("button", { name: /^Fix/ }).click();
  await expect.poll(() => text(page)).toContain("run-as: me");
  await expect(rows(page)).toHaveCount(0);
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+z");
  await expect.poll(() => text(page)).toContain("run-As: me");
});

test("a rule's page opens over the page and gives the focus back", async ({ page }) => {
  await openWith(page, `${OWN}run-As: me\n`);
  const why = rows(page).getByRole("button", { name: /^Why/ });
  await why.click();
  await expect(page.getByRole("dialog")).toContainText("Why it matters");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(why).toBeFocused();
});

test("an example plays and does not lose one's own text", async ({ page }) => {
  await openWith(page, OWN);
  await write(page, "# mine");
  await openExample(page, "The trap in POST_BUILD");
  expect(await text(page)).toContain("docker push");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+z");
  await expect.poll(() => text(page)).toContain("# mine");
  await openExample(page, "The least that runs");
  await openExample(page, "buildspec.yml");
  expect(await text(page)).toContain("# mine");
});

test("text, scenario and view survive a reload", async ({ page }) => {
  await openWith(page, OWN);
  await write(page, "# kept");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.reload();
  await expect.poll(() => text(page)).toContain("# kept");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test("what is stored and broken is told of, and the text is there", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("rehearsal.sitting", "{broken"));
  await openWith(page, OWN);
  await expect(page.getByText("The stored scenario could not be read and is left out.")).toBeVisible();
  expect(await text(page)).toBe(OWN);
});

test("a full storage is told of", async ({ page }) => {
  await openWith(page, OWN);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await write(page, "# more");
  await expect(page.getByText("your text will not survive a reload")).toBeVisible();
});

test("what cannot be read leaves the last picture, and is played on demand", async ({ page }) => {
  await openWith(page, OWN);
  await write(page, "foo: bar: baz\n");
  await expect(page.getByText("Up to line 5.")).toBeVisible();
  await page.getByRole("button", { name: "Play it as AWS would" }).click();
  await expect(page.getByText("Up to line 5.")).toHaveCount(0);
  await expect(page.getByText("YAML_FILE_ERROR").first()).toBeVisible();
});

test("single letters act outside the editor and can be switched off", async ({ page }) => {
  await openWith(page, OWN);
  await page.getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  await write(page, "t");
  expect(await text(page)).toBe(`${OWN}t`);
});

noisy("a checker that hangs is started anew, and checks on", async ({ page }) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (!String(message).includes("HANG")) post.call(this, message, ...rest);
    };
  });
  await openWith(page, OWN);
  await write(page, "# HANG");
  await expect(page.getByText("The checker was started anew; your text is untouched.")).toBeVisible({ timeout: 8_000 });
  expect(await text(page)).toBe(`${OWN}# HANG`);
  await page.keyboard.press("Backspace");
  await page.keyboard.type("\nrun-As: me\n");
  await expect(rows(page)).toHaveCount(1);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("panes are tabs", async ({ page }) => {
    await openWith(page, `${OWN}run-As: me\n`);
    await expect(editor(page)).toBeVisible();
    await page.getByRole("tab", { name: /Problems/ }).click();
    await expect(editor(page)).toBeHidden();
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("region", { name: "Transport" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
