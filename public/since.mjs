/**
 * What the documents of an editor were when a Run began, and what has changed in them since: so that what is told
 * of the text that ran finds its place in the text of now, or none.
 */
import { ChangeSet, MapMode } from "@codemirror/state";

/** @typedef {import("@codemirror/state").Text} Text */
/** A place in a line: columns count from 1 in characters, the second behind it; 0 for what is not known.
 * @typedef {{line: number, column: number, endColumn: number, source: string}} Place  source: see ERROR in protocol.py */
/** @typedef {{from: number, to: number}} Range */
/** @typedef {{doc: Text, changes: import("@codemirror/state").ChangeDesc}} Known */

/** So many characters of a line are told at the most: worker/kernel/placing.py. */
const SOURCE = 1000;

export class Since {
  constructor() {
    /** @type {Map<string, Known> | undefined} by the documents' keys; undefined while no Run matters */
    this.known = undefined;
  }

  /** A Run begins. @param {Iterable<[string, Text]>} docs */
  begin(docs) {
    this.known = new Map();
    for (const [key, doc] of docs) this.meet(key, doc);
  }

  /** A document is there that was not before. @param {string} key @param {Text} doc */
  meet(key, doc) {
    this.known?.set(key, { doc, changes: ChangeSet.empty(doc.length).desc });
  }

  /** A document has changed. @param {string} key @param {import("@codemirror/state").ChangeDesc} changes */
  note(key, changes) {
    const known = this.known?.get(key);
    if (known) known.changes = known.changes.composeDesc(changes);
  }

  /** What has run does not matter any more. */
  end() {
    this.known = undefined;
  }

  /** Where in a document of now something of the text that ran is, if its line is as it was. @param {string} key @param {Place} place @param {Text} doc */
  find(key, place, doc) {
    const known = this.known?.get(key);
    return known && found(known, place, doc);
  }
}

/** @param {Known} known @param {Place} place @param {Text} doc  of now @returns {Range | undefined} */
function found({ doc: then, changes }, { line, column, endColumn, source }, doc) {
  if (line < 1 || line > then.lines) return undefined;
  const { from, text } = then.line(line);
  // Python does not count the mark at the beginning of a file.
  const mark = line === 1 && text.startsWith("\ufeff") ? 1 : 0;
  const said = text.slice(mark);
  if (said !== source && !([...source].length === SOURCE && said.startsWith(source))) return undefined;
  const at = changes.mapPos(from, 1, MapMode.TrackAfter);
  if (at === null || doc.lineAt(at).text !== text || doc.lineAt(at).from !== at) return undefined;
  const [start, end] = within(said, column, endColumn);
  return { from: at + mark + start, to: at + mark + end };
}

/** What of a line is meant, as places in its text. @param {string} text @param {number} column @param {number} endColumn @returns {[number, number]} */
export function within(text, column, endColumn) {
  const characters = [...text];
  const place = (/** @type {number} */ each) => characters.slice(0, each - 1).join("").length;
  const last = text.trimEnd().length;
  const start = column ? place(column) : text.length - text.trimStart().length;
  const end = endColumn ? place(endColumn) : last;
  if (end > start) return [start, end];
  // Behind the end: what is missing belongs to the last character.
  const before = characters.slice(0, Math.max(0, [...text.slice(0, Math.min(start, last))].length - 1)).join("").length;
  return last ? [Math.min(before, start), Math.max(Math.min(start, last), before)] : [start, start];
}
