/**
 * The images that the site brings along. One is fetched when a program that is open needs it and the page is idle, then
 * kept as those are that this device has made. It comes packed, and is what the build wrote down, or is not used.
 */
import { chosen, coverage, topsOf } from "./images.mjs";

/** @typedef {{path: string, size: number, sha256: string, integrity: string, key: string, modules: readonly string[], wheels: readonly string[], whole: number}} SiteImage */
/** @typedef {import("./images.mjs").Images} Images */
/** @typedef {import("./line.mjs").Found} Found */

/** Where it is written down which of them this browser could make nothing of, by their keys. */
const REFUSED = "refused-images.json";

export class SiteImages {
  /**
   * @param {readonly SiteImage[]} all  for this kind of browser
   * @param {(image: SiteImage) => Promise<Uint8Array<ArrayBuffer>>} fetch  the file, checked
   * @param {Pick<Images, "keep" | "covers" | "has" | "cache">} images  those that are kept
   */
  constructor(all, fetch, images) {
    /** By their keys. @type {Record<string, SiteImage>} */
    this.all = Object.fromEntries(all.map((each) => [each.key, each]));
    this.fetch = fetch;
    this.images = images;
    /** Those that were asked for on this visit: one that cannot be had is not asked for again. @type {Set<string>} */
    this.asked = new Set();
    /** What could not be kept, and is packed still. @type {{image: SiteImage, packed: Uint8Array<ArrayBuffer>} | undefined} */
    this.held = undefined;
  }

  /** The one that has most of some imports. @param {readonly string[]} imports */
  #best(imports) {
    return this.all[chosen(imports, this.all) ?? ""];
  }

  /** Whether one has all of some imports. @param {readonly string[]} imports */
  hasAll(imports) {
    const image = this.#best(imports);
    return image !== undefined && coverage(image.modules, imports) === topsOf(imports).length;
  }

  /**
   * Have the one that has most of some imports on this device, unless what is kept has as many; whether it has come.
   * @param {readonly string[]} imports
   */
  async bring(imports) {
    const image = this.#best(imports);
    if (!image || this.asked.has(image.key) || (await this.images.covers(imports)) >= coverage(image.modules, imports)) return false;
    this.asked.add(image.key);
    if ((await this.#refused()).includes(image.key)) return false;
    const packed = await this.fetch(image);
    const { key, wheels, modules } = image;
    const isKept = await this.images.keep({ what: "image", key, wheels: [...wheels], modules: [...modules] }, await unpacked(packed, image));
    if (!isKept) this.held = { image, packed };
    return true;
  }

  /** One that is here and could not be kept. @param {readonly string[]} imports @returns {Promise<Found | undefined>} */
  async find(imports) {
    if (!this.held || !coverage(this.held.image.modules, imports)) return undefined;
    const { image, packed } = this.held;
    return { key: image.key, wheels: [...image.wheels], blob: await unpacked(packed, image), checked: Promise.resolve(true) };
  }

  /** What can be imported from that one. @returns {string[][]} */
  get names() {
    return this.held ? [topsOf(this.held.image.modules)] : [];
  }

  /**
   * Python could not begin with one: it is not fetched again. Unless it is gone already, since what was kept was changed.
   * @param {string} key
   */
  async refuse(key) {
    const isGood = this.held?.image.key === key || (await this.images.has(key));
    if (this.held?.image.key === key) this.held = undefined;
    if (!isGood || !this.all[key]) return;
    const refused = [...(await this.#refused()), key].filter((each) => this.all[each]);
    await this.images.cache.put(REFUSED, new TextEncoder().encode(JSON.stringify(refused)));
  }

  /** @returns {Promise<string[]>} */
  async #refused() {
    const bytes = await this.images.cache.get(REFUSED);
    return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : [];
  }
}

/** @param {Uint8Array<ArrayBuffer>} packed @param {SiteImage} image */
async function unpacked(packed, { whole }) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const blob = await new Response(stream).blob();
  if (blob.size !== whole) throw new Error(`it has ${blob.size} bytes unpacked instead of ${whole}`);
  return blob;
}
