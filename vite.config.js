// Bundles index.html and what it names into dist/. Addresses are relative, so that the site runs under any path.

import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  publicDir: false,
  worker: { format: "es" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // Every asset is a file: the security policy knows no inlined ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
