// Where the cursor goes on Enter in YAML: under the key that was just opened, or to the column of its siblings.

import { indentService } from "@codemirror/language";

/** What a line ends with that holds the next ones: a key without a value, or the head of a block scalar. */
const OPENS = /(?::|:\s+[|>][-+\d]*)\s*$/;

/** What stands before a line's first word. */
const LEAD = /^ *(?:- +)*/;

/** The extension. It answers for what it knows, and leaves the rest to the grammar. */
export const yamlIndentation = indentService.of((context, pos) => {
  const line = context.lineAt(pos, -1);
  const before = line.text.slice(0, pos - line.from);
  if (!before.trim() || before.trimStart().startsWith("#")) return undefined;
  const column = LEAD.exec(before)[0].length;
  return OPENS.test(before) ? column + context.unit : undefined;
});
