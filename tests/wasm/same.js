// The page's core and the native one give the same answers: the findings of every fixture and example, and its
// timelines under a few scenarios.
//
// The page's answers come from the built core as its worker asks it; the native ones from examples/answers.rs.

import { deepStrictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import init, { answer } from "../../www/generated/rehearsal.js";

const root = join(import.meta.dirname, "../..");

/** The files of a folder that are read, by their names in it. */
const read = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name) && entry.name !== "taskdef.json")
    .map(({ name }) => ({ name, text: readFileSync(join(root, folder, name), "utf8") }));

/** Files on their own, and the folders of samples, each as files that belong together, led by its pipeline. */
const workspaces = [
  ...["tests/fixtures/codebuild", "www/samples", "www/samples/starters"].flatMap((folder) =>
    read(folder).map((file) => ({ title: `${folder}/${file.name}`, files: [file] })),
  ),
  ...readdirSync(join(root, "www/samples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "starters")
    .map(({ name }) => ({ title: `www/samples/${name}`, files: led(read(`www/samples/${name}`)) })),
];

function led(files) {
  return files.toSorted((one, other) => isPipeline(other) - isPipeline(one));
}

function isPipeline({ text }) {
  return Number(/"stages"|AWS::CodePipeline::Pipeline/.test(text));
}

const fault = (step, rest) => ({ step, kind: "fail", ...rest });
const scenarios = [
  {},
  { faults: [fault("PRE_BUILD"), fault("build.commands[0]", { attempt: 1, exit: 3 })] },
  { faults: [fault("BUILD", { kind: "time_out" })], setup: { compute: "lambda", build_timeout: 5 } },
  { faults: [fault("ValidateService"), fault("AfterAllowTraffic")], setup: { rollback: { failure: true }, server: { instances: 9 } } },
  { setup: { rollback: { alarm: true, alarms: [{ name: "errors", after: 250 }] }, server: { style: "blue_green" } } },
  { durations: { "build.commands[0]": 600000 }, setup: { stop_after: 120, batch: { concurrent_builds: 1 } } },
  { faults: [fault("Build.Build/BUILD"), fault("Deploy.Deploy"), fault("Production.Production")], setup: { pushes: [{ at: 0 }, { at: 30 }, { at: 60 }] } },
];

const questions = workspaces.flatMap((workspace) => scenarios.map((scenario) => ({ ...workspace, scenario })));

function nativeAnswers() {
  const { status, stdout, error } = spawnSync(
    process.env.CARGO ?? "cargo",
    ["run", "--quiet", "--package", "rehearsal", "--example", "answers"],
    {
      cwd: root,
      input: questions.map(({ files, scenario }) => `${JSON.stringify({ files, scenario })}\n`).join(""),
      stdio: ["pipe", "pipe", "inherit"],
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  deepStrictEqual({ status, error }, { status: 0, error: undefined });
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** What the native core says of a file, as the page's worker words it: in UTF-16 units, with line and column. */
function asMark(file, found, files) {
  const text = file.text;
  const before = (text, byte) => Buffer.from(text).subarray(0, byte).toString();
  const placed = (text, { span, ...rest }) => ({
    from: before(text, span.start).length,
    to: before(text, span.end).length,
    ...rest,
  });
  const lines = before(text, found.span.start).split(/\r\n|\n|\r(?!\n)/);
  return {
    ...placed(text, found),
    line: lines.length,
    column: [...lines.at(-1)].length + 1,
    related: found.related.map((related) => {
      const there = textOf(related.file, files) ?? text;
      return { ...placed(there, related), line: before(there, related.span.start).split(/\r\n|\n|\r(?!\n)/).length };
    }),
    fixes: found.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => placed(text, edit)) })),
  };
}

const textOf = (name, files) => files.find((file) => file.name === name)?.text;

await init({ module_or_path: readFileSync(join(root, "www/generated/rehearsal_bg.wasm")) });
const native = nativeAnswers();
const asked = (posted) => JSON.parse(answer(JSON.stringify(posted)));

for (const { title, files } of workspaces) {
  test(title, () => {
    const ids = files.map((_, id) => id);
    const changed = files.map(({ name, text }, id) => ({ id, name, reading: {}, text }));
    for (const [index, question] of questions.entries()) {
      if (question.title !== title) continue;
      const { diagnostics, across, timeline } = native[index];
      const marks = (id) => diagnostics[id].map((found) => asMark(files[id], found, files));
      const acrossIt = (id) => across.filter(([at]) => at === id).map(([, found]) => asMark(files[id], found, files));
      const told = asked({ changed, request: { Together: ids } }).Together;
      deepStrictEqual(
        told.map(([report, found]) => [report.marks, found]),
        ids.map((id) => [marks(id), acrossIt(id)]),
      );
      deepStrictEqual(asked({ request: { Check: 0 } }).Checked.marks, marks(0));
      const run = ids.map((id) => [id, id === 0 ? question.scenario : {}]);
      deepStrictEqual(asked({ request: { Rehearse: run } }).Rehearsed, timeline, JSON.stringify(question.scenario));
    }
  });
}

test("there was something to compare", () => {
  const count = (what) => native.flatMap(what).length;
  const found = count(({ diagnostics }) => diagnostics.flat());
  const stopped = count(({ timeline }) => (timeline.outcome.word === "SUCCEEDED" ? [] : [1]));
  const inside = count(({ timeline }) => timeline.inner ?? []);
  deepStrictEqual(
    [found > 100, stopped > 50, inside > 20, native.length],
    [true, true, true, questions.length],
  );
});
