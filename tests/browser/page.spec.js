// The page as a person uses it: their text is checked, kept, undone, brought back and played.

import { test as noisy } from "@playwright/test";
import { OWN, editor, faults, isAsWideAsItsWindow, openExample, openWith, phase, rows, scrubber, text, write } from "./person.js";
import { expect, test } from "./quiet-page.js";

test("a finding is listed, gone to, fixed, and the fix undone", async ({ page }) => {
  await openWith(page, OWN);
  await expect(rows(page)).toHaveCount(0);
  await write(page, "run-As: me\n");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator(".squiggle")).toHaveText("run-As");
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

test("all that a person did survives a reload", async ({ page }) => {
  await openWith(page, OWN);
  await write(page, "# kept");
  await phase(page, "BUILD").click();
  await page.getByRole("button", { name: /^Fail this step/ }).click();
  await expect(faults(page)).toHaveText(/BUILD fails/);
  await page.keyboard.press("t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "2×" }).click();
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const where = await scrubber(page).getAttribute("aria-valuetext");
  await page.reload();
  await expect(faults(page)).toHaveText(/BUILD fails/);
  expect(await text(page)).toBe(`${OWN}# kept`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("button", { name: "2×" })).toHaveAttribute("aria-pressed", "true");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", where);
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

test("a text that is nested beyond reason is kept, told of, and coloured again when it is not", async ({ page }) => {
  const deep = `version: 0.2\na: ${"[".repeat(20_000)}`;
  await openWith(page, deep);
  await expect(rows(page).first()).toBeVisible();
  expect(await text(page)).toBe(deep);
  await expect(page.locator(".syn-key")).toHaveCount(0);
  await write(page, "]".repeat(3));
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+A");
  await page.keyboard.type("version: 0.2");
  await expect(page.locator(".syn-key")).toHaveCount(1);
});

test("keys of the page act before the first picture is there", async ({ page }) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (!String(message).startsWith('{"Rehearse"')) post.call(this, message, ...rest);
    };
  });
  await page.goto("./");
  await page.getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
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

for (const width of [390, 320]) {
  test.describe(`on a phone ${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("panes are tabs, and nothing reaches beyond the page", async ({ page }) => {
      await openWith(page, `${OWN}run-As: me\n`);
      await expect(editor(page)).toBeVisible();
      const title = page.locator(".top .tab");
      expect(await title.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
      expect(await isAsWideAsItsWindow(page)).toBe(true);
      await page.getByRole("tab", { name: /Problems/ }).click();
      await expect(editor(page)).toBeHidden();
      await expect(rows(page)).toHaveCount(1);
      expect(await isAsWideAsItsWindow(page)).toBe(true);
      await page.keyboard.press("ArrowRight");
      await expect(page.getByRole("region", { name: "Transport" })).toBeVisible();
      expect(await isAsWideAsItsWindow(page)).toBe(true);
    });
  });
}
