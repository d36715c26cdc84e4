// The files that a person drops or chooses: of a folder those in it, of an archive those packed in it.

import { isArchive, unpacked } from "./archive.js";

/** More files than this are not looked at. */
const MOST_FILES = 500;
/** A longer file is known by its name only, in bytes. */
const LONGEST = 2_000_000;

/**
 * Lists the files that a drop carries, or that were chosen. What is dropped must be asked for before the event is over,
 * so this is to be called at once.
 *
 * @param {DataTransfer | FileList} carried what is dropped or chosen
 * @returns {Promise<{ files: { path: string, bytes: Uint8Array | null }[], hasMore: boolean }>} each file by its path;
 *   no bytes where it is too long
 */
export function carriedFiles(carried) {
  const entries = carried instanceof FileList ? [...carried] : [...carried.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return list(entries.filter(Boolean));
}

async function list(entries) {
  const files = [];
  for (const entry of entries) {
    for await (const file of below(entry)) {
      if (files.length === MOST_FILES) return { files, hasMore: true };
      files.push(file);
    }
  }
  return { files, hasMore: false };
}

async function* below(entry) {
  if (entry.isDirectory) {
    for await (const part of parts(entry)) yield* below(part);
    return;
  }
  const file = entry instanceof File ? entry : await new Promise((found, failed) => entry.file(found, failed));
  if (isArchive(file)) {
    yield* unpacked(file, LONGEST);
    return;
  }
  const path = (entry.fullPath ?? file.webkitRelativePath) || file.name;
  const bytes = file.size > LONGEST ? null : new Uint8Array(await file.arrayBuffer());
  yield { path: path.replace(/^\//, ""), bytes };
}

async function* parts(folder) {
  const reader = folder.createReader();
  for (;;) {
    // It lists a hundred at a time, and nothing at the end.
    const some = await new Promise((found, failed) => reader.readEntries(found, failed));
    if (some.length === 0) return;
    yield* some;
  }
}
