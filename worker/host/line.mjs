/**
 * The worker's line to the one that made it. In the box it is the frame, whose first message brings the ports to the page
 * and to the supply of files. A drop-in's worker has no such message: it speaks to its maker and fetches for itself.
 *
 * A program reaches whatever the scope holds. In the box it is to find nothing there by which it could speak to the
 * page in the worker's name, or to the frame.
 */
import { KINDS } from "#generated/protocol.mjs";
import { serveRequests } from "./requests.mjs";
import { PortSupply } from "./port_supply.mjs";
import { OwnSupply } from "./supply.mjs";

/** @typedef {import("./messages.mjs").Message} Message */
/** @typedef {import("./supply.mjs").Supply} Supply */
/** @typedef {import("../contract/supply.mjs").Errand} Errand */
/** @typedef {{type: "box", base: string, page: MessagePort, supply: MessagePort, errand?: Errand, compiled?: unknown}} Welcome */

/** As `DIED` of app/runtime/connection.py has it, which has the words for people. */
const CLOSED = "the worker was closed";

export class Line {
  constructor() {
    this.isBoxed = false;
    this.place = "";
    /** Addresses of files that lie elsewhere, by their paths. @type {Readonly<Record<string, string>>} */
    this.places = {};
    // As it is now, before any program: what the scope holds may be another's later.
    /** @type {(message: any, transfer?: Transferable[]) => void} */
    this.toMaker = /** @type {any} */ (self.postMessage.bind(self));
    this.send = this.toMaker;
    const { toMaker } = this;
    // What a program posts is no report, whatever it looks like: it must not speak for the worker.
    replace("postMessage", (/** @type {unknown} */ posted, /** @type {any} */ options) => toMaker({ posted }, options));
    /** @type {Supply | undefined} */
    this.own = undefined;
  }

  /** The site's address. Elsewhere than in the box, a worker's script lies in its folder assets/. */
  get base() {
    return this.place || new URL("..", self.location.href).href;
  }

  /** Where the engine has its files from. @returns {Supply} */
  get supply() {
    this.own ??= new OwnSupply(this.base, undefined, this.places);
    return this.own;
  }

  /** Take what START says of where the site's files are; in the box, the frame has said it. @param {Message} start */
  settle({ base, places }) {
    if (this.isBoxed || this.own) return;
    this.place = /** @type {string | undefined} */ (base) ?? "";
    this.places = /** @type {Record<string, string> | undefined} */ (places) ?? {};
  }

  /** Take the frame's first messages; whether it is one. @param {any} data */
  take(data) {
    if (this.isBoxed || this.own) return false;
    if (data?.type === "knock") return this.#answer();
    if (data?.type !== "box") return false;
    const { base, page, supply } = /** @type {Welcome} */ (data);
    this.isBoxed = true;
    this.place = base;
    const own = new PortSupply(supply, base);
    this.own = own;
    this.send = /** @type {any} */ (page.postMessage.bind(page));
    // By it the supply worker reaches the frame, which alone reaches a worker that waits.
    const { port1, port2 } = new MessageChannel();
    this.toMaker({}, [port1]);
    supply.postMessage({ ask: "aside" }, [port2]);
    serveRequests(own, self);
    this.#shut();
    return true;
  }

  /** The frame learns that the worker has started. */
  #answer() {
    this.toMaker({ type: "here" });
    return true;
  }

  /** Post a report. @param {Message} message @param {Transferable[]} [transfer] */
  post(message, transfer = []) {
    if (!this.isBoxed || message.type !== KINDS.READY) return this.send(message, transfer);
    // Compiled code can be had by the frame, and not by the page, which is of another origin.
    const { compiled, ...rest } = message;
    if (compiled) this.toMaker({ compiled });
    return this.send(rest);
  }

  /** Leave nothing in the scope that speaks to the frame, and let nobody close it without a word. */
  #shut() {
    const close = self.close.bind(self);
    const told = () => {
      this.send({ type: KINDS.CRASHED, reason: CLOSED });
      close();
    };
    replace("postMessage", undefined);
    replace("close", told);
  }
}

/** Put something in the place of a name of the scope, wherever it has it from. @param {string} name @param {unknown} value */
function replace(name, value) {
  for (let scope = self; scope; scope = Object.getPrototypeOf(scope)) {
    if (Object.hasOwn(scope, name)) Reflect.deleteProperty(scope, name);
  }
  if (value) Object.defineProperty(self, name, { value, writable: true, configurable: true, enumerable: true });
}
