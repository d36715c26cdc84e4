// Writing in the editor, and what the page does to its text.

import { expect } from "./quiet-page.js";
import { BUILDSPEC, LOGIN, card, cursorAt, events, findings, line, place, test, text } from "./editor-fixture.js";

test("completion pops up while typing, on Ctrl-Space, and inserts", async ({ page }) => {
  await cursorAt(page, "  pre_build");
  await page.keyboard.type("    fin");
  await expect(page.getByRole("option")).toHaveText(["finallylist of strings"]);
  await page.waitForTimeout(100); // CodeMirror ignores an Enter that comes at once after the list
  await page.keyboard.press("Enter");
  expect(await text(page)).toContain("    finally:\n      - ");
  expect((await events(page, "edit")).at(-1).text).toContain("    finally:\n      - ");

  await page.evaluate((text) => editor.setText(text), BUILDSPEC);
  await cursorAt(page, "runtime-versions");
  await page.keyboard.press("Control+Space");
  await expect(page.getByRole("option")).toHaveCount(3);
  await expect(page.locator(".cm-completionInfo code, .cm-completionInfo .why")).toHaveText(
    "Run one after another. The first that fails ends the list.",
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  expect(await events(page, "leave")).toEqual([]);
});

test("Tab indents with spaces; Escape, then Tab, leaves", async ({ page }) => {
  await cursorAt(page, "npm ci");
  await page.keyboard.press("Home");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await expect(line(page, "npm ci")).toHaveText("        - npm ci");
  await page.keyboard.press("Shift+Tab");
  await expect(line(page, "npm ci")).toHaveText("      - npm ci");

  await page.keyboard.press("Escape");
  expect(await events(page, "leave")).toHaveLength(1);
  await page.keyboard.press("Tab");
  await expect(page.locator("#after")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox")).toBeFocused();
});

test("Enter after a key goes under it, after an item to the next one", async ({ page }) => {
  await page.evaluate(() => editor.setText("phases:\n  build:\n    commands:"));
  await page.evaluate(() => editor.reveal(30, 30, true));
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- make");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- make test");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- |");
  await page.keyboard.press("Enter");
  await page.keyboard.type("echo one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("echo two");
  expect(await text(page)).toBe(
    "phases:\n  build:\n    commands:\n      - make\n      - make test\n      - |\n        echo one\n        echo two",
  );
});

test("an example is loaded without an edit and can be undone; a first text forgets what was before", async ({ page }) => {
  await page.evaluate(() => editor.focusEditor());
  await page.keyboard.type("# mine ");
  const mine = await text(page);
  const told = (await events(page, "edit")).length;
  await page.evaluate(() => editor.setText("version: 0.2\r\nphases: {}\n", { undoable: true }));
  expect(await text(page)).toBe("version: 0.2\nphases: {}\n");
  expect(await events(page, "edit")).toHaveLength(told);

  await page.evaluate(() => editor.focusEditor());
  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe(mine);
  expect(await events(page, "edit")).toHaveLength(told + 1);
  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe(BUILDSPEC);

  const version = await page.evaluate(() => editor.version);
  await page.evaluate(() => editor.setText("version: 0.1\n"));
  expect(await page.evaluate(() => editor.version)).toBeGreaterThan(version);
  await page.evaluate(() => editor.focusEditor());
  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe("version: 0.1\n");
});

test("edits from the page are one step, and such as do not fit change nothing", async ({ page }) => {
  const edits = [place("docker push"), place("npm ci")].map((at) => ({ ...at, text: "true" }));
  const apply = (json) => [
    editor.applyEdits(json, "Run nothing"),
    // Read at once: an announcement is wiped out after a moment.
    editor.shadowRoot.querySelector(".cm-announced").textContent,
  ];
  expect(await page.evaluate(apply, JSON.stringify(edits))).toEqual([true, "Run nothing"]);
  expect(await events(page, "edit")).toHaveLength(1);
  expect((await text(page)).match(/- true/g)).toHaveLength(2);
  await page.evaluate(() => editor.focusEditor());
  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe(BUILDSPEC);
  for (const bad of [[{ from: 5, to: 99999, text: "" }], [{ from: 5, to: 9, text: "" }, { from: 7, to: 8, text: "" }], [{ from: 9, to: 5, text: "" }]]) {
    expect(await page.evaluate((json) => editor.applyEdits(json, "x"), JSON.stringify(bad))).toBe(false);
  }
  expect(await text(page)).toBe(BUILDSPEC);
});

test("each line shows how it fares, and goes on doing so while the text changes", async ({ page }) => {
  const lines = [
    { line: 8, status: "succeeded" },
    { line: 11, status: "failed", title: "exit 1" },
    { line: 12, status: "skipped" },
    { line: 99, status: "pending" },
  ];
  await page.evaluate((json) => editor.setRun(json), JSON.stringify({ lines, now: 8 }));
  await expect(page.getByRole("img", { name: "failed: exit 1" })).toBeVisible();
  await expect(page.getByRole("img", { name: "did not run" })).toBeVisible();
  await expect(page.locator(".cm-line.row-now")).toHaveText("      - npm ci");
  await expect(page.locator(".cm-line.row-failed")).toContainText("get-login");
  await page.evaluate(() => editor.applyEdits(JSON.stringify([{ from: 0, to: 0, text: "#\n" }]), "x"));
  await expect(page.locator(".cm-line.row-now")).toHaveText("      - npm ci");
  const top = (locator) => locator.evaluate((node) => node.getBoundingClientRect().top);
  expect(await top(page.locator(".run .row-now"))).toBeCloseTo(await top(line(page, "npm ci")), 0);
  await page.evaluate(() => editor.setRun(JSON.stringify({ lines: [], now: null })));
  await expect(page.locator(".run .glyph-failed, .row-now, .row-failed")).toHaveCount(0);
});

test("a place is revealed, with and without the focus", async ({ page }) => {
  await page.evaluate(() => editor.setText(Array.from({ length: 500 }, (_, n) => `key${n}: ${n}`).join("\n")));
  const from = await page.evaluate(() => editor.text.indexOf("key400"));
  await page.evaluate((from) => editor.reveal(from, from + 6, false), from);
  await expect(page.getByText("key400", { exact: true })).toBeInViewport();
  await expect(page.locator(".selected")).toHaveText("key400");
  await expect(page.getByRole("textbox")).not.toBeFocused();
  expect((await events(page, "cursor")).at(-1)).toEqual({ name: "cursor", offset: from, line: 401 });
  await page.evaluate((from) => editor.reveal(from, from + 6, true), from);
  await expect(page.getByRole("textbox")).toBeFocused();
  await expect(page.locator(".selected")).toHaveCount(0);
});

test("lines fold in the run column, and search finds", async ({ page }) => {
  await page.locator(".run .fold-open").first().click();
  await expect(line(page, "npm ci")).toHaveCount(0);
  await page.locator(".run .fold-closed").click();
  await expect(line(page, "npm ci")).toHaveCount(1);
  await page.evaluate(() => editor.focusEditor());
  await page.keyboard.press("Control+f");
  await page.keyboard.type("docker");
  await expect(page.locator(".cm-searchMatch")).toHaveText("docker");
  await page.keyboard.press("Escape");
  await expect(page.locator(".cm-search")).toHaveCount(0);
  await expect(page.getByRole("textbox")).toBeFocused();
});

test("YAML and JSON are coloured, with the variables inside commands", async ({ page }) => {
  await expect(page.locator(".syn-var")).toHaveText("$REPO");
  await expect(page.locator(".syn-num")).toHaveText(["0.2", "22"]);
  await expect(page.locator(".syn-key").first()).toHaveText("version");
  await page.evaluate(() => {
    editor.setAttribute("language", "json");
    editor.setText('{"a": ["b", 1, true, "#{SourceVariables.CommitId}"]}');
  });
  await expect(page.locator(".syn-key")).toHaveText('"a"');
  await expect(page.locator(".syn-num")).toHaveText(["1", "true"]);
  await expect(page.locator(".syn-var")).toHaveText("#{SourceVariables.CommitId}");
});

test("a text that cannot be changed is read, not written", async ({ page }) => {
  await page.evaluate(() => editor.toggleAttribute("readonly", true));
  await findings(page, LOGIN);
  await page.getByRole("textbox", { name: "buildspec.yml" }).focus();
  await page.keyboard.type("x");
  await page.keyboard.press("Control+.");
  expect(await text(page)).toBe(BUILDSPEC);
  await page.locator(".severity .glyph").click();
  await expect(card(page).getByRole("button", { name: "Use get-login-password" })).toHaveCount(0);
  expect(await page.evaluate(() => editor.fixAtCursor())).toBe(false);
});

test("the element can leave the page and come back with its text and its history", async ({ page }) => {
  await page.evaluate(() => editor.focusEditor());
  await page.keyboard.type("# mine ");
  await page.evaluate(() => {
    const { parentNode, nextSibling } = editor;
    editor.remove();
    editor.setAttribute("label", "other.yml");
    parentNode.insertBefore(editor, nextSibling);
  });
  await page.getByRole("textbox", { name: "other.yml" }).focus();
  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe(BUILDSPEC);
});

test("ten megabytes are loaded and typed into without a halt", async ({ page }) => {
  const [load, type] = await page.evaluate(async () => {
    const large = "phases:\n" + "      - echo $HOME and a command of some length, again and again\n".repeat(160_000);
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const start = performance.now();
    editor.setText(large);
    await frame();
    const loaded = performance.now();
    for (let n = 0; n < 10; n++) {
      editor.applyEdits(JSON.stringify([{ from: 5_000_000, to: 5_000_000, text: "x" }]), "x");
      await frame();
    }
    return [loaded - start, (performance.now() - loaded) / 10];
  });
  expect(load).toBeLessThan(3000);
  expect(type).toBeLessThan(300);
});
