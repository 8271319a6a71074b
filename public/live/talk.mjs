/** What widgets in a live frame and those in Python say to each other: one message at a time, each answered. */

/** @typedef {import("./orders.d.ts").Said} Said */
/** @typedef {(messages: any[], buffers: ArrayBuffer[]) => void} Hear */

export class Talk {
  /** @param {(said: Said, transfer: ArrayBuffer[]) => void} say */
  constructor(say) {
    this.say = say;
    /** @type {{data: object, buffers: ArrayBuffer[], settle: () => void}[]} */
    this.waiting = [];
    this.isBusy = false;
    /** @type {[any[], ArrayBuffer[]][]} */
    this.early = [];
    /** @type {Hear | undefined} */
    this.hear = undefined;
  }

  /** Say something to Python; settles when that has been dealt with. @param {object} data @param {ArrayBuffer[]} buffers @returns {Promise<void>} */
  send(data, buffers) {
    return new Promise((settle) => {
      this.waiting.push({ data, buffers, settle });
      this.#next();
    });
  }

  #next() {
    const [first] = this.waiting;
    if (this.isBusy || !first) return;
    this.isBusy = true;
    const { data, buffers } = first;
    const text = new TextEncoder().encode(JSON.stringify(data));
    this.say({ is: "comm", data: text, buffers }, [text.buffer, ...buffers]);
  }

  /** Python has dealt with what was said. */
  done() {
    this.isBusy = false;
    this.waiting.shift()?.settle();
    this.#next();
  }

  /** @param {Hear} hear  is called with what Python says, and has said */
  listen(hear) {
    this.hear = hear;
    for (const [messages, buffers] of this.early.splice(0)) hear(messages, buffers);
  }

  /** Python says something. @param {Uint8Array} data @param {Uint8Array[]} buffers */
  take(data, buffers) {
    const messages = JSON.parse(new TextDecoder().decode(data));
    const copies = buffers.map((each) => /** @type {ArrayBuffer} */ (each.slice().buffer));
    if (this.hear) this.hear(messages, copies);
    else this.early.push([messages, copies]);
  }
}
