// From one finding to the next.

import { EditorView } from "@codemirror/view";
import { allFindings, spoken } from "./findings.js";
import { reveal } from "./reveal.js";
import { showCard } from "./hover.js";

/** Goes to the next finding after the cursor, from the last one to the first; false if there is none. */
export const nextProblem = (view) => step(view, (places, head) => places.find((from) => from > head) ?? places[0]);

/** Goes to the finding before the cursor, from the first one to the last; false if there is none. */
export const previousProblem = (view) =>
  step(view, (places, head) => places.findLast((from) => from < head) ?? places.at(-1));

function step(view, choose) {
  const all = allFindings(view.state);
  if (!all.length) return false;
  const from = choose(all.map((finding) => finding.from), view.state.selection.main.head);
  const here = all.filter((finding) => finding.from === from);
  reveal(view, from, from, true, [EditorView.announce.of(here.map(spoken).join(". "))]);
  showCard(view, here);
  return true;
}
