/**
 * The shape of a report: what a worker has said becomes a fresh plain object of known fields, each of its type and
 * within its bounds, or a Breach. By the tables of `worker/protocol.py` and `worker/contract/bounds.py`; it knows no
 * report by itself, and not which may come now: that is for `gate.mjs`.
 *
 * It looks at a length before it looks at what has it, so that nothing beyond a bound is walked through.
 */
import { BOUNDS, MOST_INT, MOST_NUMBER, SHORT } from "#generated/bounds.mjs";
import { REPORTS } from "#generated/protocol.mjs";

/** @typedef {{type: string, [field: string]: any}} Checked */
/** @typedef {{text?: number, words?: string[], bytes?: number, list?: number, of?: Bound[], all?: number, record?: Record<string, string>, either?: Bound[], module?: boolean, value?: boolean, int?: boolean}} Bound  see bounds.py */
/** @typedef {{left: number}} Room  characters and bytes that a list may still hold */

/** Characters that are shown of what should have been a kind. */
const SHOWN = 40;

/** @type {Record<string, Record<string, Bound>>} */
const bounds = /** @type {any} */ (BOUNDS);
/** @type {Record<string, Record<string, string>>} */
const reports = REPORTS;

/** A message that breaks the contract, and how, in a sentence without its full stop. */
export class Breach extends Error {}

/** @param {unknown} data  what a worker has posted @returns {Checked} a fresh one @throws {Breach} */
export function checked(data) {
  if (!isPlain(data)) throw new Breach("a message must be a plain object {type, …}");
  const { type } = data;
  if (typeof type !== "string" || !Object.hasOwn(reports, type)) throw new Breach(`unknown message type ${shown(type)}`);
  return /** @type {Checked} */ (record(type, data, reports[type], bounds[type] ?? {}, { type }));
}

/** How many characters and bytes there are in the fields of a report, about. @param {unknown} value @returns {number} */
export function sizeOf(value) {
  if (typeof value === "string") return value.length;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + sizeOf(each), 0);
  return 0;
}

/** @param {any} value @returns {value is Record<string, any>} */
function isPlain(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/**
 * @param {string} kind @param {any} data @param {Record<string, string>} types @param {Record<string, Bound>} limits
 * @param {Record<string, unknown>} made  what the fields are put into; its own ones may be there, too
 * @param {Room} [room]
 */
function record(kind, data, types, limits, made, room) {
  for (const name of Object.keys(data)) {
    if (!Object.hasOwn(types, name) && !Object.hasOwn(made, name)) throw new Breach(`${kind}: unknown field ${shown(name)}`);
  }
  for (const [name, wanted] of Object.entries(types)) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    const type = wanted.replace("?", "");
    if (value !== undefined) made[name] = field(`${kind}: field '${name}'`, value, type, limits[name], room);
    else if (type === wanted) throw new Breach(`${kind}: field '${name}' is missing`);
  }
  return made;
}

/** @param {string} where @param {unknown} value @param {string} type @param {Bound | undefined} bound @param {Room} [room] */
function field(where, value, type, bound, room) {
  if (type === "str") return bounded(where, value, bound ?? { text: SHORT }, room);
  if (type === "int") return bounded(where, value, { int: true });
  if (type === "bool" && typeof value === "boolean") return value;
  if (type === "number" && typeof value === "number" && value >= 0 && value <= MOST_NUMBER) return value;
  if (bound) return bounded(where, value, bound, room);
  throw new Breach(`${where} must be of type ${type}`);
}

/** @param {string} where @param {any} value @param {Bound} bound @param {Room} [room] @returns {unknown} */
function bounded(where, value, bound, room) {
  if (bound.value) return value;
  if (bound.either) return bounded(where, value, either(value, bound.either), room);
  if (bound.list !== undefined) return list(where, value, bound);
  if (bound.record) return fields(where, value, bound.record, room);
  const wrong = problem(value, bound);
  if (wrong) throw new Breach(`${where} ${wrong}`);
  if (room && (room.left -= sizeOf(value)) < 0) throw new Breach(`${where} holds too much altogether`);
  return value;
}

/** @param {unknown} value @param {Bound[]} choice */
const either = (value, choice) => choice.find(({ text }) => (text !== undefined) === (typeof value === "string")) ?? choice[0];

/** @param {string} where @param {any} value @param {Record<string, string>} types @param {Room} [room] */
function fields(where, value, types, room) {
  if (!isPlain(value)) throw new Breach(`${where} must be a plain object`);
  return record(where, value, types, {}, {}, room);
}

/** @param {string} where @param {any} value @param {Bound} bound */
function list(where, value, { list: most = 0, of = [], all = Infinity }) {
  if (!Array.isArray(value)) throw new Breach(`${where} must be of type list`);
  if (value.length > most) throw new Breach(`${where} has more than ${most} items`);
  if (value.length % of.length) throw new Breach(`${where} lacks its last item`);
  const room = { left: all };
  const made = [];
  for (let at = 0; at < value.length; at += 1) made.push(bounded(`${where}, item ${at},`, value[at], of[at % of.length], room));
  return made;
}

/** What is wrong with a single value. @param {unknown} value @param {Bound} bound @returns {string} */
function problem(value, { text, words, bytes, int }) {
  if (text !== undefined) return textProblem(value, text);
  if (words) return typeof value === "string" && words.includes(value) ? "" : `must be one of ${words.join(", ")}`;
  if (bytes !== undefined) return bytesProblem(value, bytes);
  if (int) return Number.isInteger(value) ? intProblem(/** @type {number} */ (value)) : "must be of type int";
  return value instanceof WebAssembly.Module ? "" : "must be a WebAssembly.Module";
}

/** @param {unknown} value @param {number} most */
function textProblem(value, most) {
  if (typeof value !== "string") return "must be of type str";
  return value.length > most ? `is longer than ${most} characters` : "";
}

/** Memory that others share could change after this look. @param {unknown} value @param {number} most */
function bytesProblem(value, most) {
  if (!(value instanceof Uint8Array && value.buffer instanceof ArrayBuffer)) return "must be a Uint8Array";
  return value.buffer.byteLength > most ? `is longer than ${most} bytes` : "";
}

/** @param {number} value */
const intProblem = (value) => (value >= 0 && value <= MOST_INT ? "" : `must be within 0 and ${MOST_INT}`);

/** @param {unknown} value */
const shown = (value) => (typeof value === "string" ? `'${value.slice(0, SHOWN)}'` : typeof value);
