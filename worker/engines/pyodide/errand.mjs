/**
 * What a worker does that is made for later visits alone, and in which no program ever runs: it makes a snapshot, or
 * unpacks packages from their kept wheels and compiles some of their modules. What it is told to make may be the word
 * of a program, so it says nothing here but which of the wheels' own files are worth compiling.
 */
import { IMAGE } from "../../contract/supply.mjs";
import { boot } from "./boot.mjs";
import { Core } from "./core.mjs";
import { KERNEL, kernelOf } from "./files.mjs";
import { makeImage } from "./image/maker.mjs";
import { Packages, SOURCES } from "./packages.mjs";
import { mount } from "./snapshot_maker.mjs";
import { Unpacked } from "./unpacked.mjs";
import { makeUnlessKept } from "./visit.mjs";

/** What our own packages are called. A program imports them for itself: the worker must know of it, as of `turtle`. */
const OWN = "offthread-";

/** @typedef {import("../../host/supply.mjs").Supply} Supply */
/** @typedef {import("../../contract/supply.mjs").Errand} Errand */

/** @type {import("../engine.mjs").DoErrand} */
export async function doErrand(errand, supply, given) {
  const compiled = /** @type {WebAssembly.Module | undefined} */ (given);
  if (errand.what === "snapshot") return makeUnlessKept(supply, compiled);
  if (errand.what === "image") return makeAndKeep(errand, supply, compiled).catch((error) => console.info(`an image of ${errand.modules}: ${error}`));
  const { pyodide, archive } = await boot({ supply, compiled }, () => {});
  // A snapshot has those modules of the kernel that every start needs, and none of its files.
  if (archive) mount(pyodide, await supply.file(kernelOf(supply.base)).bytes);
  await archive?.arrive();
  const bench = pyodide.pyimport("worker.packages.unpacking");
  const unpacked = new Unpacked(pyodide, supply, bench.ROOT);
  for (const each of errand.wheels) await make(each, bench, unpacked);
  return undefined;
}

/**
 * Make an image of packages of the site's lock file. Their code runs with that, and nothing else.
 * @param {Extract<Errand, {what: "image"}>} errand @param {Supply} supply @param {WebAssembly.Module | undefined} compiled
 */
async function makeAndKeep({ key, wheels, modules }, supply, compiled) {
  const core = new Core({ supply, compiled }, () => {});
  const image = await makeImage({
    key,
    start: (preparation) => core.start(preparation),
    kernel: await core.bytes(KERNEL),
    load: async (pyodide) => {
      const tops = await loaded(wheels, new Packages(pyodide, supply, core.indexURL));
      // What is imported comes from the wheels, though a program may have named it.
      return modules.filter((each) => tops.includes(each.split(".")[0]));
    },
  });
  await supply.keep(IMAGE, image);
}

/** Have packages loaded; the names by which those that may be in an image can be imported. @param {string[]} wheels @param {Packages} packages */
async function loaded(wheels, packages) {
  const entries = Object.values(packages.lock).filter(({ sha256 }) => wheels.includes(sha256));
  const outcome = await packages.load(entries, () => {});
  const failed = outcome.find(({ state }) => state !== "loaded");
  if (failed) throw new Error(`${failed.name}: ${failed.cause}`);
  const others = entries.filter(({ name }) => !name.startsWith(OWN));
  return others.flatMap(({ imports = [] }) => imports.map((each) => each.split(".")[0]));
}

/** One that cannot be made keeps no other from it. @param {{wheel: string, modules: string[]}} wanted @param {any} bench @param {Unpacked} unpacked */
async function make({ wheel, modules }, bench, unpacked) {
  const locked = { sha256: wheel };
  try {
    // None of it will run; if some did, nothing else of this worker is kept.
    unpacked.supply.install(wheel);
    const isKept = (await unpacked.restore(locked)) !== undefined;
    if (!isKept && !bench.unpack(await bytesOf(wheel, unpacked.supply))) return;
    const fresh = bench.compile_modules(JSON.stringify(modules));
    if (!isKept || fresh) await unpacked.make(locked, JSON.parse(bench.files()));
  } catch (error) {
    console.info(`${wheel}: ${error}`);
  } finally {
    bench.clear();
  }
}

/** A wheel as it is kept, or as the site has it. @param {string} wheel @param {Supply} supply */
async function bytesOf(wheel, supply) {
  const kept = await supply.kept(wheel);
  if (kept) return kept;
  const [name, bundled] = Object.entries(SOURCES.packages).find(([, { sha256 }]) => sha256 === wheel) ?? [];
  if (!name || !bundled) throw new Error("it is not kept");
  const { path, size, sha256, integrity } = bundled;
  return supply.file({ name, url: new URL(path, supply.base).href, size, sha256, integrity }).bytes;
}
