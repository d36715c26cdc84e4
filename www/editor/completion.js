// Completion: what may stand at the cursor, as the page knows it from the format's own declaration.

import { autocompletion } from "@codemirror/autocomplete";
import { make, paragraphs } from "./elements.js";
import { ask } from "./questions.js";

async function candidates(context) {
  const answer = await ask(context.view, "complete", context.pos);
  if (!answer || context.aborted || !answer.options.length) return null;
  const typed = context.state.sliceDoc(answer.from, context.pos);
  // A word that is written out and leads nowhere else needs no list: Enter is then a new line.
  const leads = answer.options.filter((option) => option.label.startsWith(typed));
  if (!context.explicit && leads.length === 1 && leads[0].label === typed) return null;
  return { from: answer.from, to: answer.to, options: answer.options.map(toOption) };
}

function toOption({ label, insert, detail, doc, kind, boost }) {
  return {
    label,
    apply: insert,
    detail,
    type: kind,
    boost,
    info: doc ? () => make("div", "known", ...paragraphs(doc, "why")) : undefined,
  };
}

/** The extension. */
export const completion = autocompletion({
  override: [candidates],
  icons: false,
  // What is known about an option stands below the list, or above it where there is no room.
  positionInfo: (view, list, option, info, space) => ({
    style: "position: absolute",
    class: space.bottom - list.bottom > info.bottom - info.top + 8 ? "below" : "above",
  }),
  optionClass: (option) => (/^[\w-]+$/.test(option.type ?? "") ? `kind-${option.type}` : ""),
});
