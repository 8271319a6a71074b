/**
 * The viewer of the pane "JavaScript": a CodeMirror that is only read. It is loaded when the pane is first
 * opened, and knows nothing of how the JavaScript came about.
 */
import { standardKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { difference } from "./difference.mjs";
import { highlighting, theme } from "./highlight.mjs";

/** @typedef {import("@codemirror/state").Range<import("@codemirror/view").Decoration>} Mark */
/** @typedef {(line: number) => void} LineListener  a line of the program, from 1 on; 0 is none */

/** @type {import("@codemirror/state").StateEffectType<Mark[]>} */
const setMarks = StateEffect.define();
const followed = Decoration.line({ class: "cm-followed", attributes: { "aria-current": "true" } });

/** A phone shows no keyboard for what cannot be changed. */
const ATTRIBUTES = {
  "aria-label": "JavaScript",
  "aria-readonly": "true",
  "aria-description": "Each line here belongs to a line of the program, which is marked. Press Enter to go there.",
  inputmode: "none",
  tabindex: "0",
};

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
    /** The program's line that each line comes from, or 0. @type {number[]} */
    this.lines = [];
    /** @type {LineListener} the visitor's cursor has come to what comes from a line */
    this.moved = () => {};
    /** @type {LineListener} the visitor wants to go there */
    this.chosen = () => {};
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          javascript(),
          theme,
          highlighting,
          marks,
          // It has a cursor, and so keys that move it; nothing that is typed changes it.
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of(ATTRIBUTES),
          keymap.of([{ key: "Enter", run: () => this.#choose() }, ...standardKeymap]),
          EditorView.domEventHandlers({ dblclick: () => this.#choose() }),
          EditorView.updateListener.of((update) => this.#notice(update)),
        ],
      }),
    });
    /** Where the marked lines begin. */
    this.at = -1;
    // What is out of sight, as behind a phone's tab, cannot be scrolled: it is once it is seen.
    new ResizeObserver(() => this.#scroll()).observe(parent);
  }

  /** Have it told where what is at the visitor's cursor comes from, and when Enter or a double click ask to go there. @param {LineListener} moved @param {LineListener} chosen */
  listen(moved, chosen) {
    this.moved = moved;
    this.chosen = chosen;
  }

  /** Where the cursor's line comes from. */
  #origin() {
    const { doc, selection } = this.view.state;
    return this.lines[doc.lineAt(selection.main.head).number - 1] ?? 0;
  }

  #choose() {
    this.chosen(this.#origin());
    return true;
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  #notice({ transactions }) {
    if (!transactions.some((each) => each.selection && each.isUserEvent("select"))) return;
    this.#mark(this.#origin());
    this.at = -1;
    this.moved(this.#origin());
  }

  /** Show what is marked. Nothing moves under the hand of a visitor who is in here: a press would meet another line. */
  #scroll() {
    if (this.view.hasFocus || this.at < 0 || this.at > this.view.state.doc.length) return;
    this.view.dispatch({ effects: EditorView.scrollIntoView(this.at, { y: "center" }) });
  }

  /** Show another text; what is the same stays where it is, and so does the cursor. @param {string} text @param {number[]} lines  see `lines` */
  show(text, lines) {
    this.lines = lines;
    if (this.view.state.doc.toString() === text) return;
    this.view.dispatch(difference(this.view.state, text));
    this.at = -1;
  }

  /**
   * Mark and show what comes from a line of the program, or from the last one before it that becomes anything.
   * @param {number} line
   */
  follow(line) {
    const at = this.#mark(Math.max(0, ...this.lines.filter((each) => each <= line)));
    // What is shown already is not shown again: a visitor may have scrolled, and be about to press.
    if (at === this.at) return;
    this.at = at;
    this.#scroll();
  }

  /** Mark what comes from a line of the program, and nothing else. @param {number} line @returns {number} where it begins, or -1 */
  #mark(line) {
    const { doc } = this.view.state;
    const found = line ? this.lines.flatMap((each, at) => (each === line && at < doc.lines ? [doc.line(at + 1).from] : [])) : [];
    this.view.dispatch({ effects: setMarks.of(found.map((from) => followed.range(from))) });
    return found[0] ?? -1;
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
