// The file's language: how its text is parsed, coloured, folded and indented, and when that is given up.

import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Facet } from "@codemirror/state";
import { tagHighlighter, tags } from "@lezer/highlight";
import { isTooDeep } from "./nesting.js";
import { scalars } from "./scalars.js";
import { yamlIndentation } from "./yaml-indentation.js";

/** Above this many characters a text is not parsed: it stays quick to edit, and is shown without colours and folds.
 *  So is one that is nested too deeply. */
const MOST_PARSED = 1_000_000;

const LANGUAGES = { yaml: [yaml(), yamlIndentation], json: [json()] };

const highlighting = syntaxHighlighting(
  tagHighlighter([
    { tag: tags.propertyName, class: "syn-key" },
    { tag: tags.string, class: "syn-str" },
    { tag: [tags.number, tags.bool, tags.null], class: "syn-num" },
    { tag: [tags.labelName, tags.typeName], class: "syn-var" },
    { tag: tags.comment, class: "syn-com" },
    { tag: [tags.separator, tags.meta, tags.special(tags.string)], class: "syn-pun" },
  ]),
);

const languageName = Facet.define({ combine: (names) => names[0] ?? "yaml" });
const nameSlot = new Compartment();
const parserSlot = new Compartment();

const isPlain = (text) => text.length > MOST_PARSED || isTooDeep(text);
const parsed = (name, text) => (isPlain(text) ? [] : [LANGUAGES[name], highlighting, scalars]);

// Whether the text is parsed follows its size and its depth, whichever way they change.
const asLongAsItCan = EditorState.transactionExtender.of(({ docChanged, startState, newDoc }) =>
  docChanged && isPlain(newDoc) === (parserSlot.get(startState).length > 0)
    ? { effects: parserSlot.reconfigure(parsed(startState.facet(languageName), newDoc)) }
    : null,
);

/** The extension for a text in the language `name`: yaml or json. */
export function language(name, text) {
  const known = Object.hasOwn(LANGUAGES, name) ? name : "yaml";
  return [nameSlot.of(languageName.of(known)), parserSlot.of(parsed(known, text)), asLongAsItCan];
}

/** The effects that change to the language `name`. */
export function changeLanguage(state, name) {
  const known = Object.hasOwn(LANGUAGES, name) ? name : "yaml";
  return [
    nameSlot.reconfigure(languageName.of(known)),
    parserSlot.reconfigure(parsed(known, state.doc)),
  ];
}
