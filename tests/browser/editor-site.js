// Builds and serves the page that holds nothing but the editor: Vite's own dev server does not live under its policy.

import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = "tests/browser/editor.html";

/** Builds into `outDir`; gives back the page's address and a function that ends its server. */
export async function serveEditor(outDir) {
  const shared = { root, configFile: false, publicDir: false, base: "./", logLevel: "error" };
  await build({
    ...shared,
    build: { outDir, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, rollupOptions: { input: `${root}${PAGE}` } },
  });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: "127.0.0.1" } });
  return { address: `${server.resolvedUrls.local[0]}${PAGE}`, close: () => server.close() };
}
