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

const files = ["tests/fixtures/codebuild", "www/samples"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(root, folder, name), "utf8") })),
);

const fault = (step, rest) => ({ step, kind: "fail", ...rest });
const scenarios = [
  {},
  { faults: [fault("PRE_BUILD"), fault("build.commands[0]", { attempt: 1, exit: 3 })] },
  { faults: [fault("BUILD", { kind: "time_out" })], setup: { compute: "lambda", build_timeout: 5 } },
  { faults: [fault("ValidateService"), fault("AfterAllowTraffic")], setup: { rollback: { failure: true }, server: { instances: 9 } } },
  { setup: { rollback: { alarm: true, alarms: [{ name: "errors", after: 250 }] }, server: { style: "blue_green" } } },
  { durations: { "build.commands[0]": 600000 }, setup: { stop_after: 120, batch: { concurrent_builds: 1 } } },
];

const questions = files.flatMap(({ name, text }) => scenarios.map((scenario) => ({ name, text, scenario })));

function nativeAnswers() {
  const { status, stdout, error } = spawnSync(
    process.env.CARGO ?? "cargo",
    ["run", "--quiet", "--package", "rehearsal", "--example", "answers"],
    {
      cwd: root,
      input: questions.map(({ text, scenario }) => `${JSON.stringify({ text, scenario })}\n`).join(""),
      stdio: ["pipe", "pipe", "inherit"],
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  deepStrictEqual({ status, error }, { status: 0, error: undefined });
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** What the native core says of a text, as the page's worker words it: in UTF-16 units, with line and column. */
function asMark(text, found) {
  const bytes = Buffer.from(text);
  const before = (byte) => bytes.subarray(0, byte).toString();
  const placed = ({ span, ...rest }) => ({ from: before(span.start).length, to: before(span.end).length, ...rest });
  const lines = before(found.span.start).split(/\r\n|\n|\r(?!\n)/);
  return {
    ...placed(found),
    line: lines.length,
    column: [...lines.at(-1)].length + 1,
    related: found.related.map(placed),
    fixes: found.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(placed) })),
  };
}

await init({ module_or_path: readFileSync(join(root, "www/generated/rehearsal_bg.wasm")) });
const native = nativeAnswers();
/** A text that comes from no file, read as what it tells. */
const source = (text) => ({ name: "", reading: {}, text });
const asked = (request) => JSON.parse(answer(JSON.stringify(request)));

for (const name of new Set(questions.map(({ name }) => name))) {
  test(name, () => {
    for (const [index, { text, scenario }] of questions.entries()) {
      if (questions[index].name !== name) continue;
      const { diagnostics, timeline } = native[index];
      const marks = diagnostics.map((found) => asMark(text, found));
      deepStrictEqual(asked({ Check: source(text) }).Checked.marks, marks);
      deepStrictEqual(asked({ Rehearse: { of: source(text), scenario } }).Rehearsed, timeline, JSON.stringify(scenario));
    }
  });
}

test("there was something to compare", () => {
  const count = (what) => native.flatMap(what).length;
  const found = count(({ diagnostics }) => diagnostics);
  const stopped = count(({ timeline }) => (timeline.outcome.word === "SUCCEEDED" ? [] : [1]));
  deepStrictEqual([found > 100, stopped > 50, native.length], [true, true, questions.length]);
});
