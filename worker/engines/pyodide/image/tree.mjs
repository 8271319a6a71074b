/** The files of an image: taken down from Emscripten's file system, and put into that of another interpreter. */
import { ImageError } from "./format.mjs";

/** @typedef {import("./format.mjs").Entry} Entry */

/**
 * All files below some folders, of those that are there.
 * @param {any} FS  Emscripten's @param {string[]} roots
 * @returns {{files: Entry[], folders: [string, number][], contents: Uint8Array[]}}
 */
export function collected(FS, roots) {
  const found = { files: /** @type {Entry[]} */ ([]), folders: /** @type {[string, number][]} */ ([]), contents: /** @type {Uint8Array[]} */ ([]) };
  for (const root of roots) if (FS.analyzePath(root).exists) walk(FS, root, found);
  return found;
}

/** @param {any} FS @param {string} path @param {ReturnType<typeof collected>} found */
function walk(FS, path, found) {
  const { node } = FS.lookupPath(path, { follow: false });
  if (FS.isDir(node.mode)) {
    found.folders.push([path, timeOf(node)]);
    for (const name of Object.keys(node.contents)) walk(FS, `${path}/${name}`, found);
  } else if (FS.isFile(node.mode)) {
    const contents = node.contents?.subarray?.(0, node.usedBytes) ?? new Uint8Array(node.contents ?? []);
    found.files.push([path, contents.length, node.mode, timeOf(node)]);
    found.contents.push(contents);
  } else {
    throw new ImageError(`${path} is neither a file nor a folder`);
  }
}

/**
 * Put them where they were. Contents are not copied: Emscripten makes an array of its own when a file is written to and grows.
 * @param {any} FS @param {{files: Entry[], folders: [string, number][], cwd: string}} head @param {(path: string) => Uint8Array} read
 */
export function put(FS, { files, folders, cwd }, read) {
  const nodes = new Map(folders.map(([path]) => {
    FS.mkdirTree(path);
    return [path, FS.lookupPath(path).node];
  }));
  for (const [path, size, mode, time] of files) {
    const slash = path.lastIndexOf("/");
    const folder = nodes.get(path.slice(0, slash));
    const name = path.slice(slash + 1);
    const node = folder.contents[name] ?? folder.node_ops.mknod(folder, name, mode, 0);
    Object.assign(node, { contents: read(path), usedBytes: size });
    stamp(node, time);
  }
  for (const [path, time] of folders) stamp(nodes.get(path), time);
  FS.chdir(cwd);
}

/** @param {any} node  whose time has another name in older ones */
function timeOf(node) {
  return Number(node.mtime ?? node.timestamp);
}

/** Python compares times with what it knows of a folder's modules. @param {any} node @param {number} time */
function stamp(node, time) {
  if ("mtime" in node) Object.assign(node, { atime: time, mtime: time, ctime: time });
  else node.timestamp = time;
}
