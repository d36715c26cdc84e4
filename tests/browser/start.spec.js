// The page starts, and where it cannot it says so.

import { test as noisy } from "@playwright/test";
import { expect, test } from "./quiet-page.js";

test("the page starts and its worker answers", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rehearsal");
  await expect(page.getByText(/^Checked in \d+ ms$/)).toBeVisible();
});

test("the worker is started from a blob and inherits the page's policy", async ({ page }) => {
  const started = page.waitForEvent("worker");
  await page.goto("./");
  const worker = await started;
  expect(worker.url()).toMatch(/^blob:/);
  // Refused by the policy before anything is sent.
  const elsewhere = worker.evaluate(() => fetch("https://example.invalid/").then(() => "sent", () => "refused"));
  expect(await elsewhere).toBe("refused");
});

noisy("what goes wrong in the worker reaches the page", async ({ page }) => {
  const started = page.waitForEvent("worker");
  await page.goto("./");
  const worker = await started;
  await expect(page.getByText(/^Checked in/)).toBeVisible();
  // No text, so the core cannot take it.
  await worker.evaluate(() => void self.dispatchEvent(new MessageEvent("message", { data: null })));
  await expect(page.getByText("The checker was started anew; your text is untouched.")).toBeVisible();
});

noisy("a page whose core is missing says what is wrong", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("Rehearsal could not start");
  await expect(page.getByRole("alert")).toContainText("answered 404");
});

noisy("a browser without WebAssembly is told so", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("This browser has no WebAssembly");
});

noisy("a page whose script never runs explains itself", async ({ page }) => {
  await page.route("**/*.js", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByText("It has not started yet.")).toBeVisible({ timeout: 12_000 });
});

noisy.describe("without JavaScript", () => {
  noisy.use({ javaScriptEnabled: false });

  noisy("the page says what it needs", async ({ page }) => {
    await page.goto("./");
    // Playwright's text selectors skip what lies in a noscript element.
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.locator("noscript p")).toContainText("This page needs JavaScript and WebAssembly");
  });
});
