// What the editor's tests share: its page, under the security policy of the real one, and what they ask of it.

import { serveEditor } from "./editor-site.js";
import { test as quiet } from "./quiet-page.js";

/** The text that each test begins with. */
export const BUILDSPEC = `version: 0.2

phases:
  install:
    runtime-versions:
      nodejs: 22
    commands:
      - npm ci
  pre_build:
    commands:
      - $(aws ecr get-login --no-include-email)
      - docker push $REPO:latest
`;

export const test = quiet.extend({
  site: [
    async ({}, use, { workerIndex }) => {
      const site = await serveEditor(`test-results/editor-site-${workerIndex}`);
      await use(site.address);
      await site.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ site }, use) => use(site),
  page: async ({ page, site }, use) => {
    await page.goto(site);
    await page.evaluate((text) => editor.setText(text), BUILDSPEC);
    await use(page);
  },
});

/** Where `words` stand in a text. */
export const place = (words, text = BUILDSPEC) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });

export const LOGIN = {
  ...place("aws ecr get-login"),
  severity: "warning",
  code: "CB704",
  name: "removed-ecr-login",
  message: "`aws ecr get-login` does not exist in AWS CLI v2.",
  help: "Today's images ship v2.",
  assumption: "AWS does not say since when.",
  related: [{ ...place("docker push"), message: "the login is for this push" }],
  fixes: [
    {
      title: "Use get-login-password",
      safe: true,
      edits: [
        {
          ...place("$(aws ecr get-login --no-include-email)"),
          text: "aws ecr get-login-password | docker login\n          --username AWS --password-stdin $REGISTRY",
        },
      ],
    },
  ],
};
export const PUSH = { ...place("docker push"), severity: "error", code: "CB701", name: "push", message: "It pushes.", related: [], fixes: [] };
export const INSTALL = { ...place("npm ci"), severity: "hint", code: "CB708", name: "cache", message: "Add a cache.", related: [], fixes: [] };

/** What the editor holds. */
export const text = (page) => page.evaluate(() => editor.text);
/** The details of all events of this name. */
export const events = (page, name) => page.evaluate((name) => events.filter((event) => event.name === name), name);
/** Sends the editor these findings. */
export const findings = (page, ...list) =>
  page.evaluate((json) => editor.setDiagnostics(json, editor.version), JSON.stringify(list));
/** Puts the cursor before these words and the focus into the text. */
export const cursorAt = (page, words) =>
  page.evaluate(({ from }) => editor.reveal(from, from, true), place(words, BUILDSPEC));
export const line = (page, words) => page.locator(".cm-line", { hasText: words });
export const card = (page) => page.locator(".card");
