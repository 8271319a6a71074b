/**
 * A worker made of a text, in whatever way this browser lets one start: by the address of a Blob, or by a `data:`
 * address. WebKit starts none by a Blob in an isolated frame of opaque origin, and says so by an error without words.
 * A worker that has not started takes with it what it was sent, and the ports above all: so it is asked first whether
 * it is there, and all else waits for its answer. Knows nothing of what is said.
 */

/** @type {((text: string) => string)[]} */
const WAYS = [
  (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" })),
  (text) => `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`,
];
const COULD_NOT_LOAD = "its script could not be loaded";

/** The text, and the address by which workers start from it. */
export class Script {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.way = 0;
    this.url = this.#make();
  }

  #make() {
    return WAYS[this.way](this.text);
  }

  /** No worker has started by an address. @param {string} url @returns {boolean} whether there is another one */
  refuse(url) {
    // Another worker may have found that out before.
    if (url !== this.url) return true;
    const isLast = this.way === WAYS.length - 1;
    // From the first one again: what failed by all of them is the script, which may have failed for once.
    this.way = isLast ? 0 : this.way + 1;
    this.url = this.#make();
    return !isLast;
  }
}

/** What a thread tells of. @typedef {{learn: (data: any, ports: readonly MessagePort[]) => void, fail: (reason: string) => void}} Ears */

export class Thread {
  /** @param {Script} script @param {Ears} ears */
  constructor(script, ears) {
    this.script = script;
    this.ears = ears;
    /** What was posted before the worker was there. @type {[any, Transferable[]][] | undefined} */
    this.waiting = [];
    this.worker = this.#make();
  }

  /** @returns {Worker} */
  #make() {
    const { url } = this.script;
    const worker = new Worker(url, { name: "offthread" });
    worker.onerror = (event) => {
      event.preventDefault();
      this.#onError(event.message || COULD_NOT_LOAD, url);
    };
    worker.onmessage = ({ data, ports }) => (data?.type === "here" ? this.#begin() : this.ears.learn(data, ports));
    worker.postMessage({ type: "knock" });
    return worker;
  }

  /** @param {string} reason @param {string} url */
  #onError(reason, url) {
    if (this.waiting && this.script.refuse(url)) this.worker = this.#make();
    else this.ears.fail(reason);
  }

  #begin() {
    for (const [message, transfer] of this.waiting ?? []) this.worker.postMessage(message, transfer);
    this.waiting = undefined;
  }

  /** @param {any} message @param {Transferable[]} [transfer] */
  postMessage(message, transfer = []) {
    if (this.waiting) this.waiting.push([message, transfer]);
    else this.worker.postMessage(message, transfer);
  }

  terminate() {
    this.worker.terminate();
  }
}
