/**
 * The page's end of the drawing: its canvas, what a visitor does with it, and who paints it. It is loaded when a program
 * draws for the first time.
 */
import { Hands } from "./hands.mjs";
import { Painter } from "./painter.mjs";
import { Sounds } from "./sounds.mjs";

/** @typedef {import("./painter.mjs").Order} Order */
/** @typedef {import("./painter.mjs").Said} Said */

/**
 * What happens, for the page's Python. tell: what a visitor does; wantKeys: the program wants to hear keys; leave: the
 * keyboard is given back; onCalm: what is there, as JSON; fail: nothing can be shown until the drawing is cleared.
 * @typedef {{tell: import("./hands.mjs").Tell, wantKeys: () => void, leave: () => void, onCalm: (summary: string) => void, fail: () => void}} Ears
 */

class Drawing {
  /** @param {HTMLElement} host @param {HTMLElement} space  what the paper must fit into @param {Ears} ears */
  constructor(host, space, ears) {
    this.host = host;
    this.space = space;
    this.ears = ears;
    this.paper = { left: 0, top: 0, width: 1, height: 1, scale: 1 };
    /** Who paints, unless it has failed. @type {((order: Order) => void) | undefined} */
    this.order = undefined;
    this.hands = new Hands(host, (event) => this.#place(event), ears.tell, ears.leave);
    this.sounds = new Sounds();
    this.number = 0;
    /** What is to be called, by the numbers of orders. @type {Map<number, (file?: Blob | null) => void>} */
    this.waiting = new Map();
    /** Those of them that a program waits for. @type {Set<number>} */
    this.owed = new Set();
    this.#begin();
    new ResizeObserver(() => this.#measure()).observe(space);
    addEventListener("resize", () => this.#measure());
    // No frames come to a page that nobody sees: what is on its way is there at once, or its program would wait.
    document.addEventListener("visibilitychange", () => document.hidden && this.hurry());
  }

  /** Have a canvas, and who paints it. */
  #begin() {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    this.host.replaceChildren(canvas);
    this.order = painting(canvas, (said) => this.#hear(said), () => this.#fail());
    this.#measure();
  }

  /** The painter could not be had, or has made a mistake: nobody waits for it. */
  #fail() {
    if (!this.order) return;
    this.order = undefined;
    for (const number of [...this.waiting.keys()]) this.#settle(number, null);
    this.ears.fail();
  }

  #measure() {
    const { clientWidth: width, clientHeight: height } = this.space;
    this.order?.({ is: "space", space: { width, height, ratio: devicePixelRatio || 1 } });
  }

  /** @param {Said} said */
  #hear(said) {
    if (said.is === "focus") this.ears.wantKeys();
    else if (said.is === "hover") this.hands.hovers = true;
    else if (said.is === "sound") this.sounds.hear(said.op);
    else if (said.is === "calm") this.ears.onCalm(said.summary);
    else if (said.is === "paper") this.#lay(said);
    else this.#settle(said.number, said.is === "saved" ? said.file : undefined);
  }

  /** @param {Extract<Said, {is: "paper"}>} paper */
  #lay(paper) {
    this.paper = paper;
    const { width, height, scale, colour } = paper;
    Object.assign(this.host.style, { width: `${width * scale}px`, height: `${height * scale}px`, background: colour });
  }

  /** @param {number} number @param {Blob | null} [file] */
  #settle(number, file) {
    const act = this.waiting.get(number);
    this.waiting.delete(number);
    this.owed.delete(number);
    act?.(file);
  }

  /** @param {(file?: Blob | null) => void} act */
  #await(act) {
    this.number += 1;
    this.waiting.set(this.number, act);
    return this.number;
  }

  /** Where a place of the page is in the drawing. @param {{clientX: number, clientY: number}} event */
  #place({ clientX, clientY }) {
    const { left, top } = this.host.getBoundingClientRect();
    const { paper } = this;
    /** @param {number} value */
    const near = (value) => Math.round(value * 10) / 10;
    return { x: near(paper.left + (clientX - left) / paper.scale), y: near(paper.top + (clientY - top) / paper.scale) };
  }

  /**
   * @param {Uint8Array} bytes @param {Uint8Array | undefined} pixels @param {number | undefined} width
   * @param {() => void} done  is called when all of it is shown
   */
  take(bytes, pixels, width, done) {
    if (!this.order) return done();
    const number = this.#await(done);
    this.owed.add(number);
    return this.order({ is: "take", number, bytes, pixels, width, hidden: document.hidden });
  }

  /** Show everything now: the program was stopped, and is not to wait until what it has drawn is painted. */
  hurry() {
    this.order?.({ is: "hurry" });
    for (const number of [...this.owed]) this.#settle(number);
  }

  /** A program runs that hears of what is done here, or no longer. @param {boolean} isLive */
  live(isLive) {
    this.hands.live(isLive);
    if (!isLive) this.sounds.end();
  }

  clear() {
    this.hands.hovers = false;
    this.sounds.clear();
    if (this.order) this.order({ is: "clear" });
    else this.#begin();
  }

  /** @param {string} kind  svg or png @returns {Promise<Blob | null | undefined>} */
  save(kind) {
    const { order } = this;
    return order ? new Promise((resolve) => order({ is: "save", number: this.#await(resolve), kind })) : Promise.resolve(null);
  }
}

/**
 * Have a canvas painted, by a worker if it can be handed to one; returns how to give orders.
 * @param {HTMLCanvasElement} canvas @param {(said: Said) => void} hear @param {() => void} fail  is called when it can paint no more
 * @returns {(order: Order) => void}
 */
function painting(canvas, hear, fail) {
  if (!("transferControlToOffscreen" in canvas)) {
    const layer = () => /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    const painter = new Painter(canvas, layer, requestAnimationFrame, hear);
    return (order) => painter.hear(order);
  }
  const worker = new Worker(new URL(document.documentElement.dataset.painter ?? "", document.baseURI), { name: "offthread painter" });
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = worker.onmessageerror = () => {
    worker.terminate();
    fail();
  };
  const given = canvas.transferControlToOffscreen();
  worker.postMessage({ canvas: given }, [given]);
  return (order) => worker.postMessage(order, buffersOf(order));
}

/** What a worker gets to keep. @param {Order} order @returns {Transferable[]} */
function buffersOf(order) {
  if (order.is !== "take") return [];
  return order.pixels instanceof Uint8Array ? [order.bytes.buffer, order.pixels.buffer] : [order.bytes.buffer];
}

/**
 * @param {HTMLElement} host @param {HTMLElement} space @param {Ears["tell"]} tell @param {Ears["wantKeys"]} wantKeys
 * @param {Ears["leave"]} leave @param {Ears["onCalm"]} onCalm @param {Ears["fail"]} fail
 */
const mount = (host, space, tell, wantKeys, leave, onCalm, fail) => new Drawing(host, space, { tell, wantKeys, leave, onCalm, fail });

Object.assign(globalThis, { offthreadDrawing: { mount } });
