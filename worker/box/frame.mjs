/**
 * The frame of the box: a document of its own origin, which nobody else has. It makes the workers in which programs
 * run, and reaches those that are busy. The page tells it what to do by one port; the workers report to the page by
 * ports of their own, so that nothing a program says comes by here. It knows no engine and no network.
 *
 * It is the text of a script within the page, see `public/box.mjs`: it imports nothing at run time.
 */
import { Seat } from "./seat.mjs";
import { Script } from "./thread.mjs";

/** @typedef {import("./orders.d.ts").Order} Order */

/** @type {Map<number, Seat>} */
const seats = new Map();
/** The scripts of the engines, and what the first worker of each has compiled. @type {Map<string, import("./seat.mjs").Engine>} */
const engines = new Map();

/** @param {Order} order @param {readonly MessagePort[]} ports @param {(said: import("./orders.d.ts").Said) => void} say */
function obey(order, ports, say) {
  if (order.type === "ping") return say({ type: "pong" });
  if (order.type === "open") return open(order, ports, say);
  if (order.type === "heard") return seats.get(order.seat)?.hear(order.report);
  if (order.type === "post") return seats.get(order.seat)?.post(order.message);
  seats.get(order.seat)?.end();
  return void seats.delete(order.seat);
}

/** @param {import("./orders.d.ts").Open} order @param {readonly MessagePort[]} ports @param {(said: import("./orders.d.ts").Said) => void} say */
function open({ seat, address, script, base, errand }, [page, supply], say) {
  /** @param {string} reason */
  const fail = (reason) => say({ type: "error", seat, reason });
  try {
    const engine = engines.get(address) ?? { script: new Script(script), compiled: undefined };
    engines.set(address, engine);
    seats.set(seat, new Seat(engine, { base, page, supply, errand }, fail));
  } catch (error) {
    // The browser may refuse to make a worker.
    fail(String(error));
  }
}

/** The page is around the document that is around this one, if it had to make one: see `public/box.mjs`. */
const page = document.documentElement.dataset.depth === "2" ? parent.parent : parent;

addEventListener("message", function begin({ source, ports: [port] }) {
  if (source !== page || !port) return;
  removeEventListener("message", begin);
  port.onmessage = ({ data, ports }) => obey(data, ports, (said) => port.postMessage(said));
});
parent.postMessage("offthread box", "*");
