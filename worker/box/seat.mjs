/**
 * One worker in the box, from its birth to its end. Commands pass through here on their way to it, since what reaches
 * a busy worker must be made by the one that made the worker: the memory that they share, and addresses of Blobs.
 */
import * as KINDS from "#generated/kinds.mjs";
import { given } from "../client/given.mjs";
import { PageReach } from "../client/page_reach.mjs";
import { Thread } from "./thread.mjs";

/** @typedef {{type: string, [field: string]: any}} Message  a command of the protocol */
/** compiled: what the first worker of a script has compiled, for the next ones. @typedef {{script: import("./thread.mjs").Script, compiled: unknown}} Engine */
/** What a worker is given with its first message. @typedef {{base: string, page: MessagePort, supply: MessagePort, errand?: object}} Doors */

/** Characters of why something was not brought. */
const MOST_REASON = 200;

export class Seat {
  #engine;
  /** What was brought last to a worker that waited. @type {string | undefined} */
  #file;

  /** @param {Engine} engine @param {Doors} doors @param {(reason: string) => void} fail */
  constructor(engine, { base, page, supply, errand }, fail) {
    this.#engine = engine;
    this.reach = new PageReach(undefined, (message) => this.worker.postMessage(message));
    this.worker = new Thread(engine.script, { learn: (data, ports) => this.#learn(data, ports), fail });
    // A worker for an errand is never told to start.
    const work = errand && { errand, compiled: engine.compiled };
    this.worker.postMessage({ type: "box", base, page, supply, ...work }, [page, supply]);
  }

  /** What its own code says, before any program runs: afterwards it says nothing here. @param {any} data @param {readonly MessagePort[]} ports */
  #learn(data, [aside]) {
    this.#engine.compiled ??= data?.compiled;
    if (aside) aside.onmessage = ({ data: answer }) => this.#bring(answer);
  }

  /** Bring what the supply worker answers to a worker that waits. @param {import("../contract/supply.mjs").Answer} answer */
  #bring(answer) {
    if (answer.is === "part" || answer.is === "whole") return;
    this.#letGo();
    if (answer.is === "failed") return this.reach.bring({ ask: answer.id, reason: answer.reason.slice(0, MOST_REASON) });
    const { content = "", mime: type, status } = answer;
    this.#file = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    this.reach.bring({ ask: answer.id, address: this.#file, status });
  }

  #letGo() {
    if (this.#file) URL.revokeObjectURL(this.#file);
    this.#file = undefined;
  }

  /** The page has heard this of it, and says so before it answers. @param {Message} report */
  hear(report) {
    this.reach.hear(report);
    if (report.type === KINDS.DONE) this.#letGo();
  }

  /** Hand a command on to it. @param {Message} message */
  post(message) {
    const { reach } = this;
    if (message.type === KINDS.INPUT && reach.answer(message.text)) return;
    if (message.type === KINDS.EVENT && reach.tell(/** @type {any} */ (message))) return;
    if (message.type === KINDS.STOP) reach.stop(message.id);
    if (message.type === KINDS.ACK) reach.acknowledge(message.seq, message.token);
    this.worker.postMessage({ ...message, ...this.#added(message) }, buffersOf(message));
  }

  /** What only we can add. @param {Message} message */
  #added({ type, id }) {
    if (type === KINDS.RUN || type === KINDS.INSTALL) return this.reach.begin(id);
    if (type !== KINDS.START) return {};
    return given({ ...this.reach.fields, compiled: this.#engine.compiled });
  }

  end() {
    this.reach.end();
    this.#letGo();
    this.worker.terminate();
  }
}

/** The bytes of files, which are handed on as they have come: one copy is enough. @param {Message} message @returns {ArrayBuffer[]} */
function buffersOf({ files = [] }) {
  return [...new Set(files.filter(ArrayBuffer.isView).map((/** @type {Uint8Array<ArrayBuffer>} */ each) => each.buffer))];
}
