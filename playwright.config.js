// The browser tests: against a site that runs already, `cargo xtask test` its own or the one of `cargo xtask serve`.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/browser/chromium.js";

export default defineConfig({
  testDir: "tests/browser",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  reporter: "list",
  use: {
    baseURL: process.env.REHEARSAL_ADDRESS ?? "http://127.0.0.1:8080/",
    trace: "retain-on-failure",
    launchOptions,
  },
});
