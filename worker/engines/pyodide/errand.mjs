/**
 * What a worker does that is made for later visits alone, and in which no program ever runs: it makes a snapshot, or
 * unpacks packages from their kept wheels and compiles some of their modules. What it is told to make may be the word
 * of a program, so it says nothing here but which of the wheels' own files are worth compiling.
 */
import { boot } from "./boot.mjs";
import { SOURCES } from "./packages.mjs";
import { Unpacked } from "./unpacked.mjs";
import { makeUnlessKept } from "./visit.mjs";

/** @typedef {import("../../host/supply.mjs").Supply} Supply */

/** @type {import("../engine.mjs").DoErrand} */
export async function doErrand(errand, supply, given) {
  const compiled = /** @type {WebAssembly.Module | undefined} */ (given);
  if (errand.what === "snapshot") return makeUnlessKept(supply, compiled);
  const { pyodide, archive } = await boot({ supply, compiled }, () => {});
  await archive?.arrive();
  const bench = pyodide.pyimport("worker.packages.unpacking");
  const unpacked = new Unpacked(pyodide, supply, bench.ROOT);
  for (const each of errand.wheels) await make(each, bench, unpacked);
  return undefined;
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
