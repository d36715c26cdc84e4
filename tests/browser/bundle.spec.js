// A bundle as a person opens it: an archive, or several files, of which the AppSpec file is shown.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { open, rows, text } from "./person.js";
import { expect, test } from "./quiet-page.js";

const APPSPEC = "version: 0.0\nos: linux\nfiles:\n  - source: dist/\n    destination: /srv/web\nhooks:\n  ApplicationStart:\n    - location: scripts/start.sh\n      timeout: 60\n  ValidateService:\n    - location: scripts/check.sh\n      timeout: 60\n";
const START = "#!/bin/bash\nset -e\njava -jar app.jar &\n";

/** A zip archive of these files, each packed. */
function archive(files) {
  const [locals, entries] = [[], []];
  let at = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), deflateRawSync(Buffer.from(content))];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, name, data);
    entries.push(entry, name);
    at += local.length + name.length + data.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const choose = (page, ...files) =>
  page.locator("input[type=file]").setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) })));

test("the scripts in an archive are checked, and survive a reload", async ({ page }) => {
  await open(page);
  await choose(page, ["app.zip", archive({ "app/appspec.yml": APPSPEC, "app/scripts/start.sh": START, "app/dist/index.html": "<p>" })]);
  await expect(page.getByText("bundle: 3 files")).toBeVisible();
  expect(await text(page)).toBe(APPSPEC);
  const told = rows(page).filter({ hasText: "CD709" });
  await expect(told).toContainText("Line 3 of scripts/start.sh leaves java in the background");
  await expect(rows(page).filter({ hasText: "CD717" })).toContainText("scripts/check.sh is not in the bundle");
  await page.reload();
  await expect(told).toHaveCount(1);
  await page.getByRole("button", { name: "Leave the bundle aside" }).click();
  await expect(told).toHaveCount(0);
});

test("several files are opened together, and what is no bundle is told of", async ({ page }) => {
  await open(page);
  const before = await text(page);
  await choose(page, ["start.sh", START], ["notes.txt", "?"]);
  await expect(page.getByText("None of these files is a pipeline, a buildspec or an AppSpec file; nothing was opened.")).toBeVisible();
  await choose(page, ["broken.zip", "not packed"]);
  await expect(page.getByText("broken.zip is no zip archive.")).toBeVisible();
  expect(await text(page)).toBe(before);
  await choose(page, ["appspec.yml", APPSPEC.replaceAll("scripts/", "")], ["start.sh", START]);
  await expect(page.getByText("bundle: 2 files")).toBeVisible();
  await expect(rows(page).filter({ hasText: "CD709" })).toHaveCount(1);
});

test("a bundle is dropped on the page", async ({ page }) => {
  await open(page);
  await page.evaluate(
    ([spec, start]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([spec], "appspec.yml"));
      carried.items.add(new File([start], "start.sh"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    },
    [APPSPEC.replaceAll("scripts/", ""), START],
  );
  await expect(page.getByText("bundle: 2 files")).toBeVisible();
});

test("a folder is dropped on the page as the desktop does it", async ({ page }, info) => {
  const folder = info.outputPath("app");
  for (const part of ["scripts", "dist"]) mkdirSync(join(folder, part), { recursive: true });
  const files = { "appspec.yml": APPSPEC, "scripts/start.sh": START, "dist/index.html": "<p>" };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  await open(page);
  const desktop = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await desktop.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
  await expect(page.getByText("bundle: 3 files")).toBeVisible();
  expect(await text(page)).toBe(APPSPEC);
  await expect(rows(page).filter({ hasText: "CD717" })).toContainText("scripts/check.sh is not in the bundle");
});
