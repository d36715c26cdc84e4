// What the editor asks the page: completions, and what is known about a place in the file.

import { Facet } from "@codemirror/state";
import { versionOf } from "./version.js";

/** The page's function: `(kind, offset, version) => Promise<string>`, its answer in JSON. */
export const questions = Facet.define({ combine: (functions) => functions[0] ?? (async () => "null") });

/**
 * Asks the page about a place. The answer is null where there is none, where the text has
 * changed meanwhile, and where the page could not answer: its worker may just be starting anew.
 */
export async function ask(view, kind, offset) {
  const version = versionOf(view.state);
  try {
    const answer = JSON.parse(await view.state.facet(questions)(kind, offset, version));
    return versionOf(view.state) === version ? answer : null;
  } catch {
    return null;
  }
}
