/** How the drop-in worker tells the page of an exception: what it was, where in the script, and what to do. */
import * as KINDS from "#generated/kinds.mjs";

/** @typedef {Extract<import("./connection.mjs").Report, {type: typeof KINDS.ERROR}>} ErrorReport */

/**
 * error: the traceback, or what went wrong in a sentence; the others only of an exception: its type, the line of the
 * script from 1, the whole traceback, and a hint if there is one.
 * @typedef {{error: string, name?: string, line?: number, traceback?: string, hint?: string}} Failure
 */

/** A place in a script and, below it, the line as it was run. */
const PLACE = /^[ |]*File "main\.py", line (\d+)(?:, in (\w+)$)?.*\n?[ |]*(.*)/gm;

/** Where the parts of an exception group begin. */
const PARTS = /^ *\+-\+-+ 1 -/m;

/** @param {ErrorReport} report @param {string} code  the script @returns {Failure} */
export function failureOf({ name, message, traceback, hint }, code) {
  const line = lineOf(traceback, `${name}: ${message}`, code);
  return { error: traceback, name, ...(line ? { line } : {}), traceback, ...(hint ? { hint } : {}) };
}

/**
 * The last place in this script: functions of earlier ones have the same file's name, but other lines.
 * @param {string} traceback @param {string} said  what it ends with @param {string} code  the script
 */
function lineOf(traceback, said, code) {
  const lines = code.split(/\r\n?|\n/);
  const [whole] = traceback.split(PARTS, 1);
  const end = whole.lastIndexOf(said);
  const places = [...(end < 0 ? whole : whole.slice(0, end)).matchAll(PLACE)];
  const own = places.findLast(([, number, where, text]) => isLine(lines[Number(number) - 1], text) && isThere(where, code));
  return own && Number(own[1]);
}

/** Small engines show the lines of this script for places in others. @param {string | undefined} where  a function's name, or a class's @param {string} code */
const isThere = (where, code) => !where || new RegExp(`\\b(def|class)\\s+${where}\\b`).test(code);

/** @param {string | undefined} line @param {string} text  what a traceback shows of it, if anything */
const isLine = (line, text) => line !== undefined && (!text.trim() || line.trim() === text.trim());
