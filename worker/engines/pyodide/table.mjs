/**
 * The table of an instance's functions, by whose numbers the memory of an interpreter calls them: a snapshot fits only
 * where each number means the same function. Emscripten looks a function up by its JavaScript object, and appends
 * what it does not find. JavaScriptCore has one object for an export and another for the same function in the table:
 * there, about 970 would be appended that are in it already, and all numbers after them would be others.
 *
 * One slot is the instance's own: CPython's trampoline, which is the last one, and which Pyodide leaves out on iPhones
 * and iPads, where it may not be made.
 */

const TABLE = "__indirect_function_table";

/**
 * Where exports lie in the table: names, a blank between two, and the slot of each.
 * @typedef {{names: string, slots: number[]}} Places
 */

/** The table of an instance, which brings it along, or has it from Emscripten. @param {WebAssembly.Exports} exports @param {any} [env]  what was imported @returns {WebAssembly.Table} */
export function tableOf(exports, env) {
  return /** @type {WebAssembly.Table} */ (exports[TABLE] ?? env[TABLE]);
}

/** Take down where they lie; nothing where that cannot be told. @param {WebAssembly.Exports} exports @param {WebAssembly.Table} [table] @returns {Places} */
export function placesOf(exports, table = tableOf(exports)) {
  const slots = new Map(Array.from({ length: table.length }, (_, at) => [table.get(at), at]));
  const found = Object.entries(exports).filter(([, each]) => typeof each === "function" && slots.has(each));
  return { names: found.map(([name]) => name).join(" "), slots: found.map(([, each]) => /** @type {number} */ (slots.get(each))) };
}

/** Whether an export is the same object as that function in the table, by which Emscripten finds its number. @param {WebAssembly.Exports} exports @param {WebAssembly.Table} table */
export function isOneObject(exports, table) {
  const all = new Set(Object.values(exports));
  for (let at = 0; at < table.length; at++) if (all.has(table.get(at))) return true;
  return false;
}

/**
 * The instance, with those of its functions that are in the table as the table has them.
 * @param {WebAssembly.Instance} instance @param {Places} places @param {WebAssembly.Table} [table] @returns {{exports: WebAssembly.Exports}}
 */
export function aligned(instance, { names, slots }, table = tableOf(instance.exports)) {
  const { exports } = instance;
  const all = names.split(" ");
  if (!slots.length || exports[all[0]] === table.get(slots[0])) return instance;
  return { exports: { ...exports, ...Object.fromEntries(all.map((name, at) => [name, table.get(slots[at])])) } };
}

/** How many functions there are, without the trampoline. @param {any} module  Emscripten's */
export function lengthOf(module) {
  return module.wasmTable.length - (trampoline(module).slot ? 1 : 0);
}

/**
 * Where the memory has the slot of the trampoline, as a number of a word, and the slot; 0 if there is none.
 * @param {any} module  Emscripten's @returns {{word: number, slot: number}}
 */
export function trampoline({ HEAP32: words, __PyRuntime: runtime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset }) {
  if (!offset) return { word: 0, slot: 0 };
  const word = (runtime + words[offset / 4]) / 4;
  return { word, slot: words[word] };
}
