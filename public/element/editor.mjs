/**
 * The editor of a cell: CodeMirror with what a cell needs of it. It comes when a cell is near to what can be seen, so that a
 * page with cells loads nothing of it before. It knows nothing of running.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { LRLanguage, LanguageSupport, bidiIsolates, bracketMatching, delimitedIndent, indentNodeProp, indentOnInput } from "@codemirror/language";
import { Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { parser } from "@lezer/python";
import { highlighting, theme } from "../highlight.mjs";
import { lines, unit } from "../indenting.mjs";
import { isRunKey } from "../run_key.mjs";

/**
 * @typedef {object} Given
 * @property {HTMLElement} parent
 * @property {ShadowRoot} root
 * @property {string} text
 * @property {string} label
 * @property {Look} look
 * @property {() => void} onEdit
 */
/** @typedef {{isReadonly: boolean, hasNumbers: boolean}} Look */

/** Blocks and brackets: `lines` knows what a new line begins with, and asks for the rest here. */
const python = LRLanguage.define({
  name: "python",
  parser: parser.configure({
    props: [
      indentNodeProp.add({
        "ArgList ParamList TupleExpression ArrayExpression DictionaryExpression SetExpression": delimitedIndent({ closing: ")", align: false }),
        "String FormatString": () => null,
      }),
    ],
  }),
  languageData: { commentTokens: { line: "#" }, indentOnInput: /^\s*(?:[}\])]|else:|elif |except |finally:|case\s+[^:]*:?)$/ },
});

/** @type {import("@codemirror/state").StateEffectType<number>} */
const setFault = StateEffect.define();
const fault = Decoration.line({ class: "cm-fault", attributes: { "data-fault": "true" } });

/** The line that failed, until it is edited. */
const faults = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    let result = transaction.docChanged ? Decoration.none : value;
    for (const effect of transaction.effects) {
      if (effect.is(setFault)) result = effect.value ? Decoration.set(fault.range(effect.value - 1)) : Decoration.none;
    }
    return result;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Keys that the cell acts on: the editor must not make lines of them. */
const runKeys = Prec.highest(keymap.of([{ any: (_view, event) => isRunKey(event) }]));

export class Editor {
  #look = new Compartment();
  /** Whether the text that changes is one that was set. */
  #isSetting = false;

  /** @param {Given} given */
  constructor({ parent, root, text, label, look, onEdit }) {
    this.label = label;
    this.view = new EditorView({
      parent,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          runKeys,
          highlightSpecialChars(),
          history(),
          drawSelection(),
          EditorState.tabSize.of(4),
          unit,
          faults,
          new LanguageSupport(python),
          lines,
          indentOnInput(),
          bracketMatching(),
          bidiIsolates(),
          highlighting,
          theme,
          // Escape, then Tab, leaves the editor: CodeMirror lets one Tab pass after Escape.
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          this.#look.of(this.#made(look)),
          EditorView.updateListener.of((update) => void (update.docChanged && !this.#isSetting && onEdit())),
        ],
      }),
    });
  }

  /** @param {Look} look */
  #made({ isReadonly, hasNumbers }) {
    const attributes = { "aria-label": this.label, spellcheck: "false", tabindex: "0", ...(isReadonly ? { "aria-readonly": "true" } : {}) };
    return [
      EditorView.contentAttributes.of(attributes),
      EditorState.readOnly.of(isReadonly),
      EditorView.editable.of(!isReadonly),
      hasNumbers ? lineNumbers() : [],
      isReadonly ? [] : [highlightActiveLine(), highlightActiveLineGutter()],
    ];
  }

  /** @param {Look} look */
  set look(look) {
    this.view.dispatch({ effects: this.#look.reconfigure(this.#made(look)) });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** @param {string} text */
  set text(text) {
    if (text === this.text) return;
    this.#isSetting = true;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor: 0 } });
    this.#isSetting = false;
  }

  /** Mark a line that failed; 0 for none. @param {number} line  from 1 */
  mark(line) {
    const { doc } = this.view.state;
    const isThere = line >= 1 && line <= doc.lines;
    this.view.dispatch({ effects: setFault.of(isThere ? doc.line(line).from + 1 : 0) });
  }

  /** @param {number} line  from 1 */
  goTo(line) {
    const { doc } = this.view.state;
    const { from } = doc.line(Math.max(1, Math.min(line, doc.lines)));
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "nearest" }) });
    this.view.focus();
  }

  focus() {
    this.view.focus();
  }

  destroy() {
    this.view.destroy();
  }
}
