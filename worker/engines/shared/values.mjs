/**
 * Values on their way from an engine to the page: the tagged lists that `crossing.py` makes become
 * JavaScript values that can be cloned.
 */

/** @typedef {any[]} Tagged  a tag and what belongs to it */

/** Typed arrays by the type codes of Python's `array`. @type {Record<string, any>} */
const ARRAYS = {
  b: Int8Array, B: Uint8Array, h: Int16Array, H: Uint16Array, i: Int32Array, I: Uint32Array,
  l: Int32Array, L: Uint32Array, q: BigInt64Array, Q: BigUint64Array, f: Float32Array, d: Float64Array,
};

/** @type {Record<string, (rest: any[], known: unknown[]) => unknown>} */
const MAKERS = {
  none: () => undefined,
  bool: ([text]) => text === "1",
  int: ([digits]) => (Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits)),
  float: ([text]) => number(text),
  str: ([text]) => text,
  bytes: ([hex]) => unhexed(hex),
  array: ([code, items]) => ARRAYS[code].from(items, code === "q" || code === "Q" ? BigInt : number),
  js: ([value]) => clonable(value),
  ref: ([index], known) => known[Number(index)],
  list: ([items], known) => fill(known, [], (made) => made.push(...items.map((/** @type {Tagged} */ each) => valueOf(each, known)))),
  set: ([items], known) => fill(known, new Set(), (made) => items.forEach((/** @type {Tagged} */ each) => made.add(valueOf(each, known)))),
  map: ([items], known) => fill(known, new Map(), (made) => pairs(items, (key, value) => made.set(valueOf(key, known), valueOf(value, known)))),
  dict: ([items], known) => fill(known, {}, (made) => pairs(items, (key, value) => void (made[key[1]] = valueOf(value, known)))),
};

/**
 * The value, or its repr if it cannot cross.
 * @param {() => unknown} value  gives the value @param {string} repr
 */
export function encoded(value, repr) {
  try {
    const made = value();
    structuredClone(made);
    return made;
  } catch {
    return repr;
  }
}

/** A JavaScript value, or its text if it cannot be cloned. @param {unknown} value */
function clonable(value) {
  try {
    return structuredClone(value);
  } catch {
    return String(value);
  }
}

/** @param {Tagged} tagged @returns {unknown} */
export function untagged(tagged) {
  return valueOf(tagged, []);
}

/** @param {Tagged} tagged @param {unknown[]} known  the containers so far, in the order in which they were met */
function valueOf([tag, ...rest], known) {
  return MAKERS[tag](rest, known);
}

/** @template T @param {unknown[]} known @param {T} made @param {(made: any) => void} how */
function fill(known, made, how) {
  known.push(made);
  how(made);
  return made;
}

/** @param {any[]} items  key, value, key, value, … @param {(key: any, value: any) => void} take */
function pairs(items, take) {
  for (let at = 0; at < items.length; at += 2) take(items[at], items[at + 1]);
}

/** @param {string} text  as Python writes a number */
function number(text) {
  return Number(text.replace("inf", "Infinity"));
}

/** @param {string} hex */
function unhexed(hex) {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}
