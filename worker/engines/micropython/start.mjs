/** The MicroPython engine: the same build that runs the page's own Python, in a worker of its own. */
import { SITE } from "#generated/site.mjs";
import { addressOf } from "../../host/address.mjs";
import { Desk } from "../shared/desk.mjs";
import { Host } from "../shared/host.mjs";
import { Batch, inTime } from "../shared/batch.mjs";
import { MicroPython } from "./interpreter.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */

/** Bytes of memory that programs have. */
const HEAP_BYTES = 64 << 20;

/** @type {import("../engine.mjs").StartEngine} */
export async function startEngine(base, options, post, supply) {
  const began = performance.now();
  const { folder, files } = SITE.engines.micropython;
  const batch = new Batch(new URL(`${folder}/`, base).href, files, supply, post);
  const bytes = await batch.all();
  const module = addressOf(bytes["micropython.mjs"], "text/javascript");
  const wasm = addressOf(bytes["micropython.wasm"], "application/wasm");
  try {
    const { loadMicroPython } = await import(/* webpackIgnore: true */ module);
    const python = await inTime(loadMicroPython({ url: wasm, heapsize: HEAP_BYTES }), "micropython.wasm");
    const desk = new Desk(options, post);
    supply.meet(desk.courier);
    const host = new Host(new MicroPython(python, desk), desk, post);
    // Nothing that this engine makes is kept.
    supply.dirty();
    host.ready(performance.now() - began);
    return host;
  } finally {
    for (const url of [module, wasm]) URL.revokeObjectURL(url);
  }
}
