/**
 * How one text of an editor becomes another with the cursor, the marks and the view where they were.
 */
/** @typedef {import("@codemirror/state").EditorState} EditorState */

/** The change that makes one text of another and leaves alone what is the same. @param {EditorState} state @param {string} text */
export function difference(state, text) {
  const now = state.doc.toString();
  const then = text.replace(/\r\n?/g, "\n");
  let from = 0;
  while (from < now.length && now[from] === then[from]) from += 1;
  let end = 0;
  const most = Math.min(now.length, then.length) - from;
  while (end < most && now.at(-1 - end) === then.at(-1 - end)) end += 1;
  const insert = then.slice(from, then.length - end);
  return { changes: { from, to: now.length - end, insert }, userEvent: "input.replace" };
}
