/**
 * The page's end of the box: a hidden frame of an origin of its own, in which all programs run. Whatever a program
 * does there, it has no way to the site, to what the site keeps, or to another tab. The frame must be made before the
 * page's own policy is there, which it would inherit: hence by the first script of the page. See docs/decisions/0092.
 */
import { FIRST, FRAME, SCRIPTS } from "#generated/box.mjs";
import { browserKind } from "../worker/contract/probes.mjs";
import { Cell } from "./cell.mjs";
import { emptyDocument, hide, restrict } from "./empty.mjs";
import { Errands } from "./errands.mjs";
import { words } from "./problem.mjs";

/** What programs may do there: turn text into code, and ask whatever host lets strangers ask. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob: data:; worker-src blob: data:; connect-src * data: blob:";

/**
 * Milliseconds between two questions whether the frame lives, and how many without an answer mean that it is gone. One
 * that was there may only be busy; one that never was is a text within the page, which no network holds up.
 */
const PING_MS = 3000;
const MOST_UNANSWERED = { made: 5, unmade: 2 };
/** So often another frame is made in place of one that is gone, until one has come. */
const MOST_TRIES = 5;

/** Among the files that the first worker will ask for. */
const SNAPSHOT = /\/snapshot-[^/]*$/;

/** What app/runtime/connection.py knows these by. */
const ENDED = "the box has ended";
const UNMADE = "the box could not be made";
const UNLOADED = "its script could not be loaded";

/** What the box needs of images.mjs. @typedef {{imports: string[], learn: (names: string[][], trouble: string) => void}} Images */
/** @type {Images} */
const NO_IMAGES = { imports: [], learn() {} };

export class Box {
  /**
   * @param {import("./whereabouts.mjs").Whereabouts} files
   * @param {(bring: (imports: string[]) => void) => Images} [makeImages]  given what has an image fetched; without it, none is begun with
   */
  constructor(files, makeImages = () => NO_IMAGES) {
    this.files = files;
    this.base = files.base;
    this.around = emptyDocument();
    /** How many frames have been made since the last one that has come. */
    this.tries = 0;
    /** @type {Map<number, {address: string, fail: (reason: string) => void}>} */
    this.cells = new Map();
    this.errands = new Errands(this, /** @type {{deviceMemory?: number}} */ (navigator).deviceMemory);
    this.images = makeImages((imports) => this.#bring(imports));
    /** @type {Map<string, Promise<string>>} */
    this.scripts = new Map();
    /** Told of each report of a program's worker, after the gate. @type {(report: any) => void} */
    this.heard = () => {};
    this.count = 0;
    this.wasMade = false;
    this.isLost = false;
    this.unanswered = 0;
    const { port, frame } = this.#make();
    this.port = port;
    this.frame = frame;
  }

  /** Make the frame, and the port to it. */
  #make() {
    const { port1: port, port2 } = new MessageChannel();
    port.onmessage = ({ data }) => this.#hear(data);
    this.tries += 1;
    const frame = makeFrame(this.around, (made) => {
      // However late that is: a retry will find it.
      Object.assign(this, { wasMade: true, isLost: false, unanswered: 0, tries: 0 });
      made.postMessage("begin", "*", [port2]);
    });
    return { port, frame };
  }

  /** Have somebody told what programs' workers report. @param {(report: any) => void} listener */
  overhear(listener) {
    this.heard = listener;
  }

  /** Have an image of the site's fetched, but not while a program runs, which may wait for packages. @param {string[]} imports */
  #bring(imports) {
    this.errands.afterRuns(() => this.supply.postMessage({ type: "bring", imports }));
  }

  /** @returns {Worker} what fetches and keeps files for the workers in the box */
  get supply() {
    const worker = this.files.supply();
    worker.onmessage = ({ data }) => (data.type === "images" ? this.images.learn(data.names, data.trouble) : this.errands.hear(data));
    worker.onerror = (event) => this.#onSupplyError(event);
    Object.defineProperty(this, "supply", { value: worker, configurable: true });
    return worker;
  }

  /** Its script did not come: the next worker asks for it again. What is thrown within it has a message. @param {ErrorEvent} event */
  #onSupplyError({ message }) {
    if (message) return;
    Reflect.deleteProperty(this, "supply");
    this.#fail(UNLOADED);
  }

  /** @param {string} reason */
  #fail(reason) {
    for (const held of this.cells.values()) held.fail(reason);
  }

  /** Why no worker can be made any more. */
  get #loss() {
    return this.wasMade ? ENDED : UNMADE;
  }

  /**
   * Make a worker; what the browser throws is told as its error.
   * @param {string} address  of its script, as the build names it @param {readonly string[]} [imports]  for which it will ask for an image
   * @returns {Cell}
   */
  open(address, imports = []) {
    return this.#open(address, { imports }, (tell) => new Cell(address, tell, (report) => this.heard(report)));
  }

  /**
   * Make a worker that does one thing and runs no program.
   * @template {import("./errands.mjs").Held} Held
   * @param {string} address @param {import("../worker/contract/supply.mjs").Errand} errand
   * @param {(tell: (order: any, ports?: MessagePort[]) => void) => Held} hold
   */
  send(address, errand, hold) {
    return this.#open(address, { errand }, hold);
  }

  /**
   * @template {import("./errands.mjs").Held} Held
   * @param {string} address @param {{errand?: import("../worker/contract/supply.mjs").Errand, imports?: readonly string[]}} more
   * @param {(tell: (order: any, ports?: MessagePort[]) => void) => Held} hold  makes what holds the worker
   */
  #open(address, { imports = [], ...more }, hold) {
    this.count += 1;
    const seat = this.count;
    const held = hold((order, ports) => this.#tell({ ...order, seat }, ports));
    this.cells.set(seat, held);
    this.#begin(held, { type: "open", seat, address, base: this.base, ...more }, imports).catch((error) => held.fail(words(error)));
    if (this.isLost) held.fail(this.#loss);
    if (this.count === 1) setInterval(() => this.#ping(), PING_MS);
    return held;
  }

  /** @param {import("./errands.mjs").Held} held @param {Omit<import("../worker/box/orders.d.ts").Open, "script">} order @param {readonly string[]} imports */
  async #begin(held, order, imports) {
    const toPage = new MessageChannel();
    const toSupply = new MessageChannel();
    held.hear(toPage.port1);
    const first = order.seat === 1 ? this.#first(order.address, imports) : [];
    this.supply.postMessage({ type: "serve", box: order.seat, port: toSupply.port1, first, imports, isSent: Boolean(order.errand) }, [toSupply.port1]);
    const script = await this.#script(order.address).catch(() => undefined);
    if (script === undefined) held.fail(UNLOADED);
    else held.begin({ ...order, script }, [toPage.port2, toSupply.port2]);
  }

  /** @param {import("../worker/box/orders.d.ts").Order} order @param {MessagePort[]} [ports] */
  #tell(order, ports = []) {
    this.port.postMessage(order, ports);
    this.errands.note(order);
    if (order.type !== "end") return;
    this.cells.delete(order.seat);
    this.supply.postMessage({ type: "end", box: order.seat });
  }

  /** The path of a script within the site. @param {string} address */
  #path(address) {
    return new URL(address, this.base).href.slice(this.base.length);
  }

  /** What the first worker will ask for as soon as it is there: the next ones have most of it from that one. @param {string} address @param {readonly string[]} imports */
  #first(address, imports) {
    const first = /** @type {Record<string, Record<string, string[]>>} */ (FIRST)[this.#path(address)];
    const files = first?.[browserKind()] ?? [];
    // An image takes the place of the snapshot.
    return imports.length ? files.filter((each) => !SNAPSHOT.test(each)) : files;
  }

  /** @param {string} address @returns {Promise<string>} */
  #script(address) {
    const known = this.scripts.get(address);
    if (known) return known;
    const path = this.#path(address);
    const integrity = /** @type {Record<string, string>} */ (SCRIPTS)[path];
    const check = this.files.isPlaced(path) ? {} : { integrity };
    const script = fetch(this.files.addressOf(path), check).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.text();
    });
    this.scripts.set(address, script);
    script.catch(() => this.scripts.delete(address));
    return script;
  }

  /** @param {import("../worker/box/orders.d.ts").Said} said */
  #hear(said) {
    this.unanswered = 0;
    if (said.type === "error") this.cells.get(said.seat)?.fail(said.reason);
  }

  /** A frame whose process has ended says nothing, and no event tells of it. */
  #ping() {
    // By their number and not by time: a page that was put aside, or slept, has heard nothing meanwhile.
    if (this.unanswered >= MOST_UNANSWERED[this.tries ? "unmade" : "made"]) return this.#lose();
    this.unanswered += 1;
    return this.#tell({ type: "ping" });
  }

  /** Its workers are gone. Another frame is made, in a process of its own once displays that loop are closed, too. */
  #lose() {
    this.isLost = true;
    this.#fail(this.#loss);
    if (!this.around || this.tries >= MOST_TRIES) return;
    this.frame.remove();
    this.port.close();
    Object.assign(this, { isLost: false, unanswered: 0 }, this.#make());
  }
}

/**
 * The frame is made in an empty document, which gets the same policy once the frame is there: no other frame will ever have more.
 * WebKit loads a `srcdoc` a little later, and gives it the policy that the document around it has then: in the page
 * itself, its own. A Firefox before 149, which has no such document, loads a `srcdoc` at once.
 * @param {Document | undefined} empty @param {(frame: Window) => void} begin @returns {HTMLIFrameElement}
 */
function makeFrame(empty, begin) {
  const around = empty ?? document;
  const frame = around.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.allow = "cross-origin-isolated";
  hide(frame);
  frame.title = "Where programs run";
  const depth = empty ? 2 : 1;
  frame.srcdoc = `<!doctype html><html data-depth="${depth}"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>${FRAME}</script>`;
  const scope = /** @type {Window} */ (around.defaultView);
  scope.addEventListener("message", function ready({ source }) {
    if (source !== frame.contentWindow || !source) return;
    scope.removeEventListener("message", ready);
    if (empty) restrict(empty, POLICY);
    begin(/** @type {Window} */ (source));
  });
  around.documentElement.append(frame);
  return frame;
}
