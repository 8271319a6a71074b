/** What a cell is made of, before anything happens in it. */
import { made } from "./made.mjs";
import { STYLE } from "./style.mjs";
import { WORDS } from "./words.mjs";

/** One sheet for all cells. @type {CSSStyleSheet | undefined} */
let sheet;

function sheetOfAll() {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  return sheet;
}

export class Frame {
  /** @param {ShadowRoot} root */
  constructor(root) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOfAll()];
    this.cell = made("div", "cell");
    this.editor = made("div", "editor");
    this.plain = /** @type {HTMLTextAreaElement} */ (made("textarea", "plain"));
    this.run = button(WORDS.run, "primary");
    this.stop = button(WORDS.stop, "");
    this.status = made("span", "status");
    this.log = made("div", "log");
    this.#name();
    const bar = made("div", "bar");
    Object.assign(bar, { role: "group", ariaLabel: WORDS.program, lang: "en" });
    bar.part.add("toolbar");
    bar.append(this.run, this.stop, this.status);
    this.editor.append(this.plain);
    this.cell.append(this.editor, bar, this.log);
    root.append(this.cell);
  }

  #name() {
    const { cell, editor, plain, run, stop, status, log } = this;
    // Code and what a cell says are written from left to right, in whatever page.
    cell.dir = "ltr";
    cell.part.add("cell");
    editor.part.add("editor");
    run.part.add("button", "run");
    stop.part.add("button", "stop");
    status.part.add("status");
    log.part.add("output");
    run.title = WORDS.runTitle;
    Object.assign(plain, { ariaLabel: WORDS.code, spellcheck: false, autocapitalize: "off", autocomplete: "off", wrap: "off" });
    status.role = "status";
    Object.assign(log, { role: "log", ariaLabel: WORDS.output, tabIndex: 0 });
    log.dataset.empty = "true";
    this.press({ isRunning: false });
  }

  /** Which buttons can be pressed. @param {{isRunning: boolean}} about */
  press({ isRunning }) {
    this.run.ariaDisabled = String(isRunning);
    this.stop.ariaDisabled = String(!isRunning);
    this.cell.dataset.state = isRunning ? "running" : "idle";
  }
}

/** @param {string} text @param {string} name */
function button(text, name) {
  const element = /** @type {HTMLButtonElement} */ (made("button", name, text));
  element.type = "button";
  return element;
}
