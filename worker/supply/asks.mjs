/** What may be asked for, in shape and size: whatever comes over a port is checked here before anything is done. Pure. */
import { KEYS, MOST_ADDRESS, MOST_KEPT, MOST_MODULES, MOST_NAMES, MOST_PATH, MOST_TEXT, MOST_WHEELS } from "../contract/supply.mjs";

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

/** @param {Check} check @param {number} most @returns {Check} */
function list(check, most) {
  return (value) => Array.isArray(value) && value.length <= most && value.every(check);
}

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
  image: { id, imports: list(isName, MOST_NAMES), isCopied: maybe((value) => value === true) },
  get: { id, url: text(MOST_ADDRESS), now: maybe((value) => value === true), isCopied: maybe((value) => value === true) },
  aside: {},
  cancel: { id },
  dirty: {},
  host: { url: text(MOST_ADDRESS), isIndex: (value) => typeof value === "boolean" },
  install: { wheel: hash },
};

/** What may be wished for, in the same way. @type {Record<string, Record<string, Check>>} */
const WISHES = {
  snapshot: {},
  unpacked: { wheel: hash, modules: list(isModule, MOST_MODULES) },
  image: { wheels: list(hash, MOST_WHEELS), modules: list(isName, MOST_NAMES) },
};

/** @param {unknown} value */
function isKey(value) {
  return typeof value === "string" && value.length <= MOST_TEXT && KEYS.test(value);
}

/** The name of a module, as an import has it. @param {unknown} value */
function isName(value) {
  return typeof value === "string" && value.length <= MOST_PATH && /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(value);
}

/** The path of a Python file that does not lead out of its package. @param {unknown} value */
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
  const fields = ask === "errand" ? fieldsOf(given.get("what"), WISHES, given) : fieldsOf(ask, SHAPES, given);
  return fields && /** @type {Ask} */ ({ ask, ...(ask === "errand" ? { what: given.get("what") } : {}), ...fields });
}

/**
 * The fields that something of a kind may have, if all are as they must be.
 * @param {unknown} kind @param {Record<string, Record<string, Check>>} shapes @param {Map<string, unknown>} given
 */
function fieldsOf(kind, shapes, given) {
  if (typeof kind !== "string" || !Object.hasOwn(shapes, kind)) return undefined;
  const shape = Object.entries(shapes[kind]);
  if (!shape.every(([name, check]) => check(given.get(name)))) return undefined;
  return Object.fromEntries(shape.filter(([name]) => given.get(name) !== undefined).map(([name]) => [name, given.get(name)]));
}

/** The number by which a request that is none can be answered. @param {unknown} data @returns {number | undefined} */
export function idOf(data) {
  const given = typeof data === "object" && data !== null ? Object.getOwnPropertyDescriptor(data, "id")?.value : undefined;
  return id(given) ? given : undefined;
}
