/**
 * Names of files in Emscripten's file system. One name may be written in two ways, with `ü` as one character or as
 * two: both are the same file here, as on some systems they are, by the form that the page gives its files. And no
 * name gets lost that objects of JavaScript have themselves. Knows nothing of the page's files.
 */

/** @param {string} name */
export const normal = (name) => name.normalize("NFC");

/** Folders keep their files in objects, whose `__proto__` is no entry. @param {any} folder */
function open(folder) {
  if (folder.contents && Object.getPrototypeOf(folder.contents)) Object.setPrototypeOf(folder.contents, null);
}

/** Have each file under one name, whichever way it is written. @param {any} FS */
export function settleNames(FS) {
  const doors = FS.filesystems?.MEMFS?.ops_table?.dir?.node;
  if (!doors || doors.isSettled) return;
  const { lookup, mknod, rename, symlink, unlink, rmdir } = doors;
  Object.assign(doors, {
    isSettled: true,
    // It is asked only for what is not known by the very name.
    lookup: (/** @type {any} */ folder, /** @type {string} */ name) =>
      normal(name) === name ? lookup(folder, name) : FS.lookupNode(folder, normal(name)),
    mknod(/** @type {any} */ folder, /** @type {string} */ name, /** @type {number} */ mode, /** @type {number} */ device) {
      open(folder);
      return mknod(folder, normal(name), mode, device);
    },
    symlink(/** @type {any} */ folder, /** @type {string} */ name, /** @type {string} */ target) {
      open(folder);
      return symlink(folder, normal(name), target);
    },
    rename(/** @type {any} */ node, /** @type {any} */ folder, /** @type {string} */ name) {
      open(folder);
      return rename(node, folder, normal(name));
    },
    unlink: (/** @type {any} */ folder, /** @type {string} */ name) => unlink(folder, normal(name)),
    rmdir: (/** @type {any} */ folder, /** @type {string} */ name) => rmdir(folder, normal(name)),
  });
}
