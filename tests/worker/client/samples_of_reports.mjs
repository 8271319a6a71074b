/** A good report of each kind, for a run with the number 1. */
import { KINDS } from "#generated/protocol.mjs";

const EMPTY = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

const CAPABILITIES = {
  site: "1", engine: "cpython", isolated: true, stop: "shared memory", input: "shared memory", packages: true, files: true,
  displays: true, translates: false, console: true, variables: true, await: true, suspends: true, guards: true, start: "snapshot",
};

const PLACE = { file: "main.py", line: 1, source: "x", column: 1, end_column: 2 };

/** @type {Record<string, () => any>} */
export const GOOD = {
  [KINDS.PROGRESS]: () => ({ file: "a.wasm", loaded: 1, total: 2, all_loaded: 3, all_total: 4, source: "site" }),
  [KINDS.READY]: () => ({ python: "3.14.2", engine: "Pyodide 1", ms: 0.5, capabilities: { ...CAPABILITIES }, compiled: EMPTY }),
  [KINDS.FAILED]: () => ({ reason: "no", file: "a", fix: "press" }),
  [KINDS.CRASHED]: () => ({ reason: "no", id: 1 }),
  [KINDS.STARTED]: () => ({ id: 1, incomplete: true }),
  [KINDS.OUTPUT]: () => ({ id: 1, seq: 1, chunks: ["stdout", "a\n", "stderr", "b\udc80"], token: "blob:1", read: 1 }),
  [KINDS.DISPLAY]: () => ({
    id: 1, seq: 1, mime: "image/png", data: new Uint8Array(9), text: "[a]", alt: "a", name: "a.png", width: 1, height: 2, slot: "s", token: "blob:1", read: 1,
  }),
  [KINDS.DRAWING]: () => ({ id: 1, seq: 1, ops: new Uint8Array(9), pixels: new Uint8Array(8), width: 2, token: "blob:1", read: 1 }),
  [KINDS.COMMS]: () => ({ id: 1, seq: 1, root: "a", data: new Uint8Array(9), buffers: [new Uint8Array(2)], token: "blob:1", read: 1 }),
  [KINDS.PACKAGE]: () => ({
    id: 1, name: "numpy", version: "2", loaded: 1, total: 2, all_loaded: 3, all_total: 4, source: "site", state: "failed", cause: "no", why: "other",
  }),
  [KINDS.INSTALLED]: () => ({ packages: [{ name: "numpy", version: "2", size: 3, source: "site" }], known: ["numpy", "attrs"] }),
  [KINDS.WAITING]: () => ({ id: 1, prompt: "? ", secret: false, ask: 1, read: 0 }),
  [KINDS.RESULT]: () => ({ id: 1, repr: "1", shown: true }),
  [KINDS.ERROR]: () => ({ id: 1, name: "E", message: "m", traceback: "t", hint: "h", lacks: "l", owners: ["cpython"], maybe: true, wants: "lxml", ...PLACE }),
  [KINDS.FILES]: () => ({ changed: ["a.txt", new Uint8Array(3)], removed: ["b.txt"], kept: ["c.txt", "it is too large"], round: 1 }),
  [KINDS.DONE]: () => ({ id: 1, status: "ok", ms: 1.5, heap: 1024, spoilt: true }),
  [KINDS.REFUSED]: () => ({ reason: "no", id: 1 }),
  [KINDS.COMPLETION]: () => ({ id: 1, names: ["print"], length: 2 }),
  [KINDS.TRANSLATION]: () => ({ id: 1, code: "1", lines: [0, 1], problem: "no", line: 1 }),
  [KINDS.VARIABLES]: () => ({ id: 1, rows: ["n", "int", "", "1", ""], values: 1, functions: 0, modules: 0, problem: "slow" }),
  [KINDS.TABLE]: () => ({ id: 1, columns: ["a"], numbers: "n", labels: ["0"], cells: ["1"], rows: 1, width: 1, problem: "gone" }),
  [KINDS.CSV]: () => ({ id: 1, data: new Uint8Array(3), next: 1, rows: 1, problem: "busy" }),
};

/** @param {string} type @param {object} [fields] @returns {any} */
export const good = (type, fields = {}) => ({ type, ...GOOD[type](), ...fields });
