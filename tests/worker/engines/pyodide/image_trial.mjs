/**
 * Makes images with a real Pyodide, and starts from them: `node image_trial.mjs make|play|normal PLAN`, the plan as JSON.
 * Prints what came of it as a line of JSON.
 */
import { readFile, writeFile } from "node:fs/promises";
import { starter } from "../../../../tools/build/interpreter.mjs";
import { hasStackSwitching } from "../../../../worker/contract/probes.mjs";
import { keyOf } from "../../../../worker/supply/image_key.mjs";
import { makeImage } from "../../../../worker/engines/pyodide/image/maker.mjs";
import { Player } from "../../../../worker/engines/pyodide/image/player.mjs";
import { mount } from "../../../../worker/engines/pyodide/snapshot_maker.mjs";

const [what, text] = process.argv.slice(2);
const { folder, kernel, image, packages, modules, codes, spoil, times = 1 } = JSON.parse(text);
const key = keyOf({ pyodide: folder, kernel, wheels: packages, modules, switches: hasStackSwitching() });

const start = starter(folder);

async function install(pyodide) {
  await pyodide.loadPackage(packages, { messageCallback() {} });
  return modules;
}

async function bare() {
  const pyodide = await start({ options: { env: { PYTHONHASHSEED: "0", LANG: "en_US.UTF-8" } } });
  mount(pyodide, new Uint8Array(await readFile(kernel)));
  // As where an image is made, which has the hashes of that alone.
  pyodide.runPython("import os; os.environ.pop('PYTHONHASHSEED', None)");
  return pyodide;
}

async function normal() {
  const pyodide = await bare();
  await install(pyodide);
  return pyodide;
}

/** From the image, spoiled or not. */
async function restored() {
  const bytes = new Uint8Array(await readFile(image));
  if (spoil?.at !== undefined) bytes[spoil.at] ^= 255;
  const read = spoil?.cut ? bytes.slice(0, -spoil.cut) : bytes;
  const player = new Player({ bytes: Promise.resolve(read), key: spoil?.key ?? key, checked: Promise.resolve(true) });
  if (spoil?.head) Object.assign((await player.packed).head, spoil.head);
  const pyodide = await start({ options: player.options, prepare: (settings) => player.prepare(settings), serve: (module) => player.serve(module) });
  await player.finish(pyodide);
  pyodide.pyimport("worker.kernel.snapshot").renew();
  return pyodide;
}

/** Each code's result, and what JavaScript knows to be loaded. */
async function told(pyodide) {
  const all = [];
  for (const code of codes) all.push(String(await pyodide.runPythonAsync(code)));
  return { results: all, loaded: Object.keys(pyodide.loadedPackages).sort() };
}

async function begun() {
  if (what === "normal") return normal();
  return restored().catch(async (error) => {
    if (error.constructor.name !== "ImageError") throw error;
    causes.push(error.message);
    return bare();
  });
}

const causes = [];
const starts = [];
let size = 0;
if (what === "make") {
  const made = await makeImage({ start, kernel: new Uint8Array(await readFile(kernel)), load: install, key });
  await writeFile(image, made);
  size = made.length;
}
const milliseconds = [];
for (let at = 0; at < (what === "make" ? 0 : times); at++) {
  const began = performance.now();
  const pyodide = await begun();
  if (!causes.length) pyodide.runPython(`import ${modules.join(",")}`);
  milliseconds.push(performance.now() - began);
  starts.push(await told(pyodide));
}
process.stdout.write(`\n${JSON.stringify({ size, causes, starts, milliseconds })}\n`);
// Pyodide keeps Node alive.
process.exit(0);
