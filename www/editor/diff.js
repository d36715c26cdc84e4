// What a fix would change, as a few lines: removed, added, or one line around them.

/** As many lines as a card has room for. */
const MOST = 4;

/**
 * The lines that `edits` change: `{ sign: "-" | "+" | " ", text }`, at most four, without the
 * indentation and the list dashes that they share; `left` counts those that are not shown.
 */
export function diffLines(doc, edits) {
  const lines = hunks(doc, edits).flatMap((hunk) => compare(doc, hunk));
  return { lines: unindent(lines.slice(0, MOST)), left: Math.max(0, lines.length - MOST) };
}

/** Edits that touch the same or neighbouring lines belong together. */
function hunks(doc, edits) {
  const result = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    const first = doc.lineAt(edit.from).number;
    const last = doc.lineAt(edit.to).number;
    const before = result.at(-1);
    if (before && first <= before.last + 1) {
      before.last = Math.max(before.last, last);
      before.edits.push(edit);
    } else {
      result.push({ first, last, edits: [edit] });
    }
  }
  return result;
}

function compare(doc, { first, last, edits }) {
  const start = doc.line(first).from;
  const end = doc.line(last).to;
  let at = start;
  let text = "";
  for (const edit of edits) {
    text += doc.sliceString(at, edit.from) + edit.text;
    at = edit.to;
  }
  const removed = doc.sliceString(start, end).split("\n");
  const added = (text + doc.sliceString(at, end)).split(/\r\n?|\n/);
  let above = first > 1 ? doc.line(first - 1).text : null;
  while (removed.length && removed[0] === added[0]) {
    above = removed.shift();
    added.shift();
  }
  while (removed.length && added.length && removed.at(-1) === added.at(-1)) {
    removed.pop();
    added.pop();
  }
  const lines = [
    ...removed.map((line) => ({ sign: "-", text: line })),
    ...added.map((line) => ({ sign: "+", text: line })),
  ];
  // Lines that are only added or only removed say little without the one that they follow.
  if (above?.trim() && (!removed.length || !added.length)) lines.unshift({ sign: " ", text: above });
  return lines;
}

function unindent(lines) {
  const written = lines.filter(({ text }) => text.trim());
  if (!written.length) return lines;
  const dashes = /^ *(?:- +)*/.exec(written[0].text)[0];
  const shares = ({ text }) => text.startsWith(dashes) || text.startsWith(" ".repeat(dashes.length));
  const width = written.every(shares)
    ? dashes.length
    : Math.min(...written.map(({ text }) => /^ */.exec(text)[0].length));
  return lines.map(({ sign, text }) => ({ sign, text: text.slice(width) }));
}
