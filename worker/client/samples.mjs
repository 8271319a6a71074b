/**
 * The messages of the drop-in worker's page: those of Pyodide's first sample, `{python, ...data}`, and
 * of its present-day one, `{id, python, context}`.
 */
import { KINDS } from "#generated/protocol.mjs";

/** @typedef {{value?: unknown, error?: string}} Outcome */

/** Tell whether a message brings a script. @param {any} data */
export function asks(data) {
  return typeof data === "object" && data !== null && typeof data.python === "string";
}

/** @param {any} data */
function isPresent(data) {
  return "id" in data && typeof data.context === "object" && data.context !== null;
}

/** The command that carries out a script. @param {any} data @param {number} id */
export function command(data, id) {
  const { python: code, ...rest } = data;
  const extra = isPresent(data) ? { context: data.context } : { data: rest };
  return /** @type {any} */ ({ type: KINDS.RUN, id, code, values: true, ...extra });
}

/** How a script's outcome is answered. @param {any} data @returns {(outcome: Outcome) => void} */
export function replier(data) {
  const key = isPresent(data) ? "result" : "results";
  const id = isPresent(data) ? data.id : undefined;
  return ({ value, error }) => answer(error === undefined ? { [key]: value } : { error }, id);
}

/** @param {Record<string, unknown>} message @param {unknown} id  named in the answer unless undefined */
export function answer(message, id) {
  self.postMessage(id === undefined ? message : { id, ...message }, { transfer: buffersOf(message) });
}

/** The buffers that can be handed on instead of copied. @param {Record<string, unknown>} values */
export function buffersOf(values) {
  const views = Object.values(values).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}
