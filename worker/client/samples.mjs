/**
 * The messages of the drop-in worker's page: those of Pyodide's documentation in its three eras. The oldest is
 * `{python, ...data}`, later it has an `id`, too, and of late it is `{id, python, context}`.
 */
import { dedent } from "./dedent.mjs";

/** @typedef {import("./failure.mjs").Failure} Failure */
/** @typedef {{value?: unknown} | Failure} Outcome */

const NO_SCRIPT = "The message needs a key 'python' with the script as a string.";
const NO_TYPE =
  "There are no messages of this type: the types are 'stop', 'input' and 'capabilities'. A script needs the key 'python', as a string.";
const NO_QUESTION = "No script is waiting for input.";

/** Tell whether a message brings a script. @param {any} data */
export function isScript(data) {
  return typeof data === "object" && data !== null && typeof data.python === "string";
}

/** What is wrong with a message that says nothing. @param {any} data @returns {string} */
export function problemOf(data) {
  if (data?.type === "input") return NO_QUESTION;
  return typeof data?.type === "string" && data.python === undefined ? NO_TYPE : NO_SCRIPT;
}

/** Tell whether it is one of the present-day sample, perhaps without any names. @param {any} data */
function isPresent(data) {
  return "id" in data && "context" in data && (typeof data.context === "object" || data.context === undefined);
}

/** What RUN says to carry out a script. @param {any} data @returns {import("./client.mjs").Run} */
export function command(data) {
  const { python, ...rest } = data;
  const program = { code: dedent(python), values: true };
  return isPresent(data) ? { ...program, context: namesOf(data.context) } : { ...program, data: rest };
}

/** @param {any} context @returns {Record<string, unknown>} */
function namesOf(context) {
  return context instanceof Map ? Object.fromEntries(context) : (context ?? {});
}

/** How a script's outcome is answered. @param {any} data @returns {(outcome: Outcome) => Record<string, unknown>} */
export function replier(data) {
  const key = isPresent(data) ? "result" : "results";
  const id = idOf(data);
  return (outcome) => ({ ...id, ...("error" in outcome ? outcome : { [key]: /** @type {{value?: unknown}} */ (outcome).value }) });
}

/** What names a message in all that is said of it; a copy, since its buffers may be handed on. @param {any} data @returns {{id?: unknown}} */
export function idOf(data) {
  try {
    return data?.id === undefined ? {} : { id: structuredClone(data.id) };
  } catch {
    // What cannot be copied cannot be in an answer either.
    return {};
  }
}

/** The buffers that can be handed on instead of copied. @param {Record<string, unknown>} values @returns {ArrayBuffer[]} */
export function buffersOf(values) {
  const views = Object.values(values).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}
