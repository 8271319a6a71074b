/**
 * The JavaScript end of the message contract: checks a message by the tables that the build makes of
 * `worker/protocol.py`. It knows no message by itself.
 */
import { COMMANDS, REPORTS } from "#generated/protocol.mjs";

/** @typedef {{type: string, [field: string]: unknown}} Message */
/** @typedef {Record<string, Record<string, string>>} Table */

/** @type {Record<string, (value: unknown) => boolean>} */
const FITS = {
  any: () => true,
  str: (value) => typeof value === "string",
  int: (value) => Number.isInteger(value),
  number: (value) => typeof value === "number",
  bool: (value) => typeof value === "boolean",
  list: (value) => Array.isArray(value),
  object: (value) => typeof value === "object" && value !== null,
};

/**
 * Say in a sentence what is wrong with a message, or nothing if it keeps the contract.
 * @param {Table} table
 * @param {any} message
 * @returns {string | undefined}
 */
function problem(table, message) {
  if (typeof message !== "object" || message === null) return "a message must be an object {type, …}";
  const kind = message.type;
  if (typeof kind !== "string" || !Object.hasOwn(table, kind)) return `unknown message type ${describe(kind)}`;
  const fields = table[kind];
  for (const name of Object.keys(message)) {
    if (name !== "type" && !Object.hasOwn(fields, name)) return `${kind}: unknown field '${name}'`;
  }
  for (const [name, wanted] of Object.entries(fields)) {
    const type = wanted.replace("?", "");
    if (!(name in message)) {
      if (type === wanted) return `${kind}: field '${name}' is missing`;
    } else if (!FITS[type](message[name])) {
      return `${kind}: field '${name}' must be of type ${type}`;
    }
  }
  return undefined;
}

/** @param {unknown} kind */
function describe(kind) {
  return typeof kind === "string" ? `'${kind}'` : String(kind);
}

/** @param {unknown} message */
export const commandProblem = (message) => problem(COMMANDS, message);

/** @param {unknown} message */
export const reportProblem = (message) => problem(REPORTS, message);
