/**
 * A worker that speaks the protocol, as its owner has it: it posts what the owner says, hands on what the worker reports,
 * and knows in what state the worker is. It is the part of `Client` that the npm package and cells need as well.
 *
 * It knows no document, and of a worker only what an `Endpoint` is. What a report means to a visitor, and how long to wait
 * for one, is for its owner to say.
 */
import * as KINDS from "#generated/kinds.mjs";
import { given } from "./given.mjs";

/** @typedef {import("#generated/protocol.mjs").Report} Report */
/** @typedef {import("#generated/protocol.mjs").Capabilities} Capabilities */
/** @typedef {{type: string, [field: string]: unknown}} Message */

/**
 * What is needed of a worker.
 * @typedef {object} Endpoint
 * @property {(message: any, options?: {transfer?: any[]}) => void} postMessage
 * @property {((event: any) => void) | null} [onmessage]
 * @property {((event: any) => void) | null} [onerror]
 * @property {() => unknown} terminate
 */

/** Why a worker is of no more use. broken: its script could not be loaded, or failed; dead: it ended without a word. @typedef {{how: "broken" | "dead", reason?: string}} Loss */

/** How a busy worker is reached: see reach.mjs. @typedef {Pick<import("./reach.mjs").Reach, "isOver" | "fields" | "begin" | "forget" | "hear" | "stop" | "answer" | "acknowledge" | "watch" | "end">} Reaching */
/** @typedef {(post: (message: any) => void) => Reaching} MakeReach  one for each worker */

/**
 * @typedef {object} Parts
 * @property {() => Endpoint} spawn  makes a worker; once for each start
 * @property {MakeReach} makeReach
 * @property {(report: Report) => void} hear  is called with each report
 * @property {(loss: Loss) => void} [lose]  is called when the worker is lost; `close` is left to the owner
 */

/** @typedef {"closed" | "starting" | "ready" | "failed"} State */
/** @typedef {Partial<Omit<import("#generated/protocol.mjs").StartMessage, "type" | "control" | "lock" | "compiled">>} Start */
/** @typedef {Omit<import("#generated/protocol.mjs").RunMessage, "type" | "token" | "acks">} Run */

export class Connection {
  #spawn;
  #makeReach;
  #hear;
  #lose;
  /** What the first worker has compiled, for the next one. @type {object | undefined} */
  #compiled;

  /** @param {Parts} parts */
  constructor({ spawn, makeReach, hear, lose }) {
    this.#spawn = spawn;
    this.#makeReach = makeReach;
    this.#hear = hear;
    this.#lose = lose;
    /** @type {State} */
    this.state = "closed";
    /** What READY says of the worker. @type {Capabilities | undefined} */
    this.capabilities = undefined;
    /** @type {Endpoint | undefined} */
    this.worker = undefined;
    this.reach = this.#newReach();
  }

  /** Start a worker. @param {Start} fields  of START */
  start(fields) {
    this.attach();
    this.post({ type: KINDS.START, ...fields, ...this.reach.fields, compiled: this.#compiled });
  }

  #newReach() {
    return this.#makeReach((message) => this.post(message));
  }

  /** Make a worker and listen to it, but leave it to somebody else to post START. */
  attach() {
    this.state = "starting";
    const worker = (this.worker = this.#spawn());
    if (this.reach.isOver) this.reach = this.#newReach();
    worker.onmessage = ({ data }) => this.take(data);
    worker.onerror = (event) => this.#break(event);
  }

  /** End the worker: what it was doing is lost, and nothing more is heard of it. */
  close() {
    this.release()?.terminate();
  }

  /** Let go of the worker, which lives on: somebody else speaks with it from now on. */
  release() {
    const { worker } = this;
    if (worker) worker.onmessage = worker.onerror = null;
    this.worker = undefined;
    this.state = "closed";
    this.reach.end();
    return worker;
  }

  /** Post a command, without the fields that have no value. @param {Message} message @param {any[]} [transfer] */
  post(message, transfer = []) {
    if (!this.worker) throw new Error(`${message.type}: the worker is ${this.state}`);
    this.worker.postMessage(given(message), { transfer });
  }

  /** Post a run of any kind, after those that wait. @param {{type: string, id: number, [field: string]: unknown}} message @param {any[]} [transfer] */
  begin(message, transfer) {
    // Before the run, since it may post something itself.
    const reached = this.reach.begin(message.id);
    try {
      this.post({ ...message, ...reached }, transfer);
    } catch (error) {
      this.reach.forget(message.id);
      throw error;
    }
  }

  /** Ask a run to stop, by every way there is. @param {number} id */
  stop(id) {
    this.reach.stop(id);
    this.post({ type: KINDS.STOP, id });
  }

  /**
   * Answer a program that waits for input. @param {string | undefined} text  none is the end of input
   * @param {number | undefined} id  of its run @throws {RangeError} the line is too long
   */
  answer(text, id) {
    if (!this.reach.answer(text)) this.post({ type: KINDS.INPUT, id, text });
  }

  /** Say that output has been taken in. @param {{seq: number, token?: string}} report  OUTPUT or DISPLAY */
  acknowledge({ seq, token }) {
    this.reach.acknowledge(seq, token);
    // For the one that can revoke it, if that is somebody else.
    this.post({ type: KINDS.ACK, seq, token });
  }

  /** Take note of what the worker has posted, and hand it on. @param {any} data  a program can post whatever it likes */
  take(data) {
    if (typeof data?.type !== "string") return;
    this.reach.hear(data);
    if (data.type === KINDS.READY) this.#learn(data);
    else if (data.type === KINDS.FAILED || data.type === KINDS.CRASHED) this.state = "failed";
    this.#hear(data);
  }

  /** @param {import("#generated/protocol.mjs").ReadyMessage} report */
  #learn({ capabilities, compiled }) {
    this.state = "ready";
    this.#compiled ??= compiled;
    this.capabilities = capabilities;
    this.reach.watch(() => this.#lose?.({ how: "dead" }));
  }

  /** @param {{message?: string, preventDefault?: () => void}} event */
  #break(event) {
    // Of a worker that is ready it is an error in a callback of a program, and the scope's own to tell.
    if (this.state === "ready") return;
    event.preventDefault?.();
    this.#lose?.({ how: "broken", reason: event.message });
  }
}
