/**
 * Whether live frames have a thread of their own in this browser, which no browser tells. The first frame is busy for a
 * moment: if the page hears its words before that is over, the page goes on while a frame is busy. A frame that shares
 * the page's thread can never be heard so early, so that a busy machine makes nobody believe what is not so.
 */

/** @typedef {import("./orders.d.ts").Order} Order */

/** @typedef {{order: (order: Order) => void, isThere: () => boolean}} Asked  a frame, and whether it is still in the page */

/** How long the frame is busy, in turn: the page may be busy itself when it should listen. */
const TRIES = [20, 40, 80];
/** Milliseconds for an answer, and between two looks whether the frame is still there to give one. */
const PATIENCE_MS = 2000;
const LOOK_MS = 50;

export class Threads {
  constructor() {
    /** @type {Promise<boolean | undefined> | undefined} */
    this.known = undefined;
    this.heardAt = Infinity;
    /** @type {((wasEarly: boolean) => void) | undefined} */
    this.settle = undefined;
  }

  /** Whether the page's thread is shared, asked of the first frame; or of the next, if that has gone before it could say. @param {Asked} asked @returns {Promise<boolean>} */
  async when(asked) {
    while (asked.isThere()) {
      this.known ??= this.#ask(asked);
      const areShared = await this.known;
      if (areShared !== undefined) return areShared;
    }
    return true;
  }

  /** @param {Asked} asked @returns {Promise<boolean | undefined>} nothing if the frame has gone */
  async #ask({ order, isThere }) {
    for (const ms of TRIES) {
      this.heardAt = Infinity;
      const wasEarly = await new Promise((/** @type {(wasEarly: boolean) => void} */ resolve) => {
        this.settle = resolve;
        this.#await(resolve, isThere, PATIENCE_MS);
        order({ do: "probe", ms });
      });
      if (wasEarly) return false;
      if (!isThere()) return void (this.known = undefined);
    }
    return true;
  }

  /** @param {(wasEarly: boolean) => void} resolve @param {() => boolean} isThere @param {number} left  milliseconds */
  #await(resolve, isThere, left) {
    if (this.settle !== resolve) return;
    if (left <= 0 || !isThere()) resolve(false);
    else setTimeout(() => this.#await(resolve, isThere, left - LOOK_MS), LOOK_MS);
  }

  /** @param {{is: "busy"} | {is: "rested", at: number}} said  by a frame in which nothing of a display runs yet */
  hear(said) {
    const now = performance.timeOrigin + performance.now();
    if (said.is === "busy") this.heardAt = now;
    // By more than clocks of two processes may differ.
    else this.settle?.(said.at - this.heardAt > 5);
  }
}
