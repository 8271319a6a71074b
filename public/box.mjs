/**
 * The page's end of the box: a hidden frame of an origin of its own, in which all programs run. Whatever a program
 * does there, it has no way to the site, to what the site keeps, or to another tab. The frame must be made before the
 * page's own policy is there, which it would inherit: hence by the first script of the page. See docs/decisions/0092.
 */
import { FRAME, SCRIPTS, SUPPLY } from "#generated/box.mjs";
import { Cell } from "./cell.mjs";

/** What programs may do there: turn text into code, and ask whatever host lets strangers ask. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob: data:; worker-src blob: data:; connect-src * data: blob:";

/** Milliseconds between two questions whether the frame lives, and after which it counts as gone. */
const PING_MS = 4000;
const PATIENCE_MS = 15_000;

/** What app/runtime/connection.py knows these by. */
const ENDED = "the box has ended";
const UNLOADED = "its script could not be loaded";

export class Box {
  constructor() {
    this.base = new URL("./", location.href).href;
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    /** @type {Map<number, Cell>} */
    this.cells = new Map();
    /** @type {Map<string, Promise<string>>} */
    this.scripts = new Map();
    this.count = 0;
    this.isLost = false;
    this.heard = this.asked = performance.now();
    this.port.onmessage = ({ data }) => this.#hear(data);
    this.frame = makeFrame((frame) => frame.postMessage("begin", "*", [port2]));
  }

  /** @returns {Worker} what fetches and keeps files for the workers in the box */
  get supply() {
    const worker = new Worker(new URL(SUPPLY, this.base), { name: "offthread supply" });
    Object.defineProperty(this, "supply", { value: worker });
    return worker;
  }

  /** Make a worker. @param {string} address  of its script, as the build names it @returns {Cell} */
  open(address) {
    this.count += 1;
    const seat = this.count;
    const toPage = new MessageChannel();
    const toSupply = new MessageChannel();
    this.supply.postMessage({ type: "serve", box: seat, port: toSupply.port1 }, [toSupply.port1]);
    const cell = new Cell(toPage.port1, (order, ports) => this.#tell({ ...order, seat }, ports));
    this.cells.set(seat, cell);
    this.#script(address).then(
      (script) => cell.begin({ type: "open", seat, address, script, base: this.base }, [toPage.port2, toSupply.port2]),
      () => cell.fail(UNLOADED),
    );
    if (this.isLost) cell.fail(ENDED);
    if (this.count === 1) setInterval(() => this.#ping(), PING_MS);
    return cell;
  }

  /** @param {import("../worker/box/orders.d.ts").Order} order @param {MessagePort[]} [ports] */
  #tell(order, ports = []) {
    this.port.postMessage(order, ports);
    if (order.type !== "end") return;
    this.cells.delete(order.seat);
    this.supply.postMessage({ type: "end", box: order.seat });
  }

  /** @param {string} address @returns {Promise<string>} */
  #script(address) {
    const known = this.scripts.get(address);
    if (known) return known;
    const path = new URL(address, this.base).href.slice(this.base.length);
    const integrity = /** @type {Record<string, string>} */ (SCRIPTS)[path];
    const script = fetch(new URL(path, this.base), { integrity }).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.text();
    });
    this.scripts.set(address, script);
    script.catch(() => this.scripts.delete(address));
    return script;
  }

  /** @param {import("../worker/box/orders.d.ts").Said} said */
  #hear(said) {
    this.heard = performance.now();
    if (said.type === "error") this.cells.get(said.seat)?.fail(said.reason);
  }

  /** A frame whose process has ended says nothing, and no event tells of it. */
  #ping() {
    const now = performance.now();
    // A page that was put aside has heard nothing, since it has asked nothing.
    if (this.asked > this.heard && now - this.asked > PATIENCE_MS) return this.#lose();
    if (this.heard >= this.asked) {
      this.asked = now;
      this.#tell({ type: "ping" });
    }
    return undefined;
  }

  #lose() {
    this.isLost = true;
    for (const cell of this.cells.values()) cell.fail(ENDED);
  }
}

/** @param {(frame: Window) => void} begin @returns {HTMLIFrameElement} */
function makeFrame(begin) {
  const around = nest();
  const depth = around === document ? 1 : 2;
  const frame = around.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.allow = "cross-origin-isolated";
  frame.hidden = true;
  frame.title = "Where programs run";
  frame.srcdoc = `<!doctype html><html data-depth="${depth}"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>${FRAME}</script>`;
  const scope = /** @type {Window} */ (around.defaultView);
  scope.addEventListener("message", function ready({ source }) {
    if (source !== frame.contentWindow || !source) return;
    scope.removeEventListener("message", ready);
    if (depth > 1) around.head.append(closing(around));
    begin(/** @type {Window} */ (source));
  });
  around.documentElement.append(frame);
  return frame;
}

/**
 * The document in which the frame is made: an empty one, which has at once whatever policy the page has now. WebKit
 * loads a `srcdoc` a little later, and gives it the policy that the document around it has then: in the page itself, its
 * own. A Firefox before 149 loads even an empty document later, and a `srcdoc` at once.
 */
function nest() {
  const frame = document.createElement("iframe");
  frame.allow = "cross-origin-isolated";
  frame.hidden = true;
  document.documentElement.append(frame);
  const inside = frame.contentDocument;
  if (inside?.readyState === "complete") return inside;
  frame.remove();
  return document;
}

/** The policy for that document once the frame is there: no other will ever be. @param {Document} around */
function closing(around) {
  const policy = around.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'";
  return policy;
}
