/**
 * A row of keys above the soft keyboard of a phone: those that Python needs and that are far away there. It is there
 * while an editor has the focus, which a press on it does not take. It knows nothing of what the page looks like:
 * public/fit.css shows it by what it says of itself on the root.
 */
import { acceptCompletion, completionStatus, insertBracket, startCompletion } from "@codemirror/autocomplete";
import { indentMore, undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").Transaction} Transaction */
/** What a command needs of a view. @typedef {{state: EditorState, dispatch: (transaction: Transaction) => void}} Target */

/** What may go on: behind it Tab completes. */
const NAME_BEFORE = /[\p{L}_][\p{L}\p{N}_]*\.?$|[)\]]\.$/u;

/**
 * Type a text as the keyboard does: brackets and quotes close themselves, and are typed over. The editor's own way
 * to hear of a text asks whether the soft keyboard is in the middle of a word, as it always is.
 * @param {Target} target @param {string} text
 */
export function type({ state, dispatch }, text) {
  const typed = { userEvent: "input.type", scrollIntoView: true };
  dispatch(insertBracket(state, text) ?? state.update(state.replaceSelection(text), typed));
}

/** Whether Tab is to complete a name, and not to indent. @param {EditorState} state */
export function isInName({ selection: { main }, doc }) {
  const line = doc.lineAt(main.head);
  return main.empty && NAME_BEFORE.test(line.text.slice(0, main.head - line.from));
}

/** @param {EditorView} view */
function tab(view) {
  if (completionStatus(view.state) === "active" && acceptCompletion(view)) return;
  if (!isInName(view.state) || !startCompletion(view)) indentMore(view);
}

/**
 * A tap takes the focus with its first event and is over with its last: until then nothing may move away from under
 * it, or Run would not be pressed. How long it may take, if it ends without a click.
 */
const TAP_MS = 400;

/** What the keys are called, and do. @type {[string, string, (view: EditorView) => unknown][]} */
const KEYS = [
  ...[":", "(", '"', "["].map((text) => /** @type {[string, string, (view: EditorView) => void]} */ ([text, "", (view) => type(view, text)])),
  ["Tab", "word", tab],
  ["Undo", "word", undo],
];

/** An editor, and what the root is to say of it. @typedef {{view: EditorView, name: string}} Editor */

export class Keys {
  /** @param {Editor[]} editors @param {() => boolean} isTouched  whether fingers are used now */
  constructor(editors, isTouched) {
    this.editors = editors;
    this.isTouched = isTouched;
    /** @type {Editor | undefined} */
    this.editor = undefined;
    this.row = this.make();
    document.body.append(this.row);
    document.addEventListener("focusin", () => this.editors.some(({ view }) => view.hasFocus) && this.look());
    document.addEventListener("focusout", () => setTimeout(() => this.look(), TAP_MS));
    window.addEventListener("click", () => setTimeout(() => this.look(), 0), true);
    this.look();
  }

  make() {
    const row = document.createElement("div");
    row.className = "keys";
    row.setAttribute("role", "toolbar");
    row.setAttribute("aria-label", "Keys");
    for (const [name, look, act] of KEYS) row.append(this.key(name, look, act));
    // The browser moves the focus at one of the two, and the soft keyboard would go.
    for (const kind of ["pointerdown", "mousedown"]) row.addEventListener(kind, (event) => event.preventDefault());
    return row;
  }

  /** @param {string} name @param {string} look @param {(view: EditorView) => unknown} act */
  key(name, look, act) {
    const key = document.createElement("button");
    Object.assign(key, { type: "button", className: look, textContent: name, tabIndex: -1 });
    key.addEventListener("click", () => {
      if (!this.editor) return;
      act(this.editor.view);
      this.editor.view.focus();
    });
    return key;
  }

  /** Show the row, or put it away, as the focus is. */
  look() {
    const found = this.isTouched() ? this.editors.find(({ view }) => view.hasFocus) : undefined;
    if (found === this.editor) return;
    this.editor = found;
    if (found) document.documentElement.dataset.typing = found.name;
    else delete document.documentElement.dataset.typing;
    this.reveal();
  }

  /** Have the cursor in sight, after something has taken room from the editor. */
  reveal() {
    const view = this.editor?.view;
    view?.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main) });
  }
}
