/**
 * A mounted CodeMirror as the page's Python knows it, with the documents that it can show, each with its own
 * undo history. It knows nothing of files or of running.
 *
 * It is mounted with what typing needs, and with all that takes space; the rest is put on later: see outfit.mjs.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { Compartment, EditorSelection, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { difference } from "./difference.mjs";
import { Errors } from "./errors.mjs";
import { theme } from "./highlight.mjs";
import { unit } from "./indenting.mjs";
import { isRunKey } from "./run_key.mjs";
import { trace, tracing } from "./trace.mjs";
import { turn } from "./turn.mjs";
import { withUndo } from "./undo.mjs";

/** @typedef {import("@codemirror/state").Extension} Extension */
/** @typedef {(line: number, column: number) => void} PlaceListener */
/** @typedef {"python" | "json" | "text" | "data"} Language */
/** What all documents get later, and what those of a language do: see outfit.mjs. */
/** @typedef {{common: Extension, languages: Record<Language, Extension>}} Outfit */

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
  EditorState.tabSize.of(4),
  unit,
  marks,
  tracing,
  theme,
  keymap.of([...defaultKeymap, ...historyKeymap]),
];

// Escape, then Tab, leaves the editor: CodeMirror lets one Tab pass after Escape.
const file = [lineNumbers(), keymap.of([indentWithTab])];
const data = [placeholder('{"ranks": [0.8, 0.4]}'), EditorView.lineWrapping];

/** A document that is not shown: its state, what it is dressed for, where it was scrolled to, and how its lines end. */
/** @typedef {{state: EditorState, language: Language, top: number, crlf: boolean}} Kept */

export class Pane {
  /** @param {string} parent @param {string} label @param {string} text @param {Language} language */
  constructor(parent, label, text, language) {
    /** @type {(() => void) | undefined} */
    this.changed = undefined;
    /** @type {PlaceListener | undefined} */
    this.moved = undefined;
    this.label = label;
    this.first = text;
    /** Whether that is still the document that is shown. */
    this.isFirst = true;
    this.attributes = new Compartment();
    this.common = new Compartment();
    this.language = new Compartment();
    /** The language of the document that is shown. */
    this.shown = language;
    /** @type {Outfit | undefined} */
    this.outfit = undefined;
    /** @type {Map<string, Kept>} the documents that are not shown, by their keys */
    this.kept = new Map();
    /** The key of the document that is shown; what is there at first has none until it is adopted. */
    this.key = "";
    this.crlf = text.includes("\r\n");
    this.errors = new Errors(this);
    this.view = new EditorView({
      parent: /** @type {HTMLElement} */ (document.getElementById(parent)),
      state: this.state(text, language),
    });
  }

  /** @param {string} text @param {Language} language */
  state(text, language) {
    return withUndo({
      doc: text,
      extensions: [
        common,
        this.common.of(this.outfit?.common ?? []),
        this.language.of(this.extras(language)),
        this.attributes.of(this.describe("")),
        EditorView.updateListener.of((update) => this.notice(update)),
      ],
    });
  }

  /** @param {Language} language @returns {Extension} */
  extras(language) {
    return [language === "data" ? data : file, this.outfit?.languages[language] ?? []];
  }

  /** Put on what typing does not need, in tasks of their own; what is typed meanwhile stays as it is. @param {Outfit} outfit */
  async dress(outfit) {
    this.outfit = outfit;
    await turn();
    this.view.dispatch({ effects: this.common.reconfigure(outfit.common) });
    await turn();
    this.view.dispatch({ effects: this.language.reconfigure(this.extras(this.shown)) });
  }

  /** Tell whether what was there at first has been edited. */
  wasEdited() {
    return this.text() !== this.first;
  }

  /** Call what is shown by a key, and highlight it. @param {string} key @param {Language} language */
  adopt(key, language) {
    this.key = key;
    // To put on the same again would cost as much as for the first time.
    if (language === this.shown) return;
    this.shown = language;
    this.view.dispatch({ effects: this.language.reconfigure(this.extras(language)) });
  }

  /** Show a document: as it was left, or from its beginning. @param {string} key @param {string} text @param {Language} language */
  show(key, text, language) {
    if (key === this.key) return this.adopt(key, language);
    this.isFirst = false;
    const { crlf, shown, view } = this;
    if (this.key) this.kept.set(this.key, { state: view.state, language: shown, top: view.scrollDOM.scrollTop, crlf });
    const kept = this.kept.get(key);
    this.kept.delete(key);
    this.key = key;
    this.crlf = kept ? kept.crlf : text.includes("\r\n");
    view.setState(kept ? kept.state : this.state(text, language));
    if (!kept) this.errors.since.meet(key, view.state.doc);
    this.shown = kept ? kept.language : language;
    this.adopt(key, language);
    view.scrollDOM.scrollTop = kept?.top ?? 0;
    return this.tellPlace();
  }

  /** Forget all documents, and what the shown one is called. */
  forget() {
    this.isFirst = false;
    this.kept.clear();
    this.key = "";
  }

  /** Put another text into a document, where it differs, in a step that can be undone. @param {string} key @param {string} text */
  refresh(key, text) {
    const kept = this.kept.get(key);
    if (key === this.key) this.view.dispatch(difference(this.view.state, text));
    else if (kept) {
      const { changes, state } = kept.state.update(difference(kept.state, text));
      kept.state = state;
      this.errors.since.note(key, changes);
    }
  }

  /** The states of all documents, the one that is shown first. */
  states() {
    return [this.view.state, ...[...this.kept.values()].map(({ state }) => state)];
  }

  /** @param {string} problem  the id of the element that says what is wrong, or nothing */
  describe(problem) {
    /** @type {Record<string, string>} */
    const invalid = problem ? { "aria-invalid": "true", "aria-describedby": problem } : {};
    // The browser needs no tabindex to reach it by keyboard; what looks for the keyboard's way into a scroller does.
    return EditorView.contentAttributes.of({ "aria-label": this.label, spellcheck: "false", tabindex: "0", ...invalid });
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  notice(update) {
    if (update.docChanged) this.errors.since.note(this.key, update.changes);
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
    const text = this.view.state.doc.toString();
    return this.crlf ? text.replaceAll("\n", "\r\n") : text;
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

  /** Mark a line that something else comes from. @param {number} line  0 for none */
  trace(line) {
    trace(this.view, line);
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
