/**
 * How code is indented: as the code around the cursor is. An empty program is given four spaces.
 */
import { indentService, indentUnit, syntaxTree } from "@codemirror/language";

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").Text} Text */
/** @typedef {import("@lezer/common").SyntaxNode} SyntaxNode */

const USUAL = "    ";
/** So many lines around the cursor are looked at. */
const LINES = 400;
/** A line that begins a block, without the comment behind it. */
const OPENS = /[:[{]\s*(?:#.*)?$/;
/** One unit: some spaces, or a tab. */
const UNIT = /^(?: {1,16}|\t)$/;
/** @param {string} text */
const whitespace = (text) => /^[ \t]*/.exec(text)?.[0] ?? "";

/** The unit by which a line is indented more than the one before it, if that begins a block. @param {string} before @param {string} text */
function between(before, text) {
  const outer = whitespace(before);
  const inner = whitespace(text);
  const unit = inner.startsWith(outer) ? inner.slice(outer.length) : "";
  return OPENS.test(before) && UNIT.test(unit) ? unit : "";
}

/**
 * The unit of the block that is nearest to a line: above it, or else below. What the line itself is indented by is just
 * being changed, by Tab: nothing is told by that but that it is a tab. @param {Text} doc @param {number} number
 */
export function unitAt(doc, number) {
  const usual = doc.line(number).text.startsWith("\t") ? "\t" : USUAL;
  return search(doc, number - 1, -1) || search(doc, number, 1) || usual;
}

/** @param {Text} doc @param {number} number @param {1 | -1} step */
function search(doc, number, step) {
  let last = "";
  for (let at = number, left = LINES; at >= 1 && at <= doc.lines && left; at += step, left -= 1) {
    const { text } = doc.line(at);
    if (!text.trim()) continue;
    const unit = last && (step < 0 ? between(text, last) : between(last, text));
    if (unit) return unit;
    last = text;
  }
  return "";
}

/** What Tab inserts, and a block is indented by. */
export const unit = indentUnit.compute(["doc", "selection"], ({ doc, selection }) => unitAt(doc, doc.lineAt(selection.main.head).number));

/** A new line goes on as the one above it, whatever that is indented by. */
export const lines = indentService.of((context, at) => {
  const { state, unit: width } = context;
  const { text, from } = context.lineAt(at, -1);
  if (context.simulatedBreak !== at || !text.trim() || text.trimEnd().endsWith("\\") || isWithin(state, at)) return undefined;
  const now = context.lineIndent(at, -1);
  const [found] = OPENS.exec(text) ?? [];
  const isBlock = found?.startsWith(":") && !isQuiet(state, from + text.length - found.length + 1);
  if (!isBlock) return now;
  // Enter leaves the line as it is: so it counts.
  const own = search(state.doc, state.doc.lineAt(at).number, -1);
  return now + (own === "\t" ? state.tabSize : own.length || width);
});

/** Whether there is text or a comment before a place. @param {EditorState} state @param {number} at */
function isQuiet(state, at) {
  return /String|Comment/.test(syntaxTree(state).resolveInner(at, -1).name);
}

/** Whether a place is inside of brackets or of a text: there the language knows better. @param {EditorState} state @param {number} at */
function isWithin(state, at) {
  for (let node = inner(state, at); node; node = node.parent) {
    if (/String/.test(node.name) && node.from < at && at < node.to) return true;
    let open = 0;
    for (let child = node.firstChild; child && child.from < at; child = child.nextSibling) {
      if (/^[([{]$/.test(child.name)) open += 1;
      if (/^[)\]}]$/.test(child.name)) open -= 1;
    }
    if (open > 0) return true;
  }
  return false;
}

/** @param {EditorState} state @param {number} at @returns {SyntaxNode | null} */
const inner = (state, at) => syntaxTree(state).resolveInner(at, -1);
