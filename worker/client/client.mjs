/**
 * The page's side of a worker, by the protocol: commands are methods, and reports come by one callback. The drop-in
 * worker, the bench and the tests speak through it.
 *
 * It keeps what belongs to the protocol alone: what state the worker is in, which run is carried out, and by which
 * way a busy worker is reached. What goes wrong in the worker is data; only a call that makes no sense throws.
 *
 *     const client = new Client({ spawn: () => new Worker(address, { type: "module" }), hear: console.log });
 *     client.start();
 *     client.run({ code: "6 * 7" });
 */
import * as KINDS from "#generated/kinds.mjs";
import { Connection } from "./connection.mjs";
import { Reach } from "./reach.mjs";

/** @typedef {import("./connection.mjs").Report} Report */
/** @typedef {import("./connection.mjs").Endpoint} Endpoint */
/** @typedef {import("./connection.mjs").Start} Start */
/** @typedef {Omit<import("./connection.mjs").Run, "id"> & {id?: number}} Run */

/**
 * @typedef {object} Options
 * @property {(report: Report) => boolean} [admit]  tells whether a report may come now; if not, it is as if it had not come
 * @property {LockManager} [locks]  to notice that a worker has died
 * @property {import("./connection.mjs").MakeReach} [makeReach]  how a busy worker is reached, if somebody else sees to that
 */

export class Client extends Connection {
  /** @param {Omit<import("./connection.mjs").Parts, "makeReach"> & Options} options */
  constructor({ spawn, hear, admit, lose, locks, makeReach = (post) => new Reach(locks, post) }) {
    super({ spawn, makeReach, hear, lose });
    this.admit = admit;
    /** The run that is carried out. @type {number | undefined} */
    this.running = undefined;
    /** @type {Start} */
    this.fields = {};
    this.count = 0;
  }

  /** Start a worker. @param {Start} [fields]  of START */
  start(fields = {}) {
    super.start(fields);
    this.fields = fields;
  }

  /** Make a worker and listen to it, but leave it to somebody else to post START. */
  attach() {
    if (this.state !== "closed") throw new Error(`start: the worker is ${this.state} already`);
    super.attach();
  }

  /** Try again after FAILED. */
  retry() {
    this.post({ type: KINDS.RETRY });
    this.state = "starting";
  }

  /** End the worker, and start another one in the same way. */
  restart() {
    this.close();
    this.start(this.fields);
  }

  /** Let go of the worker, which lives on: somebody else speaks with it from now on. */
  release() {
    this.running = undefined;
    return super.release();
  }

  /** Run a program, after those that wait. @param {Run} fields @param {any[]} [transfer] @returns {number} the run's id */
  run(fields, transfer) {
    return this.#begin(KINDS.RUN, fields, transfer);
  }

  /** Load packages; it is reported on like a run. @param {string[]} names @returns {number} the run's id */
  install(names) {
    return this.#begin(KINDS.INSTALL, { names });
  }

  /** @param {string} type @param {{id?: number, [field: string]: unknown}} fields @param {any[]} [transfer] */
  #begin(type, fields, transfer) {
    const id = fields.id ?? this.count + 1;
    this.count = Math.max(this.count, id);
    this.begin({ type, ...fields, id }, transfer);
    return id;
  }

  /** Ask a run to stop, by every way there is. @param {number | undefined} [id] */
  stop(id = this.running) {
    if (id !== undefined) super.stop(id);
  }

  /**
   * Answer a program that waits for input. @param {string | undefined} text  none is the end of input
   * @param {number | undefined} [id] @throws {RangeError} the line is too long
   */
  answer(text, id = this.running) {
    super.answer(text, id);
  }

  /** Ask for COMPLETION of a program's beginning. @param {string} code @param {number} id  which COMPLETION bears */
  complete(code, id) {
    this.post({ type: KINDS.COMPLETE, id, code });
  }

  /** Take note of what the worker has posted, and hand it on. @param {any} data  a program can post whatever it likes */
  take(data) {
    if (typeof data?.type !== "string" || this.admit?.(data) === false) return;
    if (data.type === KINDS.STARTED) this.running = data.id;
    else if (data.type === KINDS.DONE && this.running === data.id) this.running = undefined;
    super.take(data);
  }
}
