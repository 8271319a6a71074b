/**
 * The supply worker: one of the page's own origin, which fetches for the workers in boxes and keeps what may be
 * kept. The page hands it a port for each; what the page itself says is trusted.
 */
import { SITE } from "#generated/site.mjs";
import { OwnSupply } from "../host/supply.mjs";
import { Line } from "./line.mjs";
import { Places } from "./places.mjs";
import { trustedWheels, writtenDown } from "./site.mjs";

/**
 * What the page says: that there is a box to serve, by a name of the page's; that a program is in reach there; that
 * the box is gone.
 * @typedef {{type: "serve", box: number, port: MessagePort} | {type: "dirty", box: number} | {type: "end", box: number}} Order
 */

/** The site's address: this file lies in its folder assets/. */
const BASE = new URL("..", self.location.href).href;

/** Other than the drop-in's cache, which programs of the embedder's can reach. */
const CACHE = "offthread-kept";

/** Milliseconds after which what was used is noted down. */
const TIDY_MS = 5000;

const supply = new OwnSupply(BASE, CACHE);
const files = writtenDown(SITE);
const places = new Places(BASE, files, SITE);
/** @type {Set<string>} */
const trusted = new Set();
const { pyodide } = /** @type {{pyodide?: {folder: string}}} */ (SITE);
if (pyodide) trustedWheels(supply, `${pyodide.folder}/`, files).then((hashes) => hashes.forEach((each) => trusted.add(each)), () => {});

/** @type {Map<number, Line>} */
const lines = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

self.addEventListener("message", (event) => {
  const order = /** @type {Order} */ (/** @type {MessageEvent} */ (event).data);
  if (order.type === "serve") lines.set(order.box, new Line(order.port, supply, places, trusted));
  if (order.type === "dirty") lines.get(order.box)?.dirty();
  if (order.type === "end") end(order.box);
  clearTimeout(timer);
  timer = setTimeout(() => supply.tidy(), TIDY_MS);
});

/** @param {number} box */
function end(box) {
  lines.get(box)?.close();
  lines.delete(box);
}
