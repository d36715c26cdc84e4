// What was found in the text, and what the editor knows about it: marks, cards, fixes.

import { expect } from "./quiet-page.js";
import { BUILDSPEC, INSTALL, LOGIN, PUSH, card, cursorAt, events, findings, line, place, test, text } from "./editor-fixture.js";

test("findings are underlined and marked, the gravest first", async ({ page }) => {
  await findings(page, LOGIN, PUSH, INSTALL);
  await expect(page.locator(".squiggle-warning")).toHaveText("aws ecr get-login");
  await expect(page.locator(".squiggle-error")).toHaveText("docker push");
  await expect(page.locator(".squiggle-hint")).toHaveText("npm ci");
  await expect(page.getByRole("img", { name: "Warning CB704: aws ecr get-login does not exist" })).toBeVisible();

  await findings(page, LOGIN, { ...PUSH, ...place("aws ecr") });
  await expect(page.locator(".severity .glyph")).toHaveCount(1);
  await expect(page.locator(".severity .glyph-error")).toBeVisible();
});

test("findings of an older text are left aside, and newer ones move with the text", async ({ page }) => {
  const before = await page.evaluate(() => editor.version);
  await page.evaluate(() => editor.applyEdits(JSON.stringify([{ from: 0, to: 0, text: "# mine\n" }]), "Add a comment"));
  await page.evaluate(([json, version]) => editor.setDiagnostics(json, version), [JSON.stringify([LOGIN]), before]);
  await expect(page.locator(".squiggle")).toHaveCount(0);

  await page.evaluate((text) => editor.setText(text), BUILDSPEC);
  await findings(page, LOGIN, PUSH);
  await page.evaluate(() => editor.applyEdits(JSON.stringify([{ from: 0, to: 0, text: "# one\n# two\n" }]), "Add comments"));
  await expect(page.locator(".squiggle-warning")).toHaveText("aws ecr get-login");
  await page.evaluate(() => editor.focusEditor());
  await page.keyboard.press("F8");
  expect((await events(page, "cursor")).at(-1).line).toBe(13);
  // Its fix moved too.
  await page.keyboard.press("Control+.");
  await expect(line(page, "- aws ecr get-login-password | docker login")).toBeVisible();
});

test("a finding at the end of the text, in an empty line and beyond it is shown all the same", async ({ page }) => {
  const end = BUILDSPEC.length;
  await findings(page, { ...PUSH, from: end, to: end }, { ...LOGIN, from: end + 50, to: end + 60, fixes: [] });
  await expect(page.locator(".severity .glyph-error")).toBeVisible();
  await findings(page, { ...PUSH, from: end - 1, to: end - 1 });
  await expect(page.locator(".squiggle-error")).toHaveText("t");
});

test("the card says what was found, and its fix is one step that can be undone", async ({ page }) => {
  await findings(page, LOGIN);
  await page.locator(".squiggle-warning").hover();
  await expect(card(page)).toBeVisible();
  await expect(card(page).locator(".rule")).toContainText("CB704");
  await expect(card(page).locator(".msg code")).toHaveText("aws ecr get-login");
  await expect(card(page).locator(".assumption")).toContainText("AWS does not say since when.");
  await expect(card(page).locator(".diff > div")).toHaveText([
    /- *\$\(aws ecr get-login --no-include-email\)$/,
    /\+ *aws ecr get-login-password \| docker login$/,
    /\+ *--username AWS --password-stdin \$REGISTRY$/,
  ]);

  await card(page).getByRole("button", { name: "Use get-login-password" }).click();
  await expect(card(page)).toHaveCount(0);
  expect(await text(page)).toContain("      - aws ecr get-login-password | docker login\n          --username AWS");
  const [edit] = await events(page, "edit");
  expect(edit).toEqual({ name: "edit", text: await text(page), version: await page.evaluate(() => editor.version) });

  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe(BUILDSPEC);
  expect(await events(page, "edit")).toHaveLength(2);
});

test("the card leads to the rule's page and to related places", async ({ page }) => {
  await findings(page, LOGIN);
  await page.locator(".severity .glyph").click();
  await card(page).getByRole("button", { name: "Line 12" }).click();
  expect((await events(page, "cursor")).at(-1).offset).toBe(place("docker push").from);
  await page.locator(".severity .glyph").click();
  await card(page).getByRole("button", { name: "Rule page" }).click();
  expect(await events(page, "rule")).toEqual([{ name: "rule", code: "CB704" }]);
  await expect(card(page)).toHaveCount(0);
});

test("the card goes when the focus does, and on Escape", async ({ page }) => {
  await findings(page, LOGIN);
  await page.locator(".severity .glyph").click();
  await expect(page.getByRole("dialog", { name: "CB704" })).toBeFocused();
  await page.locator("body").click({ position: { x: 700, y: 300 } });
  await expect(card(page)).toHaveCount(0);

  await page.locator(".severity .glyph").click();
  await card(page).getByText("does not exist").click();
  await page.locator("#before").click();
  await expect(card(page)).toHaveCount(0);

  await page.evaluate(() => editor.focusEditor());
  await page.locator(".squiggle-warning").hover();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  expect(await events(page, "leave")).toEqual([]);
});

test("the card opens by key, holds the focus, and gives it back", async ({ page }) => {
  await findings(page, LOGIN);
  await cursorAt(page, "aws ecr");
  await page.keyboard.press("Alt+F8");
  await expect(page.getByRole("dialog", { name: "CB704" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(card(page).getByRole("button", { name: "Use get-login-password" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "buildspec.yml" })).toBeFocused();
  expect(await events(page, "leave")).toEqual([]);

  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  await expect(page.getByRole("dialog", { name: "CB704" })).toBeFocused();
});

test("what is known about a key shows, alone or below what was found", async ({ page }) => {
  await page.getByText("runtime-versions").hover();
  await expect(card(page).locator(".title")).toHaveText("runtime-versions");
  await expect(card(page).locator(".why")).toHaveText("The languages to install, and their versions.");
  await expect(card(page).getByRole("link", { name: "docs.aws.amazon.com" })).toBeVisible();

  await page.getByText("version: 0.2").hover();
  await expect(card(page)).toHaveCount(0);
  await findings(page, { ...PUSH, ...place("runtime-versions") });
  await page.getByText("runtime-versions").hover();
  await expect(card(page).locator(".part")).toHaveCount(2);
});

test("a key takes the fix at the cursor; among several it lets one choose", async ({ page }) => {
  const second = { title: "Leave it out", safe: false, edits: [{ ...place("      - $(aws ecr get-login --no-include-email)\n"), text: "" }] };
  await findings(page, LOGIN);
  await cursorAt(page, "npm ci");
  expect(await page.evaluate(() => editor.fixAtCursor())).toBe(false);
  await cursorAt(page, "get-login");
  await page.keyboard.press("Control+.");
  expect(await text(page)).toContain("get-login-password");
  await page.keyboard.press("Control+z");

  await findings(page, { ...LOGIN, fixes: [...LOGIN.fixes, second] });
  await cursorAt(page, "get-login");
  await page.keyboard.press("Control+.");
  await expect(page.getByRole("menuitem")).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await text(page)).not.toContain("get-login");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe(BUILDSPEC);

  // A fix whose text has changed meanwhile is not offered.
  await findings(page, LOGIN);
  await page.evaluate(({ to }) => editor.applyEdits(JSON.stringify([{ from: to, to, text: "!" }]), "x"), place("--no-include"));
  expect(await page.evaluate(() => editor.fixAtCursor())).toBe(false);
});

test("F8 goes from finding to finding, round and round, and both ways", async ({ page }) => {
  await findings(page, LOGIN, PUSH, INSTALL);
  await page.evaluate(() => editor.focusEditor());
  const at = async () => (await events(page, "cursor")).at(-1).offset;
  for (const { from, code } of [INSTALL, LOGIN, PUSH, INSTALL]) {
    await page.keyboard.press("F8");
    expect(await at()).toBe(from);
    await expect(card(page)).toContainText(code);
  }
  await page.keyboard.press("Shift+F8");
  expect(await at()).toBe(PUSH.from);
});

test("an answer that comes after the text has changed is dropped, and one that never comes does no harm", async ({ page }) => {
  await page.evaluate(() => {
    const answers = [];
    window.answer = () => answers.shift()?.(JSON.stringify({ from: 0, to: 1, options: [{ label: "late", insert: "late" }] }));
    editor.ask = () => new Promise((resolve) => answers.push(resolve));
    editor.reveal(0, 0, true);
  });
  await page.keyboard.press("Control+Space");
  await page.evaluate(() => {
    editor.applyEdits(JSON.stringify([{ from: 5, to: 5, text: "x" }]), "x");
    answer();
  });
  await page.waitForTimeout(200);
  await expect(page.getByRole("option")).toHaveCount(0);

  await page.evaluate(() => {
    editor.ask = () => new Promise((resolve) => (window.answer = () => resolve('{"from":0,"to":1,"title":"late","doc":"late"}')));
    editor.reveal(0, 0, true);
  });
  await page.keyboard.press("Alt+F8");
  await page.evaluate(() => {
    editor.applyEdits(JSON.stringify([{ from: 5, to: 5, text: "x" }]), "x");
    answer();
  });
  await page.waitForTimeout(200);
  await expect(card(page)).toHaveCount(0);

  await page.evaluate(() => (editor.ask = () => Promise.reject(new Error("the worker has ended"))));
  await page.keyboard.press("Control+Space");
  await page.keyboard.type("a");
  await expect(page.getByRole("option")).toHaveCount(0);
});
