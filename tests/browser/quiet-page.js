// A page that must stay quiet: what a test gets as `page` fails it on any warning, any error and any request to elsewhere.

import { expect, test as base } from "@playwright/test";

export { expect };

export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const noise = [];
    const { origin } = new URL(baseURL);
    page.on("console", (message) => {
      if (["warning", "error", "assert"].includes(message.type())) noise.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => noise.push(`uncaught: ${error.message}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol !== "blob:" && url.protocol !== "data:" && url.origin !== origin) noise.push(`request: ${url}`);
    });
    await use(page);
    expect(noise).toEqual([]);
  },
});
