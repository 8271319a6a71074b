/**
 * An image as bytes: its head, pages of memory, then files, written down as in pages.mjs.
 * It knows what is in an image, and not how it comes about or is put back. Whatever is not as it must be is refused.
 */
import { copyPages, opened, pagesIn, sizeOf, written } from "../pages.mjs";

/**
 * A shared library. names: all that it is found by, its file among them; handles: what `dlopen` has given out; refcount:
 * -1 if it is never closed; order: of loading; needed: the names of libraries that it needs.
 * @typedef {{names: string[], handles: number[], refcount: number, global: boolean, memoryBase: number, tableBase: number,
 *   size: number, tableSize: number, needed: string[]}} Library
 */

/** A function in the table: its slot, the number of its library (-1: the main module), its name there. @typedef {[number, number, string]} Placed */

/** A file: path, size, mode, time. @typedef {[string, number, number, number]} Entry */

/**
 * What a restore depends on, and what it needs. key: what it is called, see worker/supply/image_key.mjs; table: of functions, `base` long once Emscripten has started, with the main module's own at `places`;
 * got: values of Emscripten's global offset table that the libraries changed; packages: what Pyodide says is loaded, and
 * from where; zone: where the C library has the time zone; runs: first page, how many, …
 * @typedef {{key: string, build: string, switches: boolean, heap: number, hiwire: object, zone: number[],
 *   table: {base: number, length: number, places: import("../table.mjs").Places, free: number[], placed: Placed[]}, got: [string, number][], libraries: Library[],
 *   packages: Record<string, string>, runs: number[], files: Entry[], folders: [string, number][], cwd: string}} Head
 */

const MAGIC = 0x4b4e494c;

/** An image that cannot be made or put back, and why. Python starts without it. */
export class ImageError extends Error {}

/** @param {Head} head @param {Uint8Array} heap @param {Uint8Array[]} contents  of the files, as the head lists them */
export function packed(head, heap, contents) {
  return written(MAGIC, head, [...pagesIn(head.runs, heap), ...contents]);
}

/** The bytes of an image, by what they are. */
export class Packed {
  /** @param {Uint8Array<ArrayBuffer>} bytes @throws {ImageError} */
  constructor(bytes) {
    const found = opened(MAGIC, bytes);
    if (!found) throw new ImageError("it is no image");
    this.bytes = bytes;
    this.head = headOf(found.text);
    this.start = found.start;
    let at = this.start + sizeOf(this.head.runs);
    /** Where the files are. @type {Map<string, [number, number]>} */
    this.places = new Map();
    for (const [path, size] of this.head.files) {
      this.places.set(path, [at, at + size]);
      at += size;
    }
    if (at !== bytes.length) throw new ImageError(`it has ${bytes.length} bytes instead of ${at}`);
  }

  /** What is in a file. @param {string} path */
  file(path) {
    const place = this.places.get(path);
    if (!place) throw new ImageError(`it lacks the file ${path}`);
    return this.bytes.subarray(...place);
  }

  /** The file of a library: one of the names that it is found by. @param {Library} library */
  library({ names }) {
    return this.file(names.find((each) => this.places.has(each)) ?? names[0]);
  }

  /** Put its pages into memory. @param {Uint8Array} heap */
  copyTo(heap) {
    copyPages(this.head.runs, this.bytes, this.start, heap);
  }
}

/** @param {string} text @returns {Head} */
function headOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImageError("its head cannot be read");
  }
}
