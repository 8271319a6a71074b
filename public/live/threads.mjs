/**
 * Whether live frames have a thread of their own in this browser, which no browser tells. The first frame is busy for a
 * moment: if the page hears its words before that is over, the page goes on while a frame is busy. A frame that shares
 * the page's thread can never be heard so early, so that a busy machine makes nobody believe what is not so.
 */

/** @typedef {import("./orders.d.ts").Order} Order */

/** How long the frame is busy, in turn: the page may be busy itself when it should listen. */
const TRIES = [20, 40, 80];

export class Threads {
  constructor() {
    /** @type {Promise<boolean> | undefined} */
    this.known = undefined;
    this.heardAt = Infinity;
    /** @type {((wasEarly: boolean) => void) | undefined} */
    this.settle = undefined;
  }

  /** Whether the page's thread is shared, asked of the first frame. @param {(order: Order) => void} order @returns {Promise<boolean>} */
  when(order) {
    this.known ??= this.#ask(order);
    return this.known;
  }

  /** @param {(order: Order) => void} order */
  async #ask(order) {
    for (const ms of TRIES) {
      this.heardAt = Infinity;
      const wasEarly = await new Promise((/** @type {(wasEarly: boolean) => void} */ resolve) => {
        this.settle = resolve;
        setTimeout(() => resolve(false), 2000);
        order({ do: "probe", ms });
      });
      if (wasEarly) return false;
    }
    return true;
  }

  /** @param {{is: "busy"} | {is: "rested", at: number}} said  by a frame in which nothing of a display runs yet */
  hear(said) {
    const now = performance.timeOrigin + performance.now();
    if (said.is === "busy") this.heardAt = now;
    // By more than clocks of two processes may differ.
    else this.settle?.(said.at - this.heardAt > 5);
  }
}
