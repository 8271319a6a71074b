/**
 * Functions of JavaScript as functions of WebAssembly. Emscripten makes a module of each one that C takes the address of,
 * up to 280 of them at each start, one after the other; here one module has them all. What it finds in its table is a
 * function of WebAssembly then, which it puts there as it is. Pure: it knows no interpreter.
 *
 * The bytes are those of https://webassembly.github.io/spec/core/binary/modules.html.
 */

/** A function as Emscripten writes it down: its result, then its parameters. @typedef {Function & {sig?: string, stub?: boolean}} Signed */

/** Types by the letters of a signature. @type {Record<string, number>} */
const TYPES = { i: 0x7f, p: 0x7f, j: 0x7e, f: 0x7d, d: 0x7c, e: 0x6f };

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const [TYPE_SECTION, IMPORT_SECTION, EXPORT_SECTION] = [1, 2, 7];
const FUNCTION = 0;
const FUNCTION_TYPE = 0x60;

/** What a module takes the address of. */
const ADDRESSES = "GOT.func";

/**
 * Put functions of WebAssembly in the place of those whose addresses a module takes.
 * @param {WebAssembly.Module} module @param {Record<string, Signed>} functions  by the names that it imports
 */
export function addressable(module, functions) {
  const taken = WebAssembly.Module.imports(module).filter((each) => each.module === ADDRESSES);
  const names = taken.map(({ name }) => name).filter((name) => isPlain(functions[name]));
  const thunks = thunksOf(names.map((name) => functions[name]));
  for (const name of names) functions[name] = /** @type {Signed} */ (thunks.get(functions[name]));
}

/**
 * The functions of WebAssembly that call these: one for each, whatever number of names it has, since an address is
 * looked up by the function. @param {Signed[]} functions @returns {Map<Signed, Function>}
 */
export function thunksOf(functions) {
  const each = [...new Set(functions)];
  const module = new WebAssembly.Module(bytesOf(each.map(({ sig = "v" }) => sig)));
  const { exports } = new WebAssembly.Instance(module, { "": Object.fromEntries(each.entries()) });
  return new Map(each.map((one, at) => [one, /** @type {Function} */ (exports[at])]));
}

/** Whether it is one of JavaScript whose types are known. @param {Signed | undefined} found */
function isPlain(found) {
  return typeof found === "function" && !found.stub && typeof found.sig === "string" && /^[vipjfde][ipjfde]*$/.test(found.sig);
}

/** A module that imports functions of these signatures by their places, and exports them. @param {string[]} signatures */
function bytesOf(signatures) {
  const kinds = [...new Set(signatures)];
  const imports = signatures.map((each, at) => [0, ...text(at), FUNCTION, ...number(kinds.indexOf(each))]);
  const exports = signatures.map((_, at) => [...text(at), FUNCTION, ...number(at)]);
  return new Uint8Array([
    ...HEADER,
    ...section(TYPE_SECTION, kinds.map(typeOf)),
    ...section(IMPORT_SECTION, imports),
    ...section(EXPORT_SECTION, exports),
  ]);
}

/** @param {string} signature */
function typeOf([result, ...parameters]) {
  const results = result === "v" ? [] : [TYPES[result]];
  return [FUNCTION_TYPE, ...number(parameters.length), ...parameters.map((each) => TYPES[each]), results.length, ...results];
}

/** @param {number} kind @param {number[][]} items */
function section(kind, items) {
  const content = [...number(items.length), ...items.flat()];
  return [kind, ...number(content.length), ...content];
}

/** @param {number} place */
function text(place) {
  const digits = [...String(place)].map((each) => each.charCodeAt(0));
  return [digits.length, ...digits];
}

/** LEB128. @param {number} value @returns {number[]} */
function number(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}
