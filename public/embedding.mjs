/**
 * What a page around the playground asks of it by messages, and is told: with `?embed`, and only if the site's settings name
 * that page's origin. Each message is checked here before Python of the page sees it. See docs/decisions/0127.
 */
import { KINDS } from "#generated/protocol.mjs";
import { isFlat } from "./nested.mjs";
import { words } from "./problem.mjs";

/** @typedef {import("./embedding.d.ts").EmbedRequest} EmbedRequest */
/** @typedef {import("./embedding.d.ts").EmbedAnswer} EmbedAnswer */
/** @typedef {string | Uint8Array} Content */
/** What Python gets. files: name, content, name, content, …; null is what was left out. @typedef {(ask: string, id: number, code: string | null, data: string | null, files: Content[] | null) => void} Listener */
/** @typedef {{postMessage: (message: any, origin: string) => void}} Parent */

const ASKS = ["set", "get", "run", "stop"];
const MOST_TEXT = 1_000_000;
const MOST_FILES = 200;
const MOST_BYTES = 20_000_000;
const MOST_NAME = 255;
/** Requests that wait for the page's Python. */
const MOST_WAITING = 50;

const WRONG = {
  ask: "A request asks for set, get, run or stop.",
  code: "The code must be a text of at most 1,000,000 characters, none of them NUL.",
  data: "The data must be a JSON object, or its text, of at most 1,000,000 characters, nested at most 100 deep.",
  files: "The files must be texts or Uint8Arrays by their names: at most 200, and 20 MB in all.",
  many: "Too many requests wait already.",
  unread: "A message could not be read: its objects are nested too deep, or cannot be copied.",
  failed: "It could not be done: perhaps what was sent is too much for the page.",
};

export class Embedding {
  /** @type {Listener | undefined} */
  #listener;
  /** @type {Parameters<Listener>[]} */
  #waiting = [];
  #isReady = false;
  /** The request that is at hand and has no answer. @type {number | undefined} */
  #open;

  /** @param {string[]} origins  who may talk @param {Parent} parent @param {string | undefined} around  the origin of that page, if the browser tells */
  constructor(origins, parent, around) {
    this.origins = origins;
    this.parent = parent;
    this.around = around;
    /** Who is told what happens. @type {string | undefined} */
    this.told = origins.find((each) => each === around);
  }

  /** Take a message. @param {{origin: string, source: unknown, data: any}} event */
  hear({ origin, source, data }) {
    if (source !== this.parent || !this.origins.includes(origin)) return;
    // Chromium gives nothing for what is nested too deep. It had a number, which nobody knows now.
    if (data === null) return this.#complain(origin);
    if (data?.offthread !== "request" || !Number.isSafeInteger(data.id)) return;
    this.told = origin;
    try {
      this.#pass(checked(data));
    } catch (error) {
      this.refuse(data.id, error instanceof Refusal ? error.message : words(error));
    }
  }

  /** A message has come that the browser could not read. @param {string} origin */
  #complain(origin) {
    this.told = origin;
    this.#say({ offthread: "event", event: "unread", reason: WRONG.unread });
  }

  /** @param {Parameters<Listener>} given */
  #pass(given) {
    if (this.#listener) return this.#hand(this.#listener, given);
    if (this.#waiting.length >= MOST_WAITING) throw new Refusal(WRONG.many);
    return void this.#waiting.push(given);
  }

  /** Python of the page is there. @param {Listener} listener */
  listen(listener) {
    this.#listener = listener;
    for (const given of this.#waiting.splice(0)) this.#hand(listener, given);
  }

  /** Python answers before it returns; if it fails, it says so to the console alone. @param {Listener} listener @param {Parameters<Listener>} given */
  #hand(listener, given) {
    const [, id] = given;
    this.#open = id;
    listener(...given);
    if (this.#open === id) this.refuse(id, WRONG.failed);
  }

  /** It was done. @param {number} id */
  answer(id) {
    this.#reply({ offthread: "answer", id, done: true });
  }

  /** Tell what there is. @param {number} id @param {string} code @param {string} data @param {Content[]} files  name, content, … */
  tell(id, code, data, files) {
    const named = files.flatMap((each, at) => (at % 2 ? [] : [[each, files[at + 1]]]));
    this.#reply({ offthread: "answer", id, done: true, code, data, files: Object.fromEntries(named) });
  }

  /** @param {number} id @param {string} reason */
  refuse(id, reason) {
    this.#reply({ offthread: "answer", id, done: false, reason });
  }

  /** @param {{id: number, [field: string]: unknown}} answer */
  #reply(answer) {
    this.#open = undefined;
    this.#say(answer);
  }

  /** Tell what a worker has reported, after it has passed the gate. @param {any} report */
  overhear(report) {
    for (const event of eventsOf(report)) {
      if (event.event !== "ready") this.#say({ offthread: "event", ...event });
      else if (!this.#isReady) this.#greet({ offthread: "event", ...event });
    }
  }

  /** Python is there. Where nobody says who is around, all who may talk are told that: the browser hands it on to that page alone. @param {object} message */
  #greet(message) {
    this.#isReady = true;
    const guessed = this.told === undefined && this.around === undefined ? this.origins : [];
    for (const origin of guessed) this.parent.postMessage(message, origin);
    this.#say(message);
  }

  /** @param {object} message */
  #say(message) {
    if (this.told !== undefined) this.parent.postMessage(message, this.told);
  }
}

class Refusal extends Error {}

/** @param {any} data @returns {Parameters<Listener>} @throws {Refusal} */
function checked({ id, ask, code, data, files }) {
  if (!ASKS.includes(ask)) throw new Refusal(WRONG.ask);
  if (ask !== "set") return [ask, id, null, null, null];
  if (code !== undefined && !isText(code)) throw new Refusal(WRONG.code);
  return [ask, id, code ?? null, data === undefined ? null : jsonOf(data), files === undefined ? null : pairsOf(files)];
}

/** What Python of the page can hold: it ends a text at a NUL. @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string" && value.length <= MOST_TEXT && !value.includes("\0");

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} data */
function jsonOf(data) {
  try {
    const text = typeof data === "string" ? data : JSON.stringify(data);
    if (!isText(text)) throw new Refusal(WRONG.data);
    const value = JSON.parse(text);
    if (isObject(value) && isFlat(value)) return text;
  } catch {
    // Said below.
  }
  throw new Refusal(WRONG.data);
}

/** @param {unknown} files @returns {Content[]} */
function pairsOf(files) {
  const pairs = isObject(files) ? Object.entries(/** @type {object} */ (files)) : [];
  const sizes = pairs.map(([name, content]) => (isName(name) ? sizeOf(content) : Infinity));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  if (!isObject(files) || pairs.length > MOST_FILES || size > MOST_BYTES) throw new Refusal(WRONG.files);
  return pairs.flatMap(([name, content]) => [name, isText(content) ? content : bytesOf(content)]);
}

/** @param {string} name */
const isName = (name) => name.length <= MOST_NAME && isText(name) && name.isWellFormed();

/** A text that Python of the page cannot hold, it has as JavaScript's bytes. @param {Content} content */
const bytesOf = (content) => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** @param {unknown} content */
function sizeOf(content) {
  if (typeof content === "string") return content.length;
  return content instanceof Uint8Array ? content.length : Infinity;
}

/** @param {any} report @returns {{event: string, [field: string]: unknown}[]} */
function eventsOf(report) {
  const { type } = report;
  if (type === KINDS.READY) return [{ event: "ready" }];
  if (type === KINDS.STARTED) return [{ event: "run" }];
  if (type === KINDS.OUTPUT) return outputsOf(report.chunks);
  if (type === KINDS.RESULT) return report.repr === undefined ? [] : [{ event: "result", repr: report.repr }];
  if (type === KINDS.DONE) return [{ event: "done", status: report.status, ms: report.ms }];
  if (type !== KINDS.ERROR) return [];
  const { name, message, traceback, line, hint } = report;
  return [{ event: "error", name, message, traceback, ...(line === undefined ? {} : { line }), ...(hint === undefined ? {} : { hint }) }];
}

/** @param {string[]} chunks  stream, text, stream, text, … */
function outputsOf(chunks) {
  return chunks.flatMap((stream, at) => (at % 2 ? [] : [{ event: "output", stream, text: chunks[at + 1] }]));
}
