/** What the row of keys types is what the keyboard would type. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { closeBrackets } from "@codemirror/autocomplete";
import { python } from "@codemirror/lang-python";
import { indentOnInput } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { isInName, Keys, type } from "../../public/keys.mjs";

/** @param {string} text  with a bar where the cursor is, or one on each side of what is selected */
function target(text) {
  const [before, ...rest] = text.split("|");
  const anchor = before.length;
  const head = rest.length > 1 ? anchor + rest[0].length : anchor;
  const extensions = [closeBrackets(), python(), indentOnInput()];
  const made = { state: EditorState.create({ doc: text.replaceAll("|", ""), selection: { anchor, head }, extensions }) };
  return Object.assign(made, { dispatch: (transaction) => (made.state = transaction.state) });
}

/** The text after some keys, with the cursor as a bar. */
function after(text, keys) {
  const made = target(text);
  for (const key of keys) type(made, key);
  const { doc, selection } = made.state;
  return `${doc.sliceString(0, selection.main.head)}|${doc.sliceString(selection.main.head)}`;
}

test("brackets and quotes close themselves, and are typed over", () => {
  assert.equal(after("print|", "("), "print(|)");
  assert.equal(after("print|", ["(", '"']), 'print("|")');
  assert.equal(after("print|", ["(", '"', '"']), 'print(""|)');
  assert.equal(after("x = |", "["), "x = [|]");
});

test("a bracket before a name is one bracket, and one over a selection stands around it", () => {
  assert.equal(after("|name", "("), "(|name");
  assert.equal(after("a |name| b", "("), "a (name|) b");
});

test("a colon is a colon, and what it ends is indented anew", () => {
  assert.equal(after("if x|", ":"), "if x:|");
  assert.equal(after("if x:\n    pass\n    else|", ":"), "if x:\n    pass\nelse:|");
});

test("Tab completes behind a name, and indents elsewhere", () => {
  for (const text of ["pri|", "x = math.|", "f().|", "größe|"]) assert.equal(isInName(target(text).state), true, text);
  for (const text of ["|", "    |", "x = |", "x = 12|", "f(|)", "|name|", "'a' |"]) assert.equal(isInName(target(text).state), false, text);
});

/** As much of a page as the row needs, with an editor in it; everything that happens comes one after the other. */
class Page {
  root = { dataset: {} };
  events = new EventTarget();
  view = { hasFocus: false, state: target("|").state, dispatch() {}, focus() {} };

  constructor() {
    const element = () => Object.assign(new EventTarget(), { setAttribute() {}, append() {} });
    const document = { createElement: element, body: element(), documentElement: this.root };
    globalThis.document = Object.assign(this.events, document);
    globalThis.window = this.events;
  }

  tell(kind, hasFocus = this.view.hasFocus) {
    this.view.hasFocus = hasFocus;
    this.events.dispatchEvent(new Event(kind));
    return this.root.dataset.typing;
  }
}

test("the rows stay where they are until the tap that takes the focus is over", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const page = new Page();
  new Keys([{ view: page.view, name: "code" }], () => true);
  assert.equal(page.tell("focusin", true), "code");
  assert.equal(page.tell("focusout", false), "code");
  // A button has the focus now, and the browser has the thread before it tells of the click.
  assert.equal(page.tell("focusin"), "code");
  mock.timers.tick(50);
  assert.equal(page.root.dataset.typing, "code");
  page.tell("click");
  mock.timers.tick(1);
  assert.equal(page.root.dataset.typing, undefined);
  // Where no click comes, it is over after a while.
  page.tell("focusin", true);
  page.tell("focusout", false);
  mock.timers.tick(400);
  assert.equal(page.root.dataset.typing, undefined);
  mock.timers.reset();
});

test("where nobody uses fingers there is no row", () => {
  const page = new Page();
  new Keys([{ view: page.view, name: "code" }], () => false);
  assert.equal(page.tell("focusin", true), undefined);
});
