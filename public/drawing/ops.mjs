/**
 * What a program says of its drawing, checked: whatever a worker posts, only known changes of known shape come out of
 * here. See worker/engines/pyodide/turtle/offthread_turtle/items.py for who says it.
 *
 *     ["new"]                                            an empty drawing
 *     ["w", left, top, width, height, colour, x1, y1, x2, y2]  the window, and the part of the plane that belongs to it
 *     ["k", title]                                       the window's name
 *     ["p", item, [x, y, …], fill, outline, width]       a polygon
 *     ["l", item, [x, y, …], colour, width]              a line
 *     ["t", item, x, y, text, colour, anchor, typeface, size, bold, italic, underlined]
 *     ["i", item, x, y, picture]                         a picture; 0 is none
 *     ["g", picture, type, base64]                       what a picture is
 *     ["r", item] ["b", item] ["x", item]                to the top, to the bottom, away
 *     ["focus"]                                          the program wants to hear keys
 *     ["hover"]                                          and of pointers without a button, and of wheels
 *     ["s", sound, base64]                               what a sound is
 *     ["y", sound, volume, loops]                        to be played, and so often again; -1 for ever
 *     ["h", sound]                                       to be played no longer
 *     ["v", sound, volume] ["q", sound, 1]               louder or softer; to wait, or with 0 to go on
 */

/** @typedef {any[]} Op */
/** @typedef {{at: number, ops: Op[]}} Batch  at: when the program did it, in milliseconds of its clock */

const FAR = 1_000_000;
const MOST_TEXT = 10_000;
const MOST_COORDS = 400_000;
const MOST_PICTURE = 2_800_000;
/** An op is small, or a picture or polygon: no message has more of them. */
const MOST_OPS = 500_000;

/** @param {unknown} value */
const isNumber = (value) => typeof value === "number" && value >= -FAR && value <= FAR;
/** @param {unknown} value */
const isCount = (value) => Number.isInteger(value) && /** @type {number} */ (value) >= 0 && /** @type {number} */ (value) <= 1e9;
/** @param {unknown} value  none is a colour that is not seen */
const isColour = (value) => value === "" || (typeof value === "string" && /^#[0-9a-f]{6}$/.test(value));
/** @param {unknown} value */
const isText = (value) => typeof value === "string" && value.length <= MOST_TEXT;
/** @param {unknown} value */
const isWidth = (value) => isNumber(value) && /** @type {number} */ (value) >= 0;
/** @param {unknown} value */
const isCoords = (value) => Array.isArray(value) && value.length >= 2 && value.length % 2 === 0 && value.length <= MOST_COORDS && value.every(isNumber);
/** @param {unknown} value */
const isFlag = (value) => value === 0 || value === 1;
/** @param {unknown} value */
const isSize = (value) => isNumber(value) && /** @type {number} */ (value) > 0 && /** @type {number} */ (value) <= 2000;
/** @param {unknown} value */
const isSide = (value) => isNumber(value) && /** @type {number} */ (value) >= 1 && /** @type {number} */ (value) <= 20_000;
/** @param {...string} words */
const among = (...words) => (/** @type {unknown} */ value) => typeof value === "string" && words.includes(value);

/** @param {unknown} value */
const isVolume = (value) => isWidth(value) && /** @type {number} */ (value) <= 1;
/** @param {unknown} value */
const isLoops = (value) => value === -1 || (isCount(value) && /** @type {number} */ (value) <= 1000);

const isAnchor = among("nw", "n", "ne", "w", "center", "e", "sw", "s", "se");
/** @param {unknown} value */
const isBase64 = (value) => typeof value === "string" && value.length <= MOST_PICTURE && /^[A-Za-z0-9+/=]*$/.test(value);

/** What follows the name of each kind of op. @type {Record<string, ((value: unknown) => boolean)[]>} */
const SHAPES = {
  new: [],
  focus: [],
  hover: [],
  s: [isCount, isBase64],
  y: [isCount, isVolume, isLoops],
  h: [isCount],
  v: [isCount, isVolume],
  q: [isCount, isFlag],
  w: [isNumber, isNumber, isSide, isSide, isColour, isNumber, isNumber, isNumber, isNumber],
  k: [isText],
  p: [isCount, isCoords, isColour, isColour, isWidth],
  l: [isCount, isCoords, isColour, isWidth],
  t: [isCount, isNumber, isNumber, isText, isColour, isAnchor, among("sans", "serif", "mono"), isSize, isFlag, isFlag, isFlag],
  i: [isCount, isNumber, isNumber, isCount],
  g: [isCount, among("image/gif", "image/png"), isBase64],
  r: [isCount],
  b: [isCount],
  x: [isCount],
};

/** @param {any} op @returns {op is Op} */
function isOp(op) {
  if (!Array.isArray(op) || typeof op[0] !== "string" || !Object.hasOwn(SHAPES, op[0])) return false;
  const shape = SHAPES[op[0]];
  return op.length === shape.length + 1 && shape.every((fits, at) => fits(op[at + 1]));
}

/** @param {any} batch @returns {Batch | undefined} */
function checked(batch) {
  if (!Array.isArray(batch) || typeof batch[0] !== "number" || !Number.isFinite(batch[0])) return undefined;
  return { at: batch[0], ops: batch.slice(1, MOST_OPS).filter(isOp) };
}

/** What a message says; what is not understood is left out. @param {Uint8Array} bytes @returns {Batch[]} */
export function read(bytes) {
  try {
    const said = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(said) ? said.map(checked).filter((each) => each !== undefined) : [];
  } catch {
    // No JSON: a program has posted past its library.
    return [];
  }
}
