/**
 * What a worker is to begin with, so that packages are there at once: which images of them this device has, and what
 * the program at hand imports. Both are kept for the next visit, whose first worker begins before the program is read.
 * A wrong guess does no harm: a worker that finds no image begins without one.
 */
import { IMAGES } from "#generated/box.mjs";
import { browserKind } from "../worker/contract/probes.mjs";
import { read, write } from "./storage.mjs";

const KEY = "offthread.images";

/** An import at the beginning of a line. Texts that look like one do no harm. */
const IMPORT = /^[ \t]*(?:from[ \t]+([\p{L}\p{N}_.]+)[ \t]+import\b|import[ \t]+([^#;\n]+))/gmu;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*/u;
const MOST_NAMES = 64;

/** names: of what can be imported from each image; imports: of the program that was run last. @typedef {{names: string[][], imports: string[]}} Known */

export class Images {
  /**
   * @param {readonly (readonly string[])[]} ofSite  the modules of each image that the site brings along
   * @param {(imports: string[]) => void} bring  have one of those that has most of some imports
   */
  constructor(ofSite = [], bring = () => {}) {
    this.ofSite = new Set(ofSite.flat().map((each) => each.split(".")[0]));
    this.bring = bring;
    /** What was asked for last. */
    this.asked = "";
    /** What cannot be stored. @type {string | undefined} */
    this.unstored = undefined;
    /** Why none is made, see worker/contract/supply.mjs, or nothing. @type {string} */
    this.trouble = "";
    /** Called when there are others. */
    this.onlearned = () => {};
  }

  /** Note which images there are. @param {string[][]} names @param {string} trouble  why none is made */
  learn(names, trouble) {
    this.trouble = trouble;
    this.#write({ ...this.#read(), names });
    this.onlearned();
  }

  /** What can be imported from each. */
  get names() {
    return this.#read().names;
  }

  /** Note the program at hand; what a worker for it is to begin with, if there is an image with any of that. @param {string} code @returns {string[]} */
  note(code) {
    const known = this.#read();
    const imports = importsOf(code);
    if (imports.join() !== known.imports.join()) this.#write({ ...known, imports });
    return those(imports, known.names);
  }

  /** A program is open that may be run soon: have an image here that it can begin with. @param {string} code */
  open(code) {
    const imports = importsOf(code).filter((each) => this.ofSite.has(each));
    if (!imports.length || imports.join() === this.asked) return;
    this.asked = imports.join();
    // What is stored here may be of another version: whether it is here already, the supply worker knows.
    this.bring(imports);
  }

  /** The same for the program that was noted last. @returns {string[]} */
  get imports() {
    const { imports, names } = this.#read();
    return those(imports, names);
  }

  /** Other tabs write, too. @returns {Known} */
  #read() {
    try {
      const { names, imports } = JSON.parse(read(KEY) ?? this.unstored ?? "{}");
      return { names: Array.isArray(names) ? names.map(strings) : [], imports: strings(imports) };
    } catch {
      return { names: [], imports: [] };
    }
  }

  /** @param {Known} known */
  #write(known) {
    const text = JSON.stringify(known);
    this.unstored = write(KEY, text) ? text : undefined;
  }
}

/** What knows the images of this site. @param {(imports: string[]) => void} bring  see Images @returns {Images} */
export const makeImages = (bring) => new Images(imagesOfSite(), bring);

/** The modules of each image that the site has for this kind of browser. @returns {readonly (readonly string[])[]} */
function imagesOfSite() {
  const images = /** @type {Record<string, string[][]>} */ (IMAGES);
  return images[browserKind()] ?? [];
}

/** @param {string[]} imports @param {string[][]} names */
function those(imports, names) {
  return imports.some((each) => names.some((image) => image.includes(each))) ? imports : [];
}

/** @param {unknown} value @returns {string[]} */
function strings(value) {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** The top-level names that a program imports, each once. @param {string} code @returns {string[]} */
export function importsOf(code) {
  const named = [...code.matchAll(IMPORT)].flatMap(([, from, all]) => from ?? all.split(",").map((each) => each.trim()));
  const names = named.map((each) => NAME.exec(each)?.[0]).filter((each) => each !== undefined);
  return [...new Set(names)].slice(0, MOST_NAMES);
}
