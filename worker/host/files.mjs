/**
 * The program's working directory, which is the page's files: written there as the page hands them over,
 * and handed back as programs change them. It looks at the file system without running any Python, so it
 * may do so in the middle of a program.
 */
import { ALL_BYTES, ALL_WORDS, FILE_BYTES, FILE_WORDS, MOST_FILES } from "#generated/limits.mjs";
import { KINDS } from "#generated/protocol.mjs";
import { settleNames } from "./names.mjs";

/** @typedef {import("./messages.mjs").Message} Message */
/** @typedef {{mtime: number, size: number, sum?: number}} Known  sum: while the clock is too coarse to tell of a change */

/** Files and folders that are looked at. */
const MOST_ENTRIES = 5000;

/** Milliseconds between two looks while a program runs. */
const EVERY_MS = 5000;
/** A second change within so many milliseconds may bear the same time. */
const COARSE_MS = 20;

/** @typedef {import("#generated/edges.d.ts").FileEdges} FileEdges  what Python needs of this */

/** @implements {FileEdges} */
export class Files {
  /** @param {any} FS  Emscripten's file system @param {(message: Message, transfer?: Transferable[]) => void} post */
  constructor(FS, post) {
    settleNames(FS);
    this.FS = FS;
    this.home = FS.cwd();
    this.post = post;
    /** A page that never hands files over is never told of any. */
    this.isUsed = false;
    this.looked = 0;
    /** Hand-overs of the page that have been received. */
    this.round = 0;
    /** @type {Map<string, Known>} what the page has, as it was seen last */
    this.known = new Map();
    /** @type {Map<string, number>} what the page was told that it cannot have, by size */
    this.kept = new Map();
  }

  /**
   * Take what the page hands over: name, content, name, content, …
   * @param {(string | Uint8Array)[]} files @param {string[]} [removed]
   * @returns {string[]} the modules among it
   */
  receive(files, removed = []) {
    if (!this.isUsed) setInterval(() => this.report(), EVERY_MS);
    this.isUsed = true;
    this.FS.mkdirTree(this.home);
    this.report();
    this.round += 1;
    for (const name of removed) this.#remove(name);
    for (let at = 0; at < files.length; at += 2) this.#write(/** @type {string} */ (files[at]), files[at + 1]);
    const names = /** @type {string[]} */ ([...removed, ...files.filter((_, at) => at % 2 === 0)]);
    return names.filter((name) => name.endsWith(".py"));
  }

  /** Hand back what has changed, if it is time for that. */
  tick() {
    if (this.isUsed && performance.now() - this.looked > EVERY_MS) this.report();
  }

  /** Hand back what has changed since the last time. */
  report() {
    if (!this.isUsed) return;
    const found = this.#list();
    /** @type {(string | Uint8Array)[]} */
    const changed = [];
    /** @type {string[]} */
    const kept = [];
    let all = 0;
    let count = 0;
    for (const [name, { size }] of found) if (this.known.has(name)) [all, count] = [all + size, count + 1];
    for (const [name, seen] of found) {
      const known = this.known.get(name);
      const room = known ? all - seen.size : all;
      const why = known || count < MOST_FILES ? tooLarge(seen.size, room) : `there are ${MOST_FILES} files already`;
      if (why) this.#keep(name, seen.size, why, kept);
      else if (this.#note(name, seen, changed, kept) && !known) [all, count] = [all + seen.size, count + 1];
    }
    const removed = [...this.known.keys()].filter((name) => !found.has(name));
    for (const name of removed) this.known.delete(name);
    this.looked = performance.now();
    if (!changed.length && !removed.length && !kept.length) return;
    const buffers = changed.filter((each) => typeof each !== "string").map((each) => /** @type {ArrayBuffer} */ (each.buffer));
    this.post({ type: KINDS.FILES, changed, removed, kept, round: this.round }, buffers);
  }

  /** @param {string} name @param {number} size @param {string} why @param {string[]} kept */
  #keep(name, size, why, kept) {
    if (this.kept.get(name) === size) return;
    // A report is bounded, see worker/contract/bounds.py: the others are told of by the next ones.
    if (kept.length >= 2 * MOST_FILES) return;
    kept.push(name, why);
    this.kept.set(name, size);
  }

  /** @param {string} name @param {Known} seen @param {(string | Uint8Array)[]} changed @param {string[]} kept */
  #note(name, seen, changed, kept) {
    const known = this.known.get(name);
    const isOld = known && known.mtime === seen.mtime && known.size === seen.size;
    if (isOld && known.sum === undefined) return false;
    const bytes = this.#read(name);
    if (!bytes) {
      this.#keep(name, seen.size, "it cannot be read", kept);
      return false;
    }
    const isFresh = Date.now() - seen.mtime < COARSE_MS;
    const sum = isFresh || isOld ? sumOf(bytes) : undefined;
    this.known.set(name, isFresh ? { ...seen, sum } : seen);
    if (isOld && known.sum === sum) return false;
    changed.push(name, bytes);
    return true;
  }

  /** @param {string} name @returns {Uint8Array | undefined} */
  #read(name) {
    try {
      return this.FS.readFile(this.#path(name));
    } catch {
      return undefined; // Its permissions, which a program may have changed.
    }
  }

  /** @returns {Map<string, Known>} */
  #list() {
    /** @type {Map<string, Known>} */
    const found = new Map();
    // A program may have removed the whole folder.
    const folders = this.FS.analyzePath(this.home).exists ? [""] : [];
    let entries = 0;
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of this.FS.readdir(this.#path(folder))) {
        if (entry === "." || entry === ".." || entry === "__pycache__") continue;
        if ((entries += 1) > MOST_ENTRIES) return found;
        const name = folder ? `${folder}/${entry}` : entry;
        const { mode, size, mtime } = this.FS.lstat(this.#path(name));
        if (this.FS.isDir(mode)) folders.push(name);
        else if (this.FS.isFile(mode)) found.set(name, { mtime: mtime.getTime(), size });
      }
    }
    return found;
  }

  /** @param {string} name @param {string | Uint8Array} content */
  #write(name, content) {
    const path = this.#path(name);
    try {
      const folder = path.slice(0, path.lastIndexOf("/"));
      this.FS.mkdirTree(folder);
      this.FS.writeFile(path, content);
      const { size, mtime } = this.FS.stat(path);
      const sum = sumOf(typeof content === "string" ? new TextEncoder().encode(content) : content);
      this.known.set(name, { size, mtime: mtime.getTime(), sum });
      this.kept.delete(name);
    } catch (error) {
      // A program may have made a folder of that name.
      console.warn(`${name} could not be given to the program:`, error);
    }
  }

  /** @param {string} name */
  #remove(name) {
    this.known.delete(name);
    const { exists, object } = this.FS.analyzePath(this.#path(name));
    if (exists && !this.FS.isDir(object.mode)) this.FS.unlink(this.#path(name));
  }

  /** @param {string} name */
  #path(name) {
    return name ? `${this.home}/${name}` : this.home;
  }
}

/** @param {number} size @param {number} room  bytes of the others */
function tooLarge(size, room) {
  if (size > FILE_BYTES) return `it is larger than ${FILE_WORDS}`;
  return room + size > ALL_BYTES ? `all files together would be larger than ${ALL_WORDS}` : "";
}

/** A sum that tells two contents apart (FNV-1a). @param {Uint8Array} bytes */
function sumOf(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum;
}
