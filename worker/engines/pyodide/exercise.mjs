/**
 * Has the browser keep the code that it compiles of Python, in a worker of its own that ends with that. V8 writes
 * down what it has compiled of a wasm file when that is a megabyte of optimised code, and gives it back to later
 * visits: they need not compile it again. See docs/decisions/0041-code-that-the-browser-keeps.md.
 */
import { Download } from "../../host/fetching.mjs";
import { boot } from "./boot.mjs";
import { kernelOf } from "./core.mjs";
import { mount } from "./snapshot_maker.mjs";

/** The name of a worker that is to exercise. */
export const NAME = "offthread exercise";

/** Milliseconds without new code after which V8 writes down the rest, and some for the writing. */
const SETTLE_MS = 3000;

/** Exercise, and tell the page when it is done. @param {string} base  the site's address */
export async function exercise(base) {
  const { pyodide } = await boot({ base }, () => {});
  mount(pyodide, await new Download(kernelOf(base), () => {}).bytes);
  for (const part of pyodide.pyimport("worker.kernel.exercise").PARTS) {
    part();
    // V8 asks this thread for what it is to write down.
    await pause(0);
  }
  await pause(SETTLE_MS);
  self.postMessage({ type: "exercised" });
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
