/**
 * Calls of the page's functions by programs, over a port that the page gives with a run: the answers come while the program
 * waits for them. What the two say to each other, `contract/calls.mjs` has. Knows neither functions nor programs.
 */
import { dataOf } from "./primordials.mjs";

/** @typedef {import("../contract/calls.mjs").Answer} Answer */
/** @typedef {import("#generated/edges.d.ts").CallEdges} CallEdges  what Python needs of this */
/** @typedef {{resolve: (value: unknown) => void, reject: (error: Error) => void}} Waiting */

const NO_PORT = "the page has given no port for calls of its functions";

/** @implements {CallEdges} */
export class Calls {
  constructor() {
    /** @type {((call: import("../contract/calls.mjs").Call, transfer: Transferable[]) => void) | undefined} */
    this.post = undefined;
    this.count = 0;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
  }

  /** @param {MessagePort} port */
  receive(port) {
    // As it is now: programs reach whatever the scope holds.
    this.post = /** @type {any} */ (port.postMessage.bind(port));
    port.onmessage = (event) => this.#settle(dataOf(event));
  }

  /** @param {string} name @param {unknown[]} given @param {Transferable[]} transfer @returns {Promise<unknown>} */
  call(name, given, transfer) {
    if (!this.post) return Promise.reject(new Error(NO_PORT));
    const call = (this.count += 1);
    const answer = new Promise((resolve, reject) => this.waiting.set(call, { resolve, reject }));
    this.post({ call, name, given }, transfer);
    return answer;
  }

  /** @param {Answer} answer */
  #settle({ call, value, error }) {
    const waiting = this.waiting.get(call);
    this.waiting.delete(call);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }
}
