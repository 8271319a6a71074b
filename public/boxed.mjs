/** A worker in the box as the client of the protocol wants one: see worker/client/connection.mjs. */

/** @typedef {import("./cell.mjs").Cell} Cell */

/** How a busy worker is reached is the box's own business: see worker/box/seat.mjs. */
export const BY_BOX = Object.freeze({
  isOver: false,
  fields: {},
  begin: () => ({}),
  forget() {},
  hear() {},
  stop() {},
  answer: () => false,
  acknowledge() {},
  watch() {},
  end() {},
});

/** @typedef {import("../worker/client/connection.mjs").Endpoint} Endpoint */

/** @implements {Endpoint} */
export class BoxedWorker {
  /** @param {Cell} cell @param {(reason: string) => void} lose  told why it has ended */
  constructor(cell, lose) {
    this.cell = cell;
    /** @type {((event: {data: any}) => void) | null} */
    this.onmessage = null;
    /** @type {((event: any) => void) | null} */
    this.onerror = null;
    cell.listen(
      (data) => this.onmessage?.({ data }),
      (sentence) => console.warn(sentence),
      lose,
    );
  }

  /** @param {any} message */
  postMessage(message) {
    this.cell.post(message);
  }

  terminate() {
    this.cell.terminate();
  }
}
