// Several files as a person has them: tabs by mouse and by key, names, undo, what lies in another file, a reload.

import { OWN, editor, open, openWith, rows, text } from "./person.js";
import { expect, test } from "./quiet-page.js";

const files = (page) => page.getByRole("tablist", { name: "Files" });
const tab = (page, name) => files(page).getByRole("tab", { name });
const chosen = (page) => files(page).getByRole("tab", { selected: true });

const PIPELINE = `Resources:
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::444455556666:role/shop-build
      Artifacts: {Type: CODEPIPELINE}
      Environment: {Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: aws/codebuild/standard:7.0}
      Source: {Type: CODEPIPELINE}
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: arn:aws:iam::444455556666:role/shop-pipeline
      ArtifactStore: {Type: S3, Location: shop-artifacts}
      Stages:
        - Name: Source
          Actions:
            - Name: Checkout
              ActionTypeId: {Category: Source, Owner: AWS, Provider: CodeStarSourceConnection, Version: "1"}
              Configuration:
                ConnectionArn: arn:aws:codeconnections:eu-west-1:444455556666:connection/7d6c1f2e-3a4b-4c5d-8e9f-0a1b2c3d4e5f
                FullRepositoryId: example/shop
                BranchName: main
              OutputArtifacts: [{Name: Source}]
        - Name: Build
          Actions:
            - Name: Compile
              ActionTypeId: {Category: Build, Owner: AWS, Provider: CodeBuild, Version: "1"}
              Configuration: {ProjectName: !Ref Build}
              InputArtifacts: [{Name: Source}]
              OutputArtifacts: [{Name: Built}]
`;

/** Opens the page as one who left these files here, the first of them in the editor and on the stage. */
async function openFiles(page, own) {
  const [first, ...more] = own.map(([name]) => ({ name }));
  await page.addInitScript(
    ([texts, sitting]) => {
      if (localStorage.getItem("rehearsal.text") !== null) return;
      texts.forEach((text, place) => localStorage.setItem(place === 0 ? "rehearsal.text" : `rehearsal.text.${place}`, text));
      localStorage.setItem("rehearsal.sitting", sitting);
    },
    [own.map(([, text]) => text), JSON.stringify({ ...first, more })],
  );
  await open(page);
  await expect(tab(page, own[0][0])).toBeVisible();
}

const THREE = [
  ["pipeline.yml", PIPELINE],
  ["buildspec.yml", OWN],
  ["nightly.yml", OWN.replace("make", "make nightly")],
];

test("the first example is a workspace, and a click on a tab shows its file", async ({ page }) => {
  await open(page);
  await expect(chosen(page)).toContainText("pipeline.json");
  await tab(page, /buildspec\.yml/).click();
  await expect(chosen(page)).toContainText("buildspec.yml");
  await expect.poll(() => text(page)).toMatch(/^version: 0\.2\n/);
  await tab(page, /pipeline\.json/).click();
  await expect.poll(() => text(page)).toContain('"my-app-pipeline"');
});

test("the arrows, Home and End lead from tab to tab, and the focus goes with them", async ({ page }) => {
  await openFiles(page, THREE);
  await tab(page, /pipeline/).focus();
  for (const [key, name] of [["ArrowRight", "buildspec.yml"], ["End", "nightly.yml"], ["ArrowRight", "pipeline.yml"], ["ArrowLeft", "nightly.yml"], ["Home", "pipeline.yml"]]) {
    await page.keyboard.press(key);
    await expect(chosen(page)).toContainText(name);
    await expect(chosen(page)).toBeFocused();
    await expect.poll(() => text(page)).toBe(THREE.find(([other]) => other === name)[1]);
  }
});

test("F2 gives a file another name, and Escape leaves it the one it has", async ({ page }) => {
  await openFiles(page, THREE);
  await tab(page, /nightly/).click();
  await page.keyboard.press("F2");
  const field = page.getByRole("textbox", { name: "Name of the file" });
  await expect(field).toBeFocused();
  await field.fill("other.yml");
  await page.keyboard.press("Escape");
  await expect(tab(page, /nightly\.yml/)).toBeVisible();
  await tab(page, /nightly/).focus();
  await page.keyboard.press("F2");
  await field.fill("weekly.yml");
  await page.keyboard.press("Enter");
  await expect(field).toHaveCount(0);
  await expect(chosen(page)).toContainText("weekly.yml");
  await expect(tab(page, /nightly/)).toHaveCount(0);
});

test("a closed file is gone, can be had back, and a reload keeps the others as they were", async ({ page }) => {
  await openFiles(page, THREE);
  await tab(page, /nightly/).click();
  await page.keyboard.press("Delete");
  await expect(files(page).getByRole("tab")).toHaveCount(2);
  await tab(page, /buildspec/).click();
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# kept");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("rehearsal.text.1"))).toBe(`${OWN}# kept`);
  await page.reload();
  await expect(files(page).getByRole("tab")).toHaveCount(2);
  await expect(chosen(page)).toContainText("buildspec.yml");
  expect(await text(page)).toBe(`${OWN}# kept`);
  await tab(page, /pipeline/).click();
  await expect.poll(() => text(page)).toBe(PIPELINE);
  await page.getByRole("button", { name: "Examples" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: /nightly\.yml/ })).toBeVisible();
});

test("the cross closes a file, and the one beside it is shown", async ({ page }) => {
  await openFiles(page, THREE);
  await tab(page, /pipeline/).locator(".close").click();
  await expect(files(page).getByRole("tab")).toHaveCount(2);
  await expect(chosen(page)).toContainText("buildspec.yml");
  expect(await text(page)).toBe(OWN);
});

test("each file is undone for itself", async ({ page }) => {
  await openFiles(page, THREE);
  const write = async (name, more) => {
    await tab(page, name).click();
    await editor(page).evaluate((element) => element.focusEditor());
    await page.keyboard.press("Control+End");
    await page.keyboard.type(more);
  };
  await write(/buildspec/, "# one");
  await write(/nightly/, "# two");
  await tab(page, /buildspec/).click();
  await editor(page).evaluate((element) => element.focusEditor());
  await page.keyboard.press("Control+z");
  await expect.poll(() => text(page)).toBe(OWN);
  // Nothing of the other file is left to be undone here.
  await page.keyboard.press("Control+z");
  expect(await text(page)).toBe(OWN);
  await tab(page, /nightly/).click();
  expect(await text(page)).toBe(`${THREE[2][1]}# two`);
});

test("what is found between two files leads to its place in the other", async ({ page }) => {
  await openFiles(page, [["template.yml", PIPELINE], ["buildspec.yaml", OWN]]);
  const told = rows(page).filter({ hasText: "WS101" });
  await expect(told).toHaveCount(1);
  await told.getByRole("button").first().click();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Alt+F8");
  await editor(page).getByRole("button", { name: /buildspec\.yaml/ }).click();
  await expect(chosen(page)).toContainText("buildspec.yaml");
  await expect.poll(() => text(page)).toBe(OWN);
});

test("a text from when there was one file is still there", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("rehearsal.sitting", '{"name":"buildspec.yml","now":1000,"speed":2}'));
  await openWith(page, OWN);
  expect(await text(page)).toBe(OWN);
  await expect(files(page).getByRole("tab")).toHaveCount(1);
  await expect(chosen(page)).toContainText("buildspec.yml");
  await expect(page.getByRole("button", { name: "2×" })).toHaveAttribute("aria-pressed", "true");
});
