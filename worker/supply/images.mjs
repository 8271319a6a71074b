/**
 * The images that are kept, of an interpreter with packages: what is in each, and which one has most of what a program
 * will import. An image is kept under a key that is computed here, of the wheels that this worker has given out itself.
 *
 * There are few, and the least recently used ones go. Those of another version of the site are of no use, and go first.
 */
import { MOST_KEPT } from "../contract/supply.mjs";
import { keyOf } from "./image_key.mjs";
import { Parts } from "./parts.mjs";

/** @typedef {import("../contract/supply.mjs").ImageErrand} ImageErrand */
/** site: the version that it was made by; used: when, last. @typedef {{site: string, wheels: string[], modules: string[], size: number, used: number}} Entry */
/** @typedef {Record<string, Entry>} List  by their keys */
/** What keeps them. @typedef {Pick<import("../host/cache.mjs").FileCache, "get" | "look" | "put" | "drop">} Cache */
/** What all images of one version depend on. @typedef {{pyodide: string, kernel: string, switches: boolean}} Version */
/** Does something while nobody else does. @typedef {<T>(work: () => Promise<T>) => Promise<T>} Alone */

const LIST = "images.json";

/** So many are kept, and so many bytes in all. */
export const MOST_IMAGES = 3;
export const MOST_BYTES = MOST_KEPT;

export class Images {
  /** @param {Cache} cache @param {Version} version @param {Alone} alone  in all tabs @param {() => number} now  milliseconds */
  constructor(cache, version, alone, now = Date.now) {
    this.cache = cache;
    this.parts = new Parts(cache);
    this.version = version;
    this.alone = alone;
    this.now = now;
    this.site = JSON.stringify([version.pyodide, version.kernel, version.switches]);
  }

  /** What each one can be imported from, by the names of packages. @returns {Promise<string[][]>} */
  async names() {
    return Object.values(this.#own(await this.#list())).map(({ modules }) => topsOf(modules));
  }

  /** @param {string} key */
  async has(key) {
    return key in (await this.#list());
  }

  /** How many of some imports the best one has. @param {readonly string[]} imports */
  async covers(imports) {
    const own = Object.values(this.#own(await this.#list()));
    return Math.max(0, ...own.map(({ modules }) => coverage(modules, imports)));
  }

  /** The image that has most of some imports, if any has one of them. @param {string[]} imports */
  async find(imports) {
    const list = await this.#list();
    const key = chosen(imports, this.#own(list));
    if (key === undefined) return undefined;
    const kept = await this.parts.look(key, list[key].size);
    if (!kept) return void (await this.drop(key));
    void this.#change((all) => key in all && (all[key].used = this.now()));
    const checked = kept.checked.then(async (isGood) => {
      if (!isGood) await this.drop(key);
      return isGood;
    });
    return { key, wheels: list[key].wheels, blob: kept.blob, checked };
  }

  /** What is to be made, unless it is there. @param {string[]} wheels @param {string[]} modules @returns {Promise<ImageErrand | undefined>} */
  async wanted(wheels, modules) {
    const key = keyOf({ ...this.version, wheels, modules });
    return key in (await this.#list()) ? undefined : { what: "image", key, wheels, modules };
  }

  /** Keep one, and not more than there may be. @param {ImageErrand} errand @param {Blob | Uint8Array<ArrayBuffer>} content */
  async keep({ key, wheels, modules }, content) {
    const size = content instanceof Blob ? content.size : content.length;
    if (size > MOST_BYTES || !(await this.parts.put(key, content))) return false;
    await this.#change(async (list) => {
      list[key] = { site: this.site, wheels, modules, size, used: this.now() };
      for (const each of surplus(list, this.site)) {
        await this.parts.drop(each, list[each].size);
        delete list[each];
      }
    });
    return true;
  }

  /** @param {string} key */
  async drop(key) {
    await this.#change(async (list) => {
      await this.parts.drop(key, list[key]?.size ?? 0);
      delete list[key];
    });
  }

  /** Those of this version. @param {List} list @returns {List} */
  #own(list) {
    return Object.fromEntries(Object.entries(list).filter(([, { site }]) => site === this.site));
  }

  /** @param {(list: List) => unknown} change */
  #change(change) {
    return this.alone(async () => {
      const list = await this.#list();
      await change(list);
      await this.cache.put(LIST, new TextEncoder().encode(JSON.stringify(list)));
    });
  }

  /** @returns {Promise<List>} */
  async #list() {
    const bytes = await this.cache.get(LIST);
    return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : {};
  }
}

/**
 * Why none is to be made on this device now.
 * @param {{connection?: {saveData?: boolean}, storage?: Pick<StorageManager, "estimate">}} device
 * @returns {Promise<import("../contract/supply.mjs").Trouble>}
 */
export async function troubleWithImages({ connection, storage }) {
  if (connection?.saveData) return "metered";
  const { usage = 0, quota = Infinity } = (await storage?.estimate()) ?? {};
  return quota - usage < MOST_BYTES ? "full" : "";
}

/** What modules are imported from, each name once. @param {readonly string[]} modules @returns {string[]} */
export function topsOf(modules) {
  return [...new Set(modules.map((each) => each.split(".")[0]))];
}

/** How many of some imports are among some modules. @param {readonly string[]} modules @param {readonly string[]} imports */
export function coverage(modules, imports) {
  const wanted = topsOf(imports);
  return topsOf(modules).filter((each) => wanted.includes(each)).length;
}

/**
 * The key of the image that has most of some imports; of several, the smallest.
 * @param {readonly string[]} imports @param {Record<string, {modules: readonly string[], size: number}>} list @returns {string | undefined}
 */
export function chosen(imports, list) {
  const covers = (/** @type {{modules: readonly string[]}} */ { modules }) => coverage(modules, imports);
  const found = Object.entries(list).filter(([, entry]) => covers(entry));
  found.sort(([, one], [, other]) => covers(other) - covers(one) || one.size - other.size);
  return found[0]?.[0];
}

/** The keys of those that are to go. @param {List} list @param {string} site  the version at hand @returns {string[]} */
export function surplus(list, site) {
  const newest = Object.entries(list).sort(([, one], [, other]) => Number(other.site === site) - Number(one.site === site) || other.used - one.used);
  let sum = 0;
  return newest.filter(([, entry], at) => (sum += entry.size) > MOST_BYTES || at >= MOST_IMAGES || entry.site !== site).map(([key]) => key);
}
