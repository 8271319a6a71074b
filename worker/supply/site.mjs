/** What the build wrote down of the site's files, by path; and whose wheels the site trusts. Pure. */

/** @typedef {import("./places.mjs").Known} Known */
/** @typedef {import("../host/supply.mjs").Supply} Supply */
/** @typedef {{folder: string, files: Record<string, Known>, parts?: Record<string, Known>}} Folder */
/** @typedef {Known & {path: string}} Placed */
/** @typedef {{pyodide?: Folder, kernel: Placed, snapshots: Record<string, Placed>, images: readonly Placed[], packages: Record<string, Placed | undefined>, engines: Record<string, Folder>}} Site */

const LOCK = "pyodide-lock.json";

/** Every file of the site that is known by its hash. @param {object} site  SITE @returns {Map<string, Known>} */
export function writtenDown(site) {
  const { pyodide, kernel, snapshots, images, packages, engines } = /** @type {Site} */ (site);
  const folders = [...(pyodide ? [pyodide] : []), ...Object.values(engines)];
  const inFolders = folders.flatMap(({ folder, files, parts }) => Object.entries({ ...files, ...parts }).map(([name, about]) => entry(`${folder}/${name}`, about)));
  const placed = [kernel, ...Object.values(snapshots), ...images, ...Object.values(packages)].filter((each) => each !== undefined);
  return new Map([...inFolders, ...placed.map((each) => entry(each.path, each))]);
}

/** @param {string} path @param {Known} about @returns {[string, Known]} */
function entry(path, { size, sha256, integrity, type }) {
  const known = Object.entries({ size, sha256, integrity, type }).filter(([, value]) => value !== undefined);
  return [path, Object.fromEntries(known)];
}

/** The hashes of the wheels that the site brings along. @param {object} site  SITE @returns {Set<string>} */
export function bundledWheels(site) {
  const { packages } = /** @type {Site} */ (site);
  return new Set(Object.values(packages).map((each) => each?.sha256).filter((each) => each !== undefined));
}

/** The hashes of the wheels in the site's own lock file. @param {Pick<Supply, "base" | "file">} supply @param {string} folder @param {Map<string, Known>} files */
export async function trustedWheels(supply, folder, files) {
  const url = new URL(folder + LOCK, supply.base).href;
  const bytes = await supply.file({ ...files.get(folder + LOCK), name: LOCK, url, credentials: "omit" }).bytes;
  const { packages } = JSON.parse(new TextDecoder().decode(bytes));
  return Object.values(packages).map((each) => String(each.sha256));
}
