/**
 * One worker in the box, from its birth to its end. Commands pass through here on their way to it, since what reaches
 * a busy worker must be made by the one that made the worker: the memory that they share, and addresses of Blobs.
 */
import { KINDS } from "#generated/protocol.mjs";
import { Reach } from "../client/reach.mjs";

/** @typedef {{type: string, [field: string]: any}} Message  a command of the protocol */
/** url: of the script; compiled: what its first worker has compiled, for the next ones. @typedef {{url: string, compiled: unknown}} Engine */
/** What a worker is given with its first message. @typedef {{base: string, page: MessagePort, supply: MessagePort, errand?: object}} Doors */

const COULD_NOT_LOAD = "its script could not be loaded";

export class Seat {
  /** @param {Engine} engine @param {Doors} doors @param {(reason: string) => void} fail */
  constructor(engine, { base, page, supply, errand }, fail) {
    this.engine = engine;
    this.reach = new Reach(undefined, (message) => this.worker.postMessage(message));
    this.worker = new Worker(engine.url, { name: "offthread" });
    this.worker.onerror = (event) => {
      event.preventDefault();
      fail(event.message || COULD_NOT_LOAD);
    };
    this.worker.onmessage = ({ data }) => this.#learn(data);
    // A worker for an errand is never told to start.
    const work = errand && { errand, compiled: engine.compiled };
    this.worker.postMessage({ type: "box", base, page, supply, ...work }, [page, supply]);
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
    this.worker.postMessage({ ...message, ...this.#added(message) }, buffersOf(message));
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

/** The bytes of files, which are handed on as they have come: one copy is enough. @param {Message} message @returns {ArrayBuffer[]} */
function buffersOf({ files = [] }) {
  return [...new Set(files.filter(ArrayBuffer.isView).map((/** @type {Uint8Array<ArrayBuffer>} */ each) => each.buffer))];
}
