/**
 * The supply worker: one of the page's own origin, which fetches for the workers in boxes and keeps what may be
 * kept. The page hands it a port for each; what the page itself says is trusted.
 */
import { SITE } from "#generated/site.mjs";
import { browserKind, hasStackSwitching } from "../contract/probes.mjs";
import { Ahead } from "../host/ahead.mjs";
import { Errands } from "./errands.mjs";
import { HoldingSupply } from "./holding.mjs";
import { Images, troubleWithImages } from "./images.mjs";
import { Line } from "./line.mjs";
import { lying } from "./lying.mjs";
import { Places } from "./places.mjs";
import { SiteImages } from "./site_images.mjs";
import { bundledWheels, trustedWheels, writtenDown } from "./site.mjs";

/**
 * What the page says: that there is a box to serve, by a name of the page's; that a program is in reach there; that
 * the box is gone; that it has time for an errand; that this one has ended, or was given up; and what a program imports
 * that is open, for which the site may have an image.
 * first: files that it will ask for at once; imports: for which it will ask for an image; isSent: it is on the errand at hand.
 * @typedef {{type: "serve", box: number, port: MessagePort, first?: string[], imports?: string[], isSent?: boolean} | {type: "dirty", box: number} | {type: "end", box: number}
 *   | {type: "take"} | {type: "over", isDone: boolean} | {type: "bring", imports: string[]}} Order
 */

const { base: BASE, places: PLACES, isClosed } = lying(self.name, self.location.href);

/** Other than the drop-in's cache, which programs of the embedder's can reach. */
const CACHE = "offthread-kept";

/** Milliseconds after which what was used is noted down. */
const TIDY_MS = 5000;

/** What every start of Python reads, and takes long to read. */
const LARGE = /\.wasm$|\/snapshot-[^/]*$/;

const supply = new HoldingSupply(BASE, CACHE, (url) => url.startsWith(BASE) && LARGE.test(url), PLACES);
const files = writtenDown(SITE);
const places = new Places(BASE, files, SITE, isClosed);
const ahead = new Ahead(supply);
const trusted = bundledWheels(SITE);
const { pyodide, kernel, snapshot } = /** @type {{pyodide?: {folder: string}, kernel: {path: string}, snapshot: string}} */ (SITE);
/** Whether the site's own lock file has been asked for, which names the wheels that it trusts. */
let isAsked = false;

/** One errand in all tabs. */
const LOCK = `offthread errand ${BASE}`;
const images = new Images(
  supply.cache,
  { pyodide: pyodide?.folder ?? "", kernel: kernel.path, switches: hasStackSwitching() },
  (work) => (navigator.locks ? navigator.locks.request(`offthread images ${BASE}`, work) : work()),
);

const errands = new Errands(
  trusted,
  snapshot === "visit",
  // Without locks, as on plain HTTP, nothing can be kept either.
  (work) => (navigator.locks ? navigator.locks.request(LOCK, { ifAvailable: true }, work) : work(null)),
  (key) => images.has(key),
);

const siteImages = new SiteImages(
  SITE.images.filter(({ kind }) => kind === browserKind()),
  ({ path }) => supply.file(specOf(path)).bytes,
  images,
);

/** @type {Map<number, Line>} */
const lines = new Map();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

self.addEventListener("message", (event) => {
  const order = /** @type {Order} */ (/** @type {MessageEvent} */ (event).data);
  if (order.type === "serve") serve(order);
  if (order.type === "dirty") lines.get(order.box)?.dirty();
  if (order.type === "end") end(order.box);
  if (order.type === "take") void errands.take((errand) => tell({ type: "errand", errand, isMore: errands.isWanted }));
  if (order.type === "over") errands.over(order.isDone);
  if (order.type === "bring") void bring(order.imports);
  clearTimeout(timer);
  timer = setTimeout(() => supply.tidy(), TIDY_MS);
});

/** @param {import("../contract/supply.mjs").Told} told */
function tell(told) {
  self.postMessage(told);
}

/** What is known of a file of the site's. @param {string} path */
function specOf(path) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return /** @type {import("../host/fetching.mjs").FileSpec} */ (places.specOf({ id: 0, ask: "file", name, url: new URL(path, BASE).href }));
}

/** @param {Extract<Order, {type: "serve"}>} order */
function serve({ box, port, first = [], imports = [], isSent = false }) {
  const early = imports.length ? { imports: imports.join(), found: look(imports) } : undefined;
  // Who asks for it is told.
  early?.found.catch(() => {});
  for (const path of first) ahead.fetch(specOf(path));
  trust();
  const wish = async (/** @type {import("../contract/supply.mjs").Wish} */ wished) => {
    const wanted = wished.what === "image" ? await wantedImage(wished) : wished;
    if (wanted && errands.wish(wanted)) tell({ type: "wish", box, isMore: true });
  };
  lines.set(box, new Line(port, supply, places, trusted, wish, ahead, imagesOf(isSent ? errands.errand : undefined, early)));
}

/**
 * The code of its wheels will run where the image is made: so it is of those alone that the site trusts.
 * @param {Extract<import("../contract/supply.mjs").Wish, {what: "image"}>} wish
 */
async function wantedImage({ wheels, modules }) {
  const all = wheels.filter((each) => trusted.has(each));
  const wanted = all.length ? await images.wanted(all, modules) : undefined;
  // What the site brings along need not be made.
  if (wanted && siteImages.hasAll(modules)) return void bring(modules);
  const trouble = wanted ? await troubleWithImages(navigator) : "";
  if (trouble) await tellImages(trouble);
  return trouble ? undefined : wanted;
}

/** Have an image of the site's here, if it has one for a program. @param {string[]} imports */
async function bring(imports) {
  if ((await troubleWithImages(navigator)) === "metered") return;
  try {
    if (await siteImages.bring(imports)) await tellImages();
  } catch (error) {
    // Packages are loaded as ever, which says what is wrong, if anything is.
    console.info(`an image of ${imports}: ${error}`);
  }
}

/** @param {import("../contract/supply.mjs").Trouble} [trouble] */
async function tellImages(trouble = "") {
  tell({ type: "images", names: [...(await images.names()), ...siteImages.names], trouble });
}

/** The image that has most of some imports. @param {string[]} imports */
async function look(imports) {
  return (await siteImages.find(imports)) ?? images.find(imports);
}

/**
 * @param {import("../contract/supply.mjs").Errand | undefined} errand  what the worker is to make
 * @param {{imports: string, found: ReturnType<typeof look>}} [early]  what has been looked for already
 * @returns {import("./line.mjs").LineImages}
 */
function imagesOf(errand, early) {
  const told = async (/** @type {Promise<any>} */ work) => {
    const done = await work;
    await tellImages();
    return done;
  };
  const drop = (/** @type {string} */ key) => told(siteImages.refuse(key).then(() => images.drop(key)));
  const keep = (/** @type {Uint8Array<ArrayBuffer> | Blob} */ content) => told(images.keep(/** @type {import("../contract/supply.mjs").ImageErrand} */ (errand), content));
  const find = async (/** @type {string[]} */ imports) => {
    const found = await (early?.imports === imports.join() ? early.found : look(imports));
    early = undefined;
    // Then the page knows better what there is.
    if (!found) await tellImages();
    return found;
  };
  return { find, drop, ...(errand?.what === "image" ? { keep } : {}) };
}

/** The first worker wants the lock file, too: it is fetched once for both. */
function trust() {
  if (!pyodide || isAsked) return;
  isAsked = true;
  const source = { base: BASE, file: (/** @type {import("../host/fetching.mjs").FileSpec} */ spec) => ahead.look(spec.url) ?? supply.file(spec) };
  trustedWheels(source, `${pyodide.folder}/`, files).then(
    (hashes) => hashes.forEach((each) => trusted.add(each)),
    () => {
      // The next worker asks for it again.
      isAsked = false;
    },
  );
}

/** @param {number} box */
function end(box) {
  lines.get(box)?.close();
  lines.delete(box);
}
