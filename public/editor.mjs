/**
 * Mounts CodeMirror for the program and for the data as soon as the page is parsed, with the texts that
 * are stored, and publishes `window.offthreadEditor` for the page's Python. It knows nothing of running.
 */
import "./service.mjs";
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorSelection, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { isRunKey, takeEarlyRun } from "./early.mjs";
import { appearance, json } from "./highlight.mjs";
import { file, portions } from "./portion.mjs";
import { read, write } from "./storage.mjs";

/** @typedef {(line: number, column: number) => void} PlaceListener */

const STARTER = 'print("Hello from a thread of its own.")\nsum(range(101))\n';

/** @type {import("@codemirror/state").StateEffectType<{from: number, to: number} | null>} */
const setMark = StateEffect.define();
const wrong = Decoration.mark({ class: "cm-wrong" });

const marks = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    let result = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMark)) continue;
      result = effect.value ? Decoration.set(wrong.range(effect.value.from, effect.value.to)) : Decoration.none;
    }
    return result;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Keys that the page itself acts on: the editor must not make lines of them. */
const runKeys = Prec.highest(keymap.of([{ any: (_view, event) => isRunKey(event) }]));

const common = [
  runKeys,
  highlightSpecialChars(),
  history(),
  drawSelection(),
  EditorState.tabSize.of(4),
  indentUnit.of("    "),
  bracketMatching(),
  closeBrackets(),
  marks,
  appearance,
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap]),
];

const program = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  indentOnInput(),
  python(),
  // Escape, then Tab, leaves the editor: CodeMirror lets one Tab pass after Escape.
  keymap.of([indentWithTab]),
];

const data = [json, placeholder('{"ranks": [0.8, 0.4]}'), EditorView.lineWrapping];

/** One mounted editor, as the page's Python knows it. */
class Pane {
  /** @param {string} parent @param {string} label @param {string} text @param {import("@codemirror/state").Extension} extra */
  constructor(parent, label, text, extra) {
    /** @type {(() => void) | undefined} */
    this.changed = undefined;
    /** @type {PlaceListener | undefined} */
    this.moved = undefined;
    this.label = label;
    this.attributes = new Compartment();
    this.view = new EditorView({
      parent: /** @type {HTMLElement} */ (document.getElementById(parent)),
      doc: text,
      extensions: [
        common,
        extra,
        this.attributes.of(this.describe("")),
        EditorView.updateListener.of((update) => this.notice(update)),
      ],
    });
  }

  /** @param {string} problem  the id of the element that says what is wrong, or nothing */
  describe(problem) {
    /** @type {Record<string, string>} */
    const invalid = problem ? { "aria-invalid": "true", "aria-describedby": problem } : {};
    return EditorView.contentAttributes.of({ "aria-label": this.label, spellcheck: "false", ...invalid });
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  notice(update) {
    if (update.docChanged) this.changed?.();
    if (update.docChanged || update.selectionSet) this.tellPlace();
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.changed = listener;
  }

  /** @param {PlaceListener} listener */
  onMove(listener) {
    this.moved = listener;
    this.tellPlace();
  }

  tellPlace() {
    const { head } = this.view.state.selection.main;
    const line = this.view.state.doc.lineAt(head);
    this.moved?.(line.number, [...line.text.slice(0, head - line.from)].length + 1);
  }

  text() {
    return this.view.state.doc.toString();
  }

  /** Replace the whole text in one step that can be undone. @param {string} text */
  replace(text) {
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      userEvent: "input.replace",
      scrollIntoView: true,
    });
  }

  focus() {
    this.view.focus();
  }

  /** Lines and columns count from 1, columns in characters as people see them. @param {number} line @param {number} column */
  offset(line, column) {
    const { doc } = this.view.state;
    const found = doc.line(Math.max(1, Math.min(line, doc.lines)));
    return Math.min(found.to, found.from + [...found.text].slice(0, column - 1).join("").length);
  }

  /** @param {number} line @param {number} column */
  goTo(line, column) {
    const at = this.offset(line, column);
    this.view.dispatch({
      selection: EditorSelection.cursor(at),
      effects: EditorView.scrollIntoView(at, { y: "center" }),
    });
    this.focus();
  }

  /** Mark some characters as wrong. @param {number} line @param {number} column @param {number} length @param {string} problem */
  mark(line, column, length, problem) {
    const { doc } = this.view.state;
    let from = this.offset(line, column);
    let to = this.offset(line, column + Math.max(1, length));
    if (from === to && from > 0) from -= 1;
    if (from === to) to = Math.min(doc.length, from + 1);
    const effects = [this.attributes.reconfigure(this.describe(problem)), setMark.of(from < to ? { from, to } : null)];
    this.view.dispatch({ effects });
  }

  unmark() {
    this.view.dispatch({ effects: [this.attributes.reconfigure(this.describe("")), setMark.of(null)] });
  }
}

const code = new Pane("editor", "Code", read("offthread.code") ?? STARTER, program);
const values = new Pane("data", "Data", read("offthread.data") ?? "", data);

// The typeface may come later than the editor, which has measured another one by then.
document.fonts.ready.then(() => [code, values].forEach((pane) => pane.view.requestMeasure()));

Object.assign(window, { offthreadEditor: { code, data: values, takeEarlyRun, read, write, portions, file } });
