/**
 * What a cell's program has written, as entries of a log. All of it is text; what is more, extras.mjs makes. It shows
 * what came at once, once per frame, and no more than a page can hold.
 */
import { AT_END, fed } from "./lines.mjs";
import { made } from "./made.mjs";
import { WORDS, atLine, hintOf } from "./words.mjs";

/** @typedef {import("../../worker/client/terms.mjs").Display} Display */
/** @typedef {import("../../worker/client/errors.mjs").PythonError} PythonError */

/** Characters and entries that are kept, and those of a block, which browsers lay out as a whole. */
const MOST_TEXT = 200_000;
const MOST_ENTRIES = 500;
const BLOCK = 4096;

/** Milliseconds between two looks at what has come: nobody reads faster. */
const PACE_MS = 50;

export class Transcript {
  /** @type {[kind: string, text: string][]} */
  #waiting = [];
  #waitingSize = 0;
  #isDue = false;
  #flushed = -PACE_MS;
  #isCut = false;
  /** Where the last entry goes on, if it was written. */
  #place = AT_END;
  #notice = Object.assign(made("div", "notice", WORDS.dropped), { hidden: true });

  /** Resolves once all displays are there that have come until now. @type {Promise<void>} */
  settled = Promise.resolve();

  /** @param {HTMLElement} log @param {import("./extras.mjs").Extras} extras @param {(line: number) => void} goTo */
  constructor(log, extras, goTo) {
    this.log = log;
    this.extras = extras;
    this.goTo = goTo;
    this.log.prepend(this.#notice);
  }

  /** All that is shown, as text. */
  get text() {
    this.#flush();
    const entries = [...this.log.children].filter((each) => each !== this.#notice);
    // What is written goes on in the line; all else stands in lines of its own.
    return entries.flatMap(leaves).reduce((text, each, at, all) => below(text, each, all[at - 1]) + (each.textContent ?? ""), "").trimEnd();
  }

  clear() {
    this.#waiting = [];
    this.#waitingSize = 0;
    this.#empty();
    this.#mark();
  }

  /** @param {string} text @param {string} kind  stdout, stderr or input */
  print(text, kind) {
    const last = this.#waiting.at(-1);
    if (last?.[0] === kind) last[1] += text;
    else this.#waiting.push([kind, text]);
    this.#waitingSize += text.length;
    this.#bound();
    this.#later();
  }

  /** The beginning of what waits is dropped if it is more than is kept anyway. */
  #bound() {
    if (this.#waitingSize <= 2 * MOST_TEXT && this.#waiting.length <= 2 * MOST_ENTRIES) return;
    const texts = this.#waiting.slice(-MOST_ENTRIES);
    this.#waiting = texts.map(([kind, text]) => [kind, text.slice(-MOST_TEXT)]);
    this.#waitingSize = this.#waiting.reduce((sum, [, text]) => sum + text.length, 0);
    this.#isCut = true;
  }

  #later() {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => this.#flush(), Math.max(0, this.#flushed + PACE_MS - performance.now()));
  }

  /** Write what waits, and something below it. @param {() => void} [more] */
  #flush(more) {
    this.#isDue = false;
    const follow = this.#following();
    for (const [kind, text] of this.#waiting.splice(0)) this.#write(kind, text);
    more?.();
    this.#waitingSize = 0;
    this.#trim();
    this.#mark();
    follow();
    this.#flushed = performance.now();
  }

  /** What shows the end again once something has been added, if it is seen now. */
  #following() {
    const isAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 24;
    return () => void (isAtEnd && (this.log.scrollTop = this.log.scrollHeight));
  }

  /** @param {string} kind @param {string} text */
  #write(kind, text) {
    const last = /** @type {HTMLElement | null} */ (this.log.lastElementChild);
    const goesOn = last?.dataset.kind === kind;
    const isSame = goesOn && !isFull(last);
    const before = isSame ? (last.textContent ?? "") : "";
    const at = before.lastIndexOf("\n") + 1;
    const { isCleared, lines, place } = fed(before.slice(at), text, goesOn ? this.#place : AT_END);
    if (isCleared) this.#empty();
    const isOn = isSame && !isCleared;
    const [first = "", ...rest] = blocks(isOn ? before.slice(0, at) + lines : lines);
    if (isOn) last.textContent = first;
    else if (first) this.#add(kind, made("span", "", first));
    for (const each of rest) this.#add(kind, made("div", "", each));
    this.#place = place;
  }

  /** All are counted once: browsers count the children of an element again whenever one has gone. */
  #trim() {
    const [, ...entries] = this.log.children;
    const sizes = entries.map(({ textContent }) => textContent?.length ?? 0);
    let size = sizes.reduce((sum, each) => sum + each, 0);
    let gone = Math.max(0, entries.length - MOST_ENTRIES);
    for (const each of sizes.slice(0, gone)) size -= each;
    for (; size > MOST_TEXT + BLOCK && entries.length - gone > 1; gone += 1) size -= sizes[gone];
    for (const each of entries.slice(0, gone)) {
      release(each);
      each.remove();
      this.#isCut = true;
    }
  }

  #empty() {
    release(this.log);
    this.log.replaceChildren(this.#notice);
    this.#isCut = false;
  }

  /** Whether anything is there, for the styles; and whether something is missing. */
  #mark() {
    this.#notice.hidden = !this.#isCut;
    this.log.dataset.empty = String(this.log.lastElementChild === this.#notice);
  }

  /** @param {string} kind @param {HTMLElement} element @param {HTMLElement} [former]  whose place it takes */
  #add(kind, element, former) {
    element.dataset.kind = kind;
    element.part.add("entry", kind);
    if (former) {
      release(former);
      former.replaceWith(element);
    } else this.log.append(element);
    this.#mark();
  }

  /** @param {Display} display */
  show(display) {
    this.#flush();
    const place = made("div");
    const { slot } = display;
    const entries = /** @type {HTMLElement[]} */ ([...this.log.children]);
    const former = slot === undefined ? undefined : entries.find(({ dataset }) => dataset.slot === slot);
    if (slot !== undefined) place.dataset.slot = slot;
    const filled = this.#fill(place, display);
    this.settled = this.settled.then(() => filled);
    this.#add("display", place, former);
  }

  /** Put a display where its place has been kept, unless that is gone. @param {HTMLElement} place @param {Display} display */
  async #fill(place, display) {
    const extras = await this.extras().catch(() => undefined);
    if (!place.parentNode) return;
    const follow = this.#following();
    place.append(extras ? extras.shown(display) : display.text);
    follow();
    // A picture has its height only now.
    place.querySelector("img")?.addEventListener("load", follow);
  }

  /** @param {string} repr */
  result(repr) {
    this.#flush(() => this.#add("result", made("div", "", repr)));
  }

  /** @param {string} kind  notice, right or wrong @param {string} text */
  say(kind, text) {
    this.#flush(() => this.#add(kind, made("div", "", text)));
  }

  /** @param {PythonError} error @param {string} file  of the program */
  raise({ traceback, line, hint, file: place }, file) {
    const entry = made("div");
    entry.append(made("pre", "traceback", traceback.trimEnd()));
    if (hint) entry.append(made("p", "hint", hintOf(hint)));
    if (line && place === file) entry.append(this.#link(line));
    this.#flush(() => this.#add("error", entry));
  }

  /** @param {number} line */
  #link(line) {
    const button = made("button", "link", atLine(line));
    button.addEventListener("click", () => this.goTo(line));
    return button;
  }

  /** Whether the text that a program wrote last ends with this. @param {string} prompt */
  endsWith(prompt) {
    this.#flush();
    const last = /** @type {HTMLElement | null} */ (this.log.lastElementChild);
    return last?.dataset.kind === "stdout" && (last.textContent ?? "").endsWith(prompt.split("\n").at(-1) ?? "");
  }
}

/** Give back the memory of pictures that go. @param {Element} element */
function release(element) {
  for (const image of element.querySelectorAll("img")) URL.revokeObjectURL(image.src);
}

/** What stands in lines of its own. @param {Element} element @returns {Element[]} */
const leaves = (element) => (element.matches("div") && element.children.length ? [...element.children].flatMap(leaves) : [element]);

/** Whether what is written next begins another block. @param {Element} element */
const isFull = ({ textContent }) => (textContent?.length ?? 0) > BLOCK && Boolean(textContent?.endsWith("\n"));

/** @param {string} text @param {Element} next @param {Element | undefined} last */
const below = (text, next, last) => (text && !text.endsWith("\n") && !(next.matches("span") && last?.matches("span")) ? `${text}\n` : text);

/** The end of a text in blocks of whole lines, the last of which may be open. @param {string} text @returns {string[]} */
function blocks(text) {
  const found = [];
  let from = Math.max(0, text.length - MOST_TEXT);
  for (let to = text.indexOf("\n", from + BLOCK) + 1; to; to = text.indexOf("\n", from + BLOCK) + 1) {
    found.push(text.slice(from, to));
    from = to;
  }
  return [...found, text.slice(from)].filter(Boolean);
}
