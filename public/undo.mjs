/**
 * Undo histories over a reload of this tab: the editors' documents, each with its history, as far as they are not too
 * large. A document gets its history back where its text is the same. Knows no files and no works.
 */
import { historyField } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { keep, recall } from "./storage.mjs";

/** @typedef {import("@codemirror/state").EditorStateConfig} Config */
/** @typedef {{doc: string, history?: object}} Kept */

const KEY = "offthread.undo";
const FIELDS = { history: historyField };
/** Characters of a document with its history, and of all of them. */
const MOST = 300_000;
const ALL = 1_000_000;

/** @type {Kept[] | undefined} what the last load of this tab has left, once it was asked for */
let left;

/** @returns {Kept[]} */
function found() {
  try {
    const list = JSON.parse(recall(KEY) || "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return []; // Spoilt.
  }
}

/** A state with the history that its text had before the page was loaded again. @param {Config & {doc: string}} config @returns {EditorState} */
export function withUndo(config) {
  left ??= found();
  const doc = config.doc.replace(/\r\n?/g, "\n");
  const kept = left.find((each) => each.doc === doc && each.history);
  if (!kept) return EditorState.create(config);
  try {
    // Where the cursor was is another document's business: files are opened at their beginning.
    return EditorState.fromJSON({ ...kept, selection: { main: 0, ranges: [{ anchor: 0, head: 0 }] } }, config, FIELDS);
  } catch {
    return EditorState.create(config);
  }
}

/** What of some states can be kept, as text, the first ones first. @param {EditorState[]} states @returns {string} */
export function packed(states) {
  /** @type {string[]} */
  const parts = [];
  let length = 0;
  for (const state of states) {
    if (state.doc.length > MOST || !hasHistory(state)) continue;
    const { doc, history } = state.toJSON(FIELDS);
    const part = JSON.stringify({ doc, history });
    if (part.length > MOST || length + part.length > ALL) continue;
    parts.push(part);
    length += part.length;
  }
  return `[${parts.join(",")}]`;
}

/** @param {EditorState} state */
function hasHistory(state) {
  const history = /** @type {{done: unknown[], undone: unknown[]} | undefined} */ (state.field(historyField, false));
  return history !== undefined && history.done.length + history.undone.length > 0;
}

/** Keep the histories when the page is left. @param {() => EditorState[]} states  those that are shown first */
export function keepUndo(states) {
  addEventListener("pagehide", () => keep(KEY, packed(states())));
}
