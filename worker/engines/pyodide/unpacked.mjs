/**
 * Packages as they lie in Python's file system once they are installed, with the byte-code of what programs
 * import of them: kept as one file each, and put back without unpacking or copying anything. Such a file is
 * good for one wheel, one Pyodide and one form of these files; any other is not found, and the wheel is installed.
 */
/** What tells a wheel from all others. @typedef {{sha256: string}} Locked */
/** @typedef {import("../../host/supply.mjs").Supply} Supply */
/** @typedef {{files: [path: string, size: number][]}} Head */

/** Counted up whenever such a file looks otherwise than before. */
const FORM = 2;

/** Bytes above which a package is not kept so: memory would hold it twice while it is made. */
const MOST_BYTES = 160 << 20;

/** S_IFREG with the rights that installed files have. */
const MODE = 0o100644;

export class Unpacked {
  /** @param {any} pyodide @param {Supply} supply @param {string} [root]  the folder that stands for all of the file system */
  constructor(pyodide, supply, root = "") {
    this.pyodide = pyodide;
    this.supply = supply;
    this.root = root;
  }

  /** @param {Locked} locked */
  #key(locked) {
    return `unpacked-${FORM}-${this.pyodide.version}-${locked.sha256}`;
  }

  /**
   * Put a package back as it was.
   * @param {Locked} locked @returns {Promise<number | undefined>} its size in bytes; nothing if it is not kept
   */
  async restore(locked) {
    const kept = locked.sha256 ? await this.supply.kept(this.#key(locked)) : undefined;
    if (!kept) return undefined;
    const found = opened(kept);
    if (!found) return void (await this.supply.drop(this.#key(locked)));
    this.#put(found.head, found.contents);
    return kept.length;
  }

  /** @param {Head} head @param {Uint8Array} contents */
  #put(head, contents) {
    const { FS } = this.pyodide;
    /** @type {Map<string, any>} */
    const folders = new Map();
    let at = 0;
    for (const [path, size] of head.files) {
      const slash = path.lastIndexOf("/");
      const folder = this.root + path.slice(0, slash);
      let parent = folders.get(folder);
      if (!parent) {
        FS.mkdirTree(folder);
        folders.set(folder, (parent = FS.lookupPath(folder).node));
      }
      const name = path.slice(slash + 1);
      const node = parent.contents[name] ?? parent.node_ops.mknod(parent, name, MODE, 0);
      node.contents = contents.subarray(at, at + size);
      node.usedBytes = size;
      at += size;
    }
  }

  /**
   * Keep a package as it is now. Never rejects: what cannot be kept is installed again on the next visit.
   * @param {Locked} locked @param {string[]} paths  of all its files @returns {Promise<boolean>} whether it is kept
   */
  async make(locked, paths) {
    try {
      return await this.#make(locked, paths);
    } catch {
      return false;
    }
  }

  /** @param {Locked} locked @param {string[]} paths */
  async #make(locked, paths) {
    const { FS } = this.pyodide;
    const nodes = paths.map((path) => FS.lookupPath(path).node);
    const size = nodes.reduce((sum, node) => sum + node.usedBytes, 0);
    if (!locked.sha256 || size > MOST_BYTES) return false;
    const contents = new Uint8Array(size);
    let at = 0;
    for (const node of nodes) {
      // An empty file has no contents, in older file systems.
      if (node.usedBytes) contents.set(node.contents.subarray(0, node.usedBytes), at);
      at += node.usedBytes;
    }
    const head = JSON.stringify({ files: paths.map((path, index) => [path.slice(this.root.length), nodes[index].usedBytes]) });
    return this.supply.keep(this.#key(locked), sealed(head, contents));
  }
}

/** Such a file: the length of its head in four bytes, its head, and what the files contain. @param {string} head @param {Uint8Array<ArrayBuffer>} contents */
function sealed(head, contents) {
  const words = new TextEncoder().encode(head);
  return new Blob([new Uint32Array([words.length]), words, contents]);
}

/** @param {Uint8Array<ArrayBuffer>} kept @returns {{head: Head, contents: Uint8Array<ArrayBuffer>} | undefined} */
function opened(kept) {
  try {
    const length = new DataView(kept.buffer, kept.byteOffset).getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(kept.subarray(4, 4 + length)));
    return { head, contents: kept.subarray(4 + length) };
  } catch {
    return undefined;
  }
}
