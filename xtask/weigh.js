// Weighs every file of a folder: prints `{ "path": { "raw": bytes, "brotli": bytes } }`.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync } from "node:zlib";

const folder = process.argv[2];
const weights = {};
for (const name of readdirSync(folder, { recursive: true }).sort()) {
  const path = join(folder, name);
  if (!statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  weights[relative(folder, path).split(sep).join("/")] = { raw: bytes.length, brotli: brotliCompressSync(bytes).length };
}
console.log(JSON.stringify(weights));
