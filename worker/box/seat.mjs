/**
 * One worker in the box, from its birth to its end. Commands pass through here on their way to it, since what reaches
 * a busy worker must be made by the one that made the worker: the memory that they share, and addresses of Blobs.
 */
import { KINDS } from "#generated/protocol.mjs";
import { Reach } from "../client/reach.mjs";
import { Thread } from "./thread.mjs";

/** @typedef {{type: string, [field: string]: any}} Message  a command of the protocol */
/** compiled: what the first worker of a script has compiled, for the next ones. @typedef {{script: import("./thread.mjs").Script, compiled: unknown}} Engine */
/** What a worker is given with its first message. @typedef {{base: string, page: MessagePort, supply: MessagePort}} Doors */

export class Seat {
  /** @param {Engine} engine @param {Doors} doors @param {(reason: string) => void} fail */
  constructor(engine, { base, page, supply }, fail) {
    this.engine = engine;
    this.reach = new Reach(undefined, (message) => this.worker.postMessage(message));
    this.worker = new Thread(engine.script, { learn: (data) => this.#learn(data), fail });
    this.worker.postMessage({ type: "box", base, page, supply }, [page, supply]);
  }

  /** What its own code says, before any program runs: afterwards it says nothing here. @param {any} data */
  #learn(data) {
    this.engine.compiled ??= data?.compiled;
  }

  /** The page has heard this of it, and says so before it answers. @param {Message} report */
  hear(report) {
    this.reach.hear(report);
  }

  /** Hand a command on to it. @param {Message} message */
  post(message) {
    const { reach } = this;
    if (message.type === KINDS.INPUT && reach.answer(message.text)) return;
    if (message.type === KINDS.STOP) reach.stop(message.id);
    if (message.type === KINDS.ACK) reach.acknowledge(message.seq, message.token);
    this.worker.postMessage({ ...message, ...this.#added(message) });
  }

  /** What only we can add. @param {Message} message */
  #added({ type, id }) {
    if (type === KINDS.RUN || type === KINDS.INSTALL) return this.reach.begin(id);
    if (type !== KINDS.START) return {};
    return { ...this.reach.fields, ...(this.engine.compiled ? { compiled: this.engine.compiled } : {}) };
  }

  end() {
    this.reach.end();
    this.worker.terminate();
  }
}
