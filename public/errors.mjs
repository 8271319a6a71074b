/** Where the programs in an editor have failed: it has the mark made, and follows what becomes of the text. */
import { Since } from "./since.mjs";

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** What it needs of the editor: the document that is shown, its key, and the others.
 * @typedef {{view: import("@codemirror/view").EditorView, key: string, kept: Map<string, {state: EditorState}>}} Documents */

export class Errors {
  /** @param {Documents} pane */
  constructor(pane) {
    this.pane = pane;
    this.since = new Since();
    /** What marks, once there was something to mark. @type {typeof import("./marks.mjs") | undefined} */
    this.marks = undefined;
    /** The last mark is made, or is known to be none. */
    this.marking = Promise.resolve();
  }

  /** The documents are run as they are now. */
  begin() {
    const { key, kept, view } = this.pane;
    this.since.begin([[key, view.state.doc]]);
    for (const [each, { state }] of kept) this.since.meet(each, state.doc);
    this.unmark();
  }

  /**
   * Mark what is said of the text that ran, if it is there as it was.
   * @param {string} key  the document's, which is shown
   * @param {number} line @param {number} column @param {number} endColumn  0 for what is not known
   * @param {string} source  the line as it ran @param {string} message
   */
  mark(key, line, column, endColumn, source, message) {
    this.marking = this.make(key, { line, column, endColumn, source }, message);
  }

  /** @param {string} key @param {import("./since.mjs").Place} place @param {string} message */
  async make(key, place, message) {
    const { known } = this.since;
    this.marks ??= await import("./marks.mjs");
    const { view } = this.pane;
    // Another Run may have begun meanwhile, and another document be shown.
    if (this.since.known !== known || this.pane.key !== key) return;
    const found = this.since.find(key, place, view.state.doc);
    if (found) this.marks.mark(view, { ...found, message });
  }

  /** Take the mark away, wherever it is. */
  unmark() {
    const { marks, pane } = this;
    if (!marks) return;
    for (const each of pane.kept.values()) each.state = each.state.update(marks.unmarking(each.state)).state;
    pane.view.dispatch(marks.unmarking(pane.view.state));
  }

  /** Go to the mark in what is shown, if there is one. @param {boolean} back */
  async goTo(back) {
    await this.marking;
    this.marks?.next(this.pane.view, back);
  }
}
