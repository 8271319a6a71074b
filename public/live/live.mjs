/**
 * Displays that bring code of their own: each in a frame of an origin of its own, which can reach neither the page nor
 * a network, and is gone with its entry. What a frame says is checked, counted and bounded; one that says too much, or
 * nothing any more, is closed. Words are the page's: see app/output/live.py.
 */
import { FRAME } from "#generated/live.mjs";
import { POLICY } from "../launcher.mjs";
import { isBare } from "./bare.mjs";
import { Early, latest } from "./early.mjs";
import { Focus } from "./focus.mjs";
import { heard } from "./hearing.mjs";
import { library } from "./libraries.mjs";
import { STYLE } from "./look.mjs";
import { Threads } from "./threads.mjs";

/** root: of a widget, by which what Python says is passed on. @typedef {{library: string, data: Uint8Array, title: string, root: string}} Content */
/** what: one of "height", "shared", "failed", "lacks", "without", "missing", "silent", "noisy", "greedy", "unmade", "over". @typedef {(what: string, detail: string) => void} Tell */

const DOCUMENT =
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
  `<meta http-equiv="x-dns-prefetch-control" content="off"><style>${STYLE}</style></head><body><script>${FRAME}</script></body></html>`;

/** Milliseconds for a frame to begin, and between two questions whether it lives; how many may stay without an answer. */
const BEGIN_MS = 10000;
const PING_MS = 3000;
const MOST_UNANSWERED = 4;
/** Messages of a frame within a second, and pixels of its height. */
const MOST_MESSAGES = 60;
const HEIGHT = { least: 24, first: 120, most: 720 };

/** @type {Set<Live>} */
const lives = new Set();
/** @typedef {import("./early.mjs").Words} Words */
const early = new Early();
const threads = new Threads();
const focus = new Focus();

export class Live {
  /** @param {HTMLElement} place @param {Content} content @param {Tell} tell */
  constructor(place, content, tell) {
    this.place = place;
    this.content = content;
    this.tell = tell;
    this.unanswered = 0;
    this.messages = 0;
    this.taken = 0;
    this.isShown = false;
    /** A message to Python is on its way, and the next may not come before it is answered. */
    this.isAsking = false;
    /** What Python says before the display is shown. @type {Words[]} */
    this.early = early.take(content.root);
    this.isOpen = false;
    lives.add(this);
    this.frame = document.createElement("iframe");
    this.frame.className = "frame live-frame";
    this.frame.title = content.title;
    this.frame.setAttribute("sandbox", "allow-scripts");
    this.frame.setAttribute("referrerpolicy", "no-referrer");
    // Until something is shown in it.
    this.frame.style.height = `${HEIGHT.least}px`;
    place.append(this.frame);
    // The entry gets into the page when all of a frame's entries are made.
    this.timer = setTimeout(() => this.#open());
  }

  #open() {
    if (!this.frame.isConnected) return void lives.delete(this);
    this.isOpen = true;
    this.timer = setTimeout(() => this.close("unmade"), BEGIN_MS);
    /** @type {any} */
    const { offthreadLauncher: launcher } = globalThis;
    if (!launcher?.open(this.frame, DOCUMENT)) this.close("unmade");
  }

  /** The frame is there: nothing of the display runs in it yet. */
  begin() {
    if (this.port) return this.close("noisy");
    clearTimeout(this.timer);
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    this.frame.contentWindow?.postMessage("begin", "*", [port2]);
    const asked = { order: (/** @type {import("./orders.d.ts").Order} */ order) => this.order(order), isThere: () => this.frame.isConnected };
    threads.when(asked).then((areShared) => this.frame.isConnected && (areShared ? this.tell("shared", "") : this.show()));
    return undefined;
  }

  /** Show the display: now it runs. */
  async show() {
    const { library: name, data } = this.content;
    if (name && !(await this.#bring([name])).length) return this.close("missing");
    this.frame.dataset.shown = "";
    // A frame without room would draw nothing.
    if (name || !isBare(data)) this.frame.style.height = `${HEIGHT.first}px`;
    else this.frame.dataset.empty = "";
    this.order({ do: "show", library: name, data });
    const said = this.early;
    this.early = [];
    this.isShown = true;
    said.forEach((words) => this.hear(words));
    return undefined;
  }

  /** @param {string[]} names @returns {Promise<string[]>} those that could be had */
  async #bring(names) {
    const texts = await Promise.all(names.map(library));
    const scripts = names.flatMap((name, at) => (texts[at] === undefined ? [] : [/** @type {[string, string]} */ ([name, texts[at]])]));
    this.order({ do: "bring", scripts });
    return scripts.map(([name]) => name);
  }

  /** @param {import("./orders.d.ts").Order} order */
  order(order) {
    this.port?.postMessage(order);
  }

  /** @param {unknown} data */
  #hear(data) {
    if (!this.frame.isConnected) return this.close("");
    const said = heard(data);
    // Those to Python are bounded by its answers.
    if (said?.is === "comm") return this.#ask(said);
    this.messages += 1;
    if (this.messages > MOST_MESSAGES) return this.close("noisy");
    if (!said) return undefined;
    this.unanswered = 0;
    if (said.is === "busy" || said.is === "rested") return threads.hear(said);
    if (said.is === "height") return this.#resize(said.height);
    if (said.is === "wants") return void this.#want(said.names);
    if (said.is === "lacks") return this.tell("lacks", said.hosts.join(", "));
    if (said.is === "failed") return this.tell("failed", said.reason);
    return undefined;
  }

  /** Have Python hear what a widget says. @param {{data: Uint8Array, buffers: ArrayBuffer[]}} said */
  #ask({ data, buffers }) {
    const { root } = this.content;
    if (!root || this.isAsking) return this.close("noisy");
    if (this.frame.inert) return undefined;
    this.isAsking = true;
    this.unanswered = 0;
    const done = () => {
      this.isAsking = false;
      this.order({ do: "done" });
    };
    const detail = { root, data, buffers: buffers.map((each) => new Uint8Array(each)), done };
    return dispatchEvent(new CustomEvent("offthread-widget", { detail }));
  }

  /** Python says something. @param {Words} words */
  hear(words) {
    if (this.isShown) this.order({ do: "hear", ...words });
    else this.early = latest([...this.early, words]);
  }

  /** The program of its widgets is over: nobody hears them any more. */
  end() {
    if (!this.content.root || this.frame.inert) return;
    this.frame.inert = true;
    this.tell("over", "");
  }

  /** @param {string[]} names */
  async #want(names) {
    const found = await this.#bring(names);
    const missing = names.filter((name) => !found.includes(name));
    if (missing.length) this.tell("without", missing.join(", "));
  }

  /** @param {number} height */
  #resize(height) {
    this.frame.toggleAttribute("data-empty", height === 0);
    const bounded = Math.round(Math.min(Math.max(height, HEIGHT.least), HEIGHT.most));
    this.frame.style.height = `${bounded}px`;
    this.tell("height", "");
  }

  /** It took the keyboard from the visitor. */
  onTaken() {
    this.taken += 1;
    if (this.taken > 1) this.close("greedy");
  }

  /** A second has passed, or it is time to ask. @param {boolean} asks */
  tick(asks) {
    this.messages = 0;
    if (!this.isOpen) return undefined;
    if (!this.frame.isConnected) return this.close("");
    if (!asks || !this.port) return undefined;
    if (this.unanswered >= MOST_UNANSWERED) return this.close("silent");
    this.unanswered += 1;
    return this.order({ do: "ping" });
  }

  /** End it; why: what the page says of it, if anything. @param {string} why */
  close(why) {
    clearTimeout(this.timer);
    lives.delete(this);
    this.port?.close();
    this.frame.remove();
    if (why) this.tell(why, "");
  }
}

addEventListener("message", ({ source, data }) => {
  const live = [...lives].find(({ frame }) => frame.contentWindow === source);
  if (!live || !source) return;
  // By this way a frame says once that it is there. All else is too much.
  if (data === "offthread live" && !live.port) live.begin();
  else live.close("noisy");
});

let seconds = 0;
setInterval(() => {
  seconds += 1;
  for (const live of lives) live.tick(seconds % (PING_MS / 1000) === 0);
}, 1000);
focus.guard((frame) => [...lives].find((live) => live.frame === frame)?.onTaken());

/** @param {HTMLElement} place @param {string} name @param {Uint8Array} data @param {string} title @param {string} root @param {Tell} tell */
const show = (place, name, data, title, root, tell) => new Live(place, { library: name, data, title, root }, tell);

/** What Python says to the displays of a widget. @param {string} root @param {Uint8Array} data @param {Uint8Array[]} buffers */
function pass(root, data, buffers) {
  const shown = [...lives].filter(({ content }) => content.root === root);
  for (const live of shown) live.hear({ data, buffers });
  if (!shown.length) early.keep(root, { data, buffers });
}

/** All widgets are over. */
function end() {
  early.clear();
  lives.forEach((live) => live.end());
}
Object.assign(globalThis, { offthreadLive: { show, pass, end } });
