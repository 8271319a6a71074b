/** The field in which a program's `input()` is answered. It takes the keyboard only from who is not typing. */
import { WORDS } from "./extra_words.mjs";
import { made } from "./made.mjs";

/** @typedef {{form: HTMLFormElement, label: HTMLLabelElement, field: HTMLInputElement, end: HTMLButtonElement}} Fields */

export class Question {
  /** @type {((line: string | undefined) => void) | undefined} */
  #answer;

  constructor() {
    this.form = /** @type {HTMLFormElement} */ (made("form", "ask"));
    this.label = /** @type {HTMLLabelElement} */ (made("label"));
    this.field = /** @type {HTMLInputElement} */ (made("input"));
    const send = made("button", "", WORDS.send);
    const end = /** @type {HTMLButtonElement} */ (made("button", "", WORDS.end));
    Object.assign(this.field, { id: "field", autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "send" });
    this.label.htmlFor = "field";
    end.type = "button";
    this.form.hidden = true;
    this.form.part.add("input");
    this.form.append(this.label, this.field, send, end);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#settle(this.field.value);
    });
    end.addEventListener("click", () => this.#settle(undefined));
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "d" && event.ctrlKey && !this.field.value) this.#settle(undefined, event);
    });
  }

  /**
   * Ask, and have an answer; nothing is the end of input.
   * @param {string} prompt @param {{isSecret: boolean, isWritten: boolean, takesFocus: boolean}} about  isWritten: the prompt is in the output
   * @returns {Promise<string | undefined>}
   */
  ask(prompt, { isSecret, isWritten, takesFocus }) {
    const name = prompt.trim();
    this.label.textContent = isWritten || !name ? "" : name;
    this.field.ariaLabel = name || WORDS.input;
    this.field.type = isSecret ? "password" : "text";
    this.field.value = "";
    this.form.hidden = false;
    if (takesFocus) this.field.focus({ preventScroll: true });
    return new Promise((resolve) => (this.#answer = resolve));
  }

  get isOpen() {
    return this.#answer !== undefined;
  }

  /** Nobody waits any more. */
  close() {
    this.#settle(undefined);
  }

  /** @param {string | undefined} line @param {Event} [event] */
  #settle(line, event) {
    event?.preventDefault();
    const answer = this.#answer;
    this.#answer = undefined;
    this.form.hidden = true;
    answer?.(line);
  }
}
