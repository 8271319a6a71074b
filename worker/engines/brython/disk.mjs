/**
 * Files in memory, by the names of Emscripten's file system as far as `files.mjs` uses them, so that both
 * look alike from there. Brython's `open` and `os`, see disk.py, reach them by the same object.
 */

import { normal } from "../../host/names.mjs";

/** The working directory. */
export const HOME = "/home";

const FOLDER = 0o040777;
const FILE = 0o100666;

const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A file's bytes, with room to grow, or a folder. */
class Node {
  /** @param {number} mode */
  constructor(mode) {
    this.mode = mode;
    this.mtime = new Date();
    this.size = 0;
    this.room = new Uint8Array(0);
  }

  get bytes() {
    return this.room.subarray(0, this.size);
  }

  /** @param {number} at @param {Uint8Array} bytes @returns {number} how many */
  write(at, bytes) {
    this.resize(Math.max(this.size, at + bytes.length));
    this.room.set(bytes, at);
    return bytes.length;
  }

  /** @param {number} size */
  resize(size) {
    if (size > this.room.length) {
      const larger = new Uint8Array(Math.max(size, 2 * this.room.length, 64));
      larger.set(this.bytes);
      this.room = larger;
    }
    if (size < this.size) this.room.fill(0, size, this.size);
    this.size = size;
    this.mtime = new Date();
  }
}

export class Disk {
  constructor() {
    this.home = HOME;
    /** By whole paths. @type {Map<string, Node>} */
    this.nodes = new Map([["/", new Node(FOLDER)]]);
    this.mkdirTree(HOME);
  }

  cwd() {
    return this.home;
  }

  /** @param {string} path */
  chdir(path) {
    this.home = this.whole(path);
  }

  /** A path from the root, without `.` and `..`, and in one form: `ü` is one character. @param {string} path */
  whole(path) {
    /** @type {string[]} */
    const parts = [];
    for (const part of (path.startsWith("/") ? path : `${this.home}/${path}`).split("/")) {
      if (part === "..") parts.pop();
      else if (part && part !== ".") parts.push(part);
    }
    return normal(`/${parts.join("/")}`);
  }

  /** @param {string} path @returns {Node | undefined} */
  find(path) {
    return this.nodes.get(this.whole(path));
  }

  /** @param {string} path */
  analyzePath(path) {
    const object = this.find(path);
    return { exists: object !== undefined, object };
  }

  /** @param {string} path @returns {Node} */
  lstat(path) {
    const node = this.find(path);
    if (!node) throw new Error(`${path}: there is no such file`);
    return node;
  }

  /** @param {string} path */
  stat(path) {
    return this.lstat(path);
  }

  /** @param {number} mode */
  isDir(mode) {
    return mode === FOLDER;
  }

  /** @param {number} mode */
  isFile(mode) {
    return mode === FILE;
  }

  /** @param {string} path @returns {string[]} names, in the order in which they came */
  readdir(path) {
    const whole = this.whole(path);
    const above = whole === "/" ? "/" : `${whole}/`;
    const below = [...this.nodes.keys()].filter((each) => each.startsWith(above) && each !== above);
    return below.map((each) => each.slice(above.length)).filter((each) => !each.includes("/"));
  }

  /** @param {string} path */
  readFile(path) {
    return this.lstat(path).bytes.slice();
  }

  /** @param {string} path @param {string | Uint8Array} content */
  writeFile(path, content) {
    const node = this.make(path);
    if (this.isDir(node.mode)) throw new Error(`${path}: it is a folder`);
    node.resize(0);
    node.write(0, typeof content === "string" ? encoder.encode(content) : content);
  }

  /** The node of a file, a new one if there is none. @param {string} path */
  make(path) {
    const whole = this.whole(path);
    const node = this.nodes.get(whole) ?? new Node(FILE);
    this.nodes.set(whole, node);
    return node;
  }

  /** @param {string} path */
  mkdirTree(path) {
    const parts = this.whole(path).split("/");
    for (let count = 2; count <= parts.length; count += 1) {
      const folder = parts.slice(0, count).join("/");
      if (folder && !this.nodes.has(folder)) this.nodes.set(folder, new Node(FOLDER));
    }
  }

  /** @param {string} path  of a file, or of an empty folder */
  unlink(path) {
    this.nodes.delete(this.whole(path));
  }

  /** Move a file, or a folder with all that is in it. @param {string} from @param {string} to */
  rename(from, to) {
    const [old, now] = [this.whole(from), this.whole(to)];
    for (const [path, node] of [...this.nodes]) {
      if (path !== old && !path.startsWith(`${old}/`)) continue;
      this.nodes.delete(path);
      this.nodes.set(now + path.slice(old.length), node);
      node.mtime = new Date();
    }
  }
}

/**
 * What handles.py and folders.py are given of a disk: functions of text, numbers and Brython's bytes. A file
 * that is open is a number here; its node stays what it is when its path goes.
 * @param {any} $B  __BRYTHON__ @param {Disk} disk @param {(path: string) => void} onChange  a file may be another now
 */
export function doors($B, disk, onChange) {
  const { None } = $B.builtins;
  /** @type {Map<number, {node: Node, path: string}>} */
  const opened = new Map();
  let count = 0;
  const node = (/** @type {number} */ handle) => /** @type {{node: Node}} */ (opened.get(handle)).node;
  const changed = (/** @type {any} */ path) => (onChange(disk.whole(String(path))), None);
  const written = (/** @type {number} */ handle, /** @type {number} */ at, /** @type {Uint8Array} */ bytes) => {
    const { node, path } = /** @type {{node: Node, path: string}} */ (opened.get(handle));
    node.write(at, bytes);
    onChange(path);
    return bytes.length;
  };
  const open = (/** @type {string} */ path) => {
    opened.set((count += 1), { node: disk.make(path), path: disk.whole(path) });
    return count;
  };
  return {
    kind: (/** @type {any} */ path) => kind(disk, disk.find(String(path))),
    open: (/** @type {any} */ path) => open(String(path)),
    close: (/** @type {number} */ handle) => (opened.delete(handle), None),
    size: (/** @type {number} */ handle) => node(handle).size,
    read: (/** @type {number} */ handle, /** @type {number} */ from, /** @type {number} */ to) => $B.fast_bytes([...node(handle).bytes.subarray(from, to)]),
    text: (/** @type {number} */ handle, /** @type {number} */ from) => decoded(node(handle).bytes.subarray(from)) ?? None,
    write: (/** @type {number} */ handle, /** @type {number} */ at, /** @type {any} */ bytes) => written(handle, at, Uint8Array.from(bytes.source)),
    write_text: (/** @type {number} */ handle, /** @type {number} */ at, /** @type {any} */ text) => written(handle, at, encoder.encode(String(text))),
    resize: (/** @type {number} */ handle, /** @type {number} */ size) => (node(handle).resize(size), None),
    facts: (/** @type {any} */ path) => facts($B, disk.lstat(String(path))),
    names: (/** @type {any} */ path) => $B.$list(disk.readdir(String(path))),
    make_folder: (/** @type {any} */ path) => (disk.mkdirTree(String(path)), None),
    remove: (/** @type {any} */ path) => (disk.unlink(String(path)), changed(path)),
    rename: (/** @type {any} */ from, /** @type {any} */ to) => (disk.rename(String(from), String(to)), changed(from), changed(to)),
    cwd: () => disk.cwd(),
    chdir: (/** @type {any} */ path) => (disk.chdir(String(path)), None),
  };
}

/** @param {Disk} disk @param {Node | undefined} node */
function kind(disk, node) {
  return node ? (disk.isDir(node.mode) ? "folder" : "file") : "";
}

/** @param {any} $B @param {Node} node */
function facts($B, { mode, size, mtime }) {
  return $B.$list([mode, size, $B.fast_float(mtime.getTime() / 1000)]);
}

/** Text, or nothing if it is no UTF-8. @param {Uint8Array} bytes */
function decoded(bytes) {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
