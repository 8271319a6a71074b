/**
 * The page's side of a worker, by the protocol: commands are methods, and reports come by one callback. The drop-in
 * worker, the page's early script, the bench and the tests speak through it.
 *
 * It keeps what belongs to the protocol alone: what state the worker is in, which run is carried out, and by which
 * way a busy worker is reached. It knows no document, and of a worker only what an `Endpoint` is. What a report means
 * to a visitor, and how long to wait for one, is for its owner to say. What goes wrong in the worker is data; only a
 * call that makes no sense throws.
 *
 *     const client = new Client({ spawn: () => new Worker(address, { type: "module" }), hear: console.log });
 *     client.start();
 *     client.run({ code: "6 * 7" });
 */
import * as KINDS from "#generated/kinds.mjs";
import { Reach } from "./reach.mjs";

/** @typedef {import("#generated/protocol.mjs").Report} Report */
/** @typedef {import("#generated/protocol.mjs").Command} Command */
/** @typedef {import("#generated/protocol.mjs").Capabilities} Capabilities */
/** @typedef {{type: string, [field: string]: unknown}} Message */

/**
 * What a client needs of a worker.
 * @typedef {object} Endpoint
 * @property {(message: any, options?: {transfer?: any[]}) => void} postMessage
 * @property {((event: any) => void) | null} [onmessage]
 * @property {((event: any) => void) | null} [onerror]
 * @property {() => unknown} terminate
 */

/**
 * Why a worker is of no more use. broken: its script could not be loaded, or failed; dead: it ended without a word.
 * @typedef {{how: "broken" | "dead", reason: string}} Loss
 */

/**
 * @typedef {object} Options
 * @property {() => Endpoint} spawn  makes a worker; once for each start
 * @property {(report: Report) => void} hear  is called with each report
 * @property {(report: Report) => boolean} [admit]  tells whether a report may come now; if not, it is as if it had not come
 * @property {(loss: Loss) => void} [lose]  is called when the worker is lost; `close` is left to the owner
 * @property {LockManager} [locks]  to notice that a worker has died
 * @property {Pick<Reach, "isOver" | "fields" | "begin" | "forget" | "hear" | "stop" | "answer" | "acknowledge" | "watch" | "end">} [reach]
 *   how a busy worker is reached; its own way, if nobody else sees to that
 */

/** @typedef {"closed" | "starting" | "ready" | "failed"} State */
/** @typedef {Partial<Omit<import("#generated/protocol.mjs").StartMessage, "type" | "control" | "lock" | "compiled">>} Start */
/** @typedef {Omit<import("#generated/protocol.mjs").RunMessage, "type" | "id" | "token" | "acks"> & {id?: number}} Run */

export class Client {
  /** @param {Options} options */
  constructor({ spawn, hear, admit, lose, locks, reach }) {
    this.spawn = spawn;
    this.hear = hear;
    this.admit = admit;
    this.lose = lose;
    this.locks = locks;
    /** @type {State} */
    this.state = "closed";
    /** The run that is carried out. @type {number | undefined} */
    this.running = undefined;
    /** What READY says of the worker. @type {Capabilities | undefined} */
    this.capabilities = undefined;
    /** @type {Endpoint | undefined} */
    this.worker = undefined;
    /** @type {NonNullable<Options["reach"]>} */
    this.reach = reach ?? this.#newReach();
    /** What the first worker has compiled, for the next one. @type {object | undefined} */
    this.compiled = undefined;
    /** @type {Start} */
    this.fields = {};
    this.count = 0;
  }

  /** Start a worker. @param {Start} [fields]  of START */
  start(fields = {}) {
    this.attach();
    this.fields = fields;
    this.post({ type: KINDS.START, ...fields, ...this.reach.fields, ...(this.compiled ? { compiled: this.compiled } : {}) });
  }

  #newReach() {
    return new Reach(this.locks, (message) => this.post(message));
  }

  /** Make a worker and listen to it, but leave it to somebody else to post START. */
  attach() {
    if (this.state !== "closed") throw new Error(`start: the worker is ${this.state} already`);
    this.state = "starting";
    this.running = undefined;
    const worker = (this.worker = this.spawn());
    if (this.reach.isOver) this.reach = this.#newReach();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.#break(event);
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

  /** End the worker: what it was doing is lost, and nothing more is heard of it. */
  close() {
    this.release()?.terminate();
  }

  /** Let go of the worker, which lives on: somebody else speaks with it from now on. */
  release() {
    const { worker } = this;
    if (worker) worker.onmessage = worker.onerror = null;
    this.worker = this.running = undefined;
    this.state = "closed";
    this.reach.end();
    return worker;
  }

  /** Post a command as it is. @param {Message} message @param {any[]} [transfer] */
  post(message, transfer = []) {
    if (!this.worker) throw new Error(`${message.type}: the worker is ${this.state}, start it first`);
    this.worker.postMessage(message, { transfer });
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
    // Before the run, since it may post something itself.
    const reached = this.reach.begin(id);
    try {
      this.post({ type, ...fields, id, ...reached }, transfer);
    } catch (error) {
      this.reach.forget(id);
      throw error;
    }
    return id;
  }

  /** Ask a run to stop, by every way there is. @param {number | undefined} [id] */
  stop(id = this.running) {
    if (id === undefined) return;
    this.reach.stop(id);
    this.post({ type: KINDS.STOP, id });
  }

  /**
   * Answer a program that waits for input. @param {string | undefined} text  none is the end of input
   * @param {number | undefined} [id] @throws {RangeError} the line is too long
   */
  answer(text, id = this.running) {
    if (!this.reach.answer(text)) this.post({ type: KINDS.INPUT, id, ...(text === undefined ? {} : { text }) });
  }

  /** Say that output has been taken in. @param {{seq: number, token?: string}} report  OUTPUT or DISPLAY */
  acknowledge({ seq, token }) {
    this.reach.acknowledge(seq, token);
    // For the one that can revoke it, if that is somebody else.
    this.post({ type: KINDS.ACK, seq, ...(token ? { token } : {}) });
  }

  /** Ask for COMPLETION of a program's beginning. @param {string} code @param {number} id  which COMPLETION bears */
  complete(code, id) {
    this.post({ type: KINDS.COMPLETE, id, code });
  }

  /** @param {any} data  a program can post whatever it likes */
  #hear(data) {
    if (typeof data?.type !== "string" || this.admit?.(data) === false) return;
    this.#note(data);
    this.hear(data);
  }

  /** @param {Report} report */
  #note(report) {
    this.reach.hear(report);
    if (report.type === KINDS.READY) this.#learn(report);
    else if (report.type === KINDS.FAILED || report.type === KINDS.CRASHED) this.state = "failed";
    else if (report.type === KINDS.STARTED) this.running = report.id;
    else if (report.type === KINDS.DONE && this.running === report.id) this.running = undefined;
  }

  /** @param {import("#generated/protocol.mjs").ReadyMessage} report */
  #learn({ capabilities, compiled }) {
    this.state = "ready";
    this.compiled ??= compiled;
    this.capabilities = capabilities;
    this.reach.watch(() => this.lose?.({ how: "dead", reason: "the worker ended without a word" }));
  }

  /** @param {{message?: string, preventDefault?: () => void}} event */
  #break(event) {
    // Of a worker that is ready it is an error in a callback of a program, and the scope's own to tell.
    if (this.state === "ready") return;
    event.preventDefault?.();
    this.lose?.({ how: "broken", reason: event.message ?? "" });
  }
}
