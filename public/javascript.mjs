/**
 * The viewer of the pane "JavaScript": a CodeMirror that is only read. It is loaded when the pane is first
 * opened, and knows nothing of how the JavaScript came about.
 */
import { javascript } from "@codemirror/lang-javascript";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, lineNumbers } from "@codemirror/view";
import { appearance } from "./highlight.mjs";

/** @typedef {import("@codemirror/state").Range<import("@codemirror/view").Decoration>} Mark */

/** @type {import("@codemirror/state").StateEffectType<Mark[]>} */
const setMarks = StateEffect.define();
const followed = Decoration.line({ class: "cm-followed", attributes: { "aria-current": "true" } });

const marks = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    const effect = transaction.effects.findLast((each) => each.is(setMarks));
    return effect ? Decoration.set(effect.value) : value.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export class Viewer {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          javascript(),
          appearance,
          marks,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({ "aria-label": "JavaScript", "aria-readonly": "true", tabindex: "0" }),
        ],
      }),
    });
    /** Where the marked lines begin. */
    this.at = -1;
    // What is out of sight, as behind a phone's tab, cannot be scrolled: it is once it is seen.
    new ResizeObserver(() => this.view.dispatch({ effects: this.#scroll() })).observe(parent);
  }

  /** @returns {StateEffect<unknown>[]} */
  #scroll() {
    if (this.at < 0 || this.at > this.view.state.doc.length) return [];
    return [EditorView.scrollIntoView(this.at, { y: "center" })];
  }

  /** Show another text; what is the same stays where it is. @param {string} text */
  show(text) {
    const { doc } = this.view.state;
    if (doc.toString() !== text) this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
  }

  /**
   * Mark and show what comes from a line of the program, or from the last one before it that becomes anything.
   * @param {number[]} lines  the program's line for each line here @param {number} line
   */
  follow(lines, line) {
    const known = Math.max(0, ...lines.filter((each) => each <= line));
    const { doc } = this.view.state;
    const found = known ? lines.flatMap((each, at) => (each === known && at < doc.lines ? [doc.line(at + 1).from] : [])) : [];
    this.at = found[0] ?? -1;
    this.view.dispatch({ effects: [setMarks.of(found.map((from) => followed.range(from))), ...this.#scroll()] });
  }

  /** Copy all of it, or select it where that is denied. @param {(done: boolean) => void} answer */
  copy(answer) {
    const all = { anchor: 0, head: this.view.state.doc.length };
    const select = () => {
      this.view.focus();
      this.view.dispatch({ selection: all });
      answer(false);
    };
    if (!navigator.clipboard) return select();
    return void navigator.clipboard.writeText(this.view.state.doc.toString()).then(() => answer(true), select);
  }
}
