/**
 * The mark of an error in an editor: underlined, with a sign beside the line's number, and its message where the
 * pointer or the cursor is. It goes when its line changes. It is loaded with the first error.
 */
import { nextDiagnostic, previousDiagnostic, setDiagnostics, setDiagnosticsEffect } from "@codemirror/lint";
import { EditorState, MapMode, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { EditorView, GutterMarker, lineNumberMarkers } from "@codemirror/view";

/** @typedef {{from: number, to: number, message: string}} Mark */
/** @typedef {import("@codemirror/state").Transaction} Transaction */

/** The element that says what is wrong, for the cursor in that line. */
const MESSAGE = "mark-message";

class Sign extends GutterMarker {
  /** @param {string} number @param {string} message */
  constructor(number, message) {
    super();
    this.number = number;
    this.message = message;
    this.elementClass = "cm-fault-line";
  }

  /** @param {Sign} other */
  eq(other) {
    return other.number === this.number && other.message === this.message;
  }

  toDOM() {
    const sign = document.createElement("span");
    sign.className = "cm-fault-sign";
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", `Error: ${this.message}`);
    sign.title = this.message;
    sign.textContent = this.number;
    return sign;
  }
}

/** What becomes of a mark by a change: it moves with its line, and goes when that is another. @param {Mark} mark @param {Transaction} transaction @returns {Mark | null} */
export function kept({ from, to, message }, { startState, newDoc, changes }) {
  const line = startState.doc.lineAt(from);
  const at = changes.mapPos(line.from, 1, MapMode.TrackAfter);
  if (at === null) return null;
  const now = newDoc.lineAt(at);
  if (now.from !== at || now.text !== line.text) return null;
  return { from: at + from - line.from, to: at + to - line.from, message };
}

/** @param {{from: number, to: number, message: string}} given @returns {Mark} */
const pick = ({ from, to, message }) => ({ from, to, message });

/** @type {StateField<Mark | null>} */
export const field = StateField.define({
  create: () => /** @type {Mark | null} */ (null),
  update(mark, transaction) {
    let now = mark && transaction.docChanged ? kept(mark, transaction) : mark;
    for (const effect of transaction.effects) {
      if (effect.is(setDiagnosticsEffect)) now = effect.value.length ? pick(effect.value[0]) : null;
    }
    return now;
  },
  provide: (self) => [
    lineNumberMarkers.compute([self, "doc"], (state) => signs(state, state.field(self))),
    EditorView.contentAttributes.compute([self, "selection"], (state) => described(state, state.field(self))),
    EditorState.transactionExtender.of((transaction) => {
      const mark = transaction.startState.field(self);
      const goes = mark && transaction.docChanged && !kept(mark, transaction);
      return goes ? { effects: setDiagnosticsEffect.of([]) } : null;
    }),
  ],
});

/** @param {EditorState} state @param {Mark | null} mark */
function signs({ doc }, mark) {
  if (!mark) return RangeSet.empty;
  const { number, from } = doc.lineAt(mark.from);
  return RangeSet.of(new Sign(String(number), mark.message).range(from));
}

/** Who has the cursor in the line hears what is wrong there. @param {EditorState} state @param {Mark | null} mark @returns {Record<string, string>} */
function described({ doc, selection }, mark) {
  const isThere = mark && doc.lineAt(selection.main.head).from === doc.lineAt(mark.from).from;
  /** @type {Record<string, string>} */
  const none = {};
  return isThere ? { "aria-describedby": MESSAGE } : none;
}

/** Mark a place, in place of any before. @param {EditorView} view @param {Mark} mark */
export function mark(view, { from, to, message }) {
  say(message);
  const { effects } = setDiagnostics(view.state, [{ from, to, message, severity: "error" }]);
  const added = view.state.field(field, false) === undefined ? [StateEffect.appendConfig.of(field)] : [];
  view.dispatch({ effects: [...added, ...[effects ?? []].flat()] });
}

/** @param {EditorState} state  one in which something was marked @returns {import("@codemirror/state").TransactionSpec} what takes the mark away */
export function unmarking(state) {
  return state.field(field, false) ? { effects: setDiagnosticsEffect.of([]) } : {};
}

/** Go to the mark, and show what is wrong, if there is one. @param {EditorView} view @param {boolean} back */
export function next(view, back) {
  const mark = view.state.field(field, false);
  if (!mark) return;
  (back ? previousDiagnostic : nextDiagnostic)(view);
  // What is typed next must not take the place of what is marked. Who comes from elsewhere hears the description.
  const effects = view.hasFocus ? [EditorView.announce.of(mark.message)] : [];
  view.dispatch({ selection: { anchor: mark.from }, effects });
  view.focus();
}

/** @param {string} message */
function say(message) {
  const element = document.getElementById(MESSAGE) ?? document.body.appendChild(Object.assign(document.createElement("p"), { id: MESSAGE, hidden: true }));
  element.textContent = message;
}
