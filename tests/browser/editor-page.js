// A page with nothing but the editor: it notes the events, and answers what the editor asks.

import "../../www/editor/code-editor.js";

const editor = document.querySelector("code-editor");

window.editor = editor;
window.events = [];
for (const name of ["edit", "cursor", "rule", "leave"]) {
  document.addEventListener(name, ({ detail }) => window.events.push({ name, ...(detail && { ...detail }) }));
}

const KEYS = [
  { label: "commands", insert: "commands:\n      - ", detail: "list of strings", doc: "Run one after another. The first that fails ends the list.", kind: "key" },
  { label: "finally", insert: "finally:\n      - ", detail: "list of strings", doc: "Run also when one of `commands` failed.", kind: "key" },
  { label: "on-failure", insert: "on-failure: ", detail: "ABORT, CONTINUE, RETRY", doc: "What follows when the phase fails.", kind: "key" },
];

editor.ask = async (kind, offset) => {
  const line = editor.text.slice(0, offset).split("\n").at(-1);
  if (kind === "complete") {
    const word = /^ {4}([\w-]*)$/.exec(line);
    return JSON.stringify(word && { from: offset - word[1].length, to: offset, options: KEYS });
  }
  const at = editor.text.lastIndexOf("\n", offset - 1) + 1;
  const key = /^( *)(runtime-versions)/.exec(editor.text.slice(at));
  const from = at + (key?.[1].length ?? 0);
  return JSON.stringify(
    key && { from, to: from + key[2].length, title: key[2], doc: "The languages to install, and their versions.", source: "https://docs.aws.amazon.com/codebuild/" },
  );
};
