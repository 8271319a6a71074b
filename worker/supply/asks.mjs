/** What may be asked for, in shape and size: whatever comes over a port is checked here before anything is done. Pure. */
import { KEYS, MOST_ADDRESS, MOST_KEPT, MOST_MODULES, MOST_PATH, MOST_TEXT } from "../contract/supply.mjs";

/** @typedef {import("../contract/supply.mjs").Ask} Ask */
/** @typedef {(value: unknown) => boolean} Check */

/** @param {number} most @returns {Check} */
const text = (most) => (value) => typeof value === "string" && value.length <= most;
/** @type {Check} */
const id = (value) => Number.isSafeInteger(value) && Number(value) > 0;
/** @param {Check} check @returns {Check} */
const maybe = (check) => (value) => value === undefined || check(value);

/** @type {Check} */
const hash = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

/** @type {Record<string, Record<string, Check>>} by what is asked for: the fields, and what each must be */
const SHAPES = {
  file: {
    id,
    name: text(MOST_ADDRESS),
    url: text(MOST_ADDRESS),
    size: maybe((value) => Number.isSafeInteger(value) && Number(value) >= 0),
    sha256: maybe(hash),
    type: maybe(text(MOST_TEXT)),
    accept: maybe(text(MOST_TEXT)),
    cache: maybe((value) => value === "reload"),
  },
  kept: { id, key: isKey },
  keep: { id, key: isKey, content: isContent },
  drop: { id, key: isKey },
  get: { id, url: text(MOST_ADDRESS), now: maybe((value) => value === true) },
  aside: {},
  cancel: { id },
  dirty: {},
  host: { url: text(MOST_ADDRESS), isIndex: (value) => typeof value === "boolean" },
  install: { wheel: hash },
  errand: { what: (value) => value === "snapshot" || value === "unpacked", wheel: maybe(hash), modules: maybe(isModules) },
};

/** @param {unknown} value */
function isKey(value) {
  return typeof value === "string" && value.length <= MOST_TEXT && KEYS.test(value);
}

/** Paths of Python files, of which none leads out of its package. @param {unknown} value */
function isModules(value) {
  return Array.isArray(value) && value.length <= MOST_MODULES && value.every(isModule);
}

/** @param {unknown} value */
function isModule(value) {
  if (typeof value !== "string" || value.length > MOST_PATH || !value.endsWith(".py") || /[\\\0]/.test(value)) return false;
  return value.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** @param {unknown} value */
function isContent(value) {
  if (value instanceof Blob) return value.size <= MOST_KEPT;
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength <= MOST_KEPT;
}

/**
 * What came over a port as a request with the fields that it may have and no others, or nothing if it is none.
 * @param {unknown} data @returns {Ask | undefined}
 */
export function askOf(data) {
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype) return undefined;
  const given = new Map(Object.entries(data));
  const ask = given.get("ask");
  if (typeof ask !== "string" || !Object.hasOwn(SHAPES, ask)) return undefined;
  const shape = Object.entries(SHAPES[ask]);
  if (!shape.every(([name, check]) => check(given.get(name)))) return undefined;
  const fields = shape.filter(([name]) => given.get(name) !== undefined).map(([name]) => [name, given.get(name)]);
  const made = /** @type {Ask} */ ({ ask, ...Object.fromEntries(fields) });
  return made.ask === "errand" && made.what === "unpacked" && !(made.wheel && made.modules) ? undefined : made;
}

/** The number by which a request that is none can be answered. @param {unknown} data @returns {number | undefined} */
export function idOf(data) {
  const given = typeof data === "object" && data !== null ? Object.getOwnPropertyDescriptor(data, "id")?.value : undefined;
  return id(given) ? given : undefined;
}
