// How deeply a text is nested, near enough to tell whether its parser may be let at it.

/** Deeper than this, walking the parsed tree would take more stack than a browser gives. */
const DEEPEST = 500;

const OPENING = /[[{]/;
const BRACKET = /[[\]{}]/g;
/** What a line begins with that can nest: blanks, and the marks of items and keys. */
const INDENT = /^[\s?-]*/;

/**
 * Whether a text is nested more deeply than its parser can stand.
 *
 * @param {import("@codemirror/state").Text} text the text
 */
export function isTooDeep(text) {
  let depth = 0;
  for (const line of text.iterLines()) {
    if (INDENT.exec(line)[0].length > 2 * DEEPEST) return true;
    if (depth === 0 && !OPENING.test(line)) continue;
    for (const [bracket] of line.matchAll(BRACKET)) {
      depth = Math.max(0, depth + (OPENING.test(bracket) ? 1 : -1));
      if (depth > DEEPEST) return true;
    }
  }
  return false;
}
