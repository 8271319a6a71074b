/**
 * An image as bytes: a magic number, the length of the head, the head as JSON, padding, pages of memory, then files.
 * It knows what is in an image, and not how it comes about or is put back. Whatever is not as it must be is refused.
 */
import { PAGE, align, pairs } from "../pages.mjs";

/**
 * A shared library. names: all that it is found by, its file among them; handles: what `dlopen` has given out; refcount:
 * -1 if it is never closed; order: of loading; needed: the names of libraries that it needs.
 * @typedef {{names: string[], handles: number[], refcount: number, global: boolean, memoryBase: number, tableBase: number,
 *   size: number, tableSize: number, needed: string[]}} Library
 */

/** A function in the table: its slot, the number of its library (-1: the main module), its name there. @typedef {[number, number, string]} Placed */

/** A file: path, size, mode, time. @typedef {[string, number, number, number]} Entry */

/**
 * What a restore depends on, and what it needs. key: see key.mjs; table: of functions, `base` long once Emscripten has started;
 * got: values of Emscripten's global offset table that the libraries changed; packages: what Pyodide says is loaded, and
 * from where; zone: where the C library has the time zone; runs: first page, how many, …
 * @typedef {{key: string, build: string, switches: boolean, heap: number, hiwire: object, zone: number[],
 *   table: {base: number, length: number, free: number[], placed: Placed[]}, got: [string, number][], libraries: Library[],
 *   packages: Record<string, string>, runs: number[], files: Entry[], folders: [string, number][], cwd: string}} Head
 */

const MAGIC = 0x4b4e494c;

/** An image that cannot be made or put back, and why. Python starts without it. */
export class ImageError extends Error {}

/** @param {number[]} runs */
function pagesOf(runs) {
  return pairs(runs).reduce((sum, [, count]) => sum + count, 0);
}

/** @param {Head} head @param {Uint8Array} heap @param {Uint8Array[]} contents  of the files, as the head lists them */
export function packed(head, heap, contents) {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const start = align(8 + text.length);
  const size = contents.reduce((sum, each) => sum + each.length, 0);
  const bytes = new Uint8Array(start + pagesOf(head.runs) * PAGE + size);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, text.length]);
  bytes.set(text, 8);
  let at = start;
  const add = (/** @type {Uint8Array} */ part) => {
    bytes.set(part, at);
    at += part.length;
  };
  for (const [first, count] of pairs(head.runs)) add(heap.subarray(first * PAGE, (first + count) * PAGE));
  for (const each of contents) add(each);
  return bytes;
}

/** The bytes of an image, by what they are. */
export class Packed {
  /** @param {Uint8Array<ArrayBuffer>} bytes @throws {ImageError} */
  constructor(bytes) {
    this.bytes = bytes;
    /** @type {Head} */
    this.head = headOf(bytes);
    this.start = align(8 + lengthOfHead(bytes));
    let at = this.start + pagesOf(this.head.runs) * PAGE;
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
    let at = this.start;
    for (const [first, count] of pairs(this.head.runs)) {
      heap.set(this.bytes.subarray(at, at + count * PAGE), first * PAGE);
      at += count * PAGE;
    }
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function lengthOfHead(bytes) {
  const [magic, length] = bytes.length > 8 ? new Uint32Array(bytes.slice(0, 8).buffer) : [0, 0];
  if (magic !== MAGIC || 8 + length > bytes.length) throw new ImageError("it is no image");
  return length;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Head} */
function headOf(bytes) {
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + lengthOfHead(bytes)));
  try {
    return JSON.parse(text);
  } catch {
    throw new ImageError("its head cannot be read");
  }
}
