/**
 * The messages of the drop-in worker's page: those of Pyodide's first sample, `{python, ...data}`, and
 * of its present-day one, `{id, python, context}`.
 */

/** @typedef {{value?: unknown, error?: string}} Outcome */

/** Tell whether a message brings a script. @param {any} data */
export function isScript(data) {
  return typeof data === "object" && data !== null && typeof data.python === "string";
}

/** Tell whether it is one of the present-day sample. @param {any} data */
function isPresent(data) {
  return "id" in data && typeof data.context === "object" && data.context !== null;
}

/** What RUN says to carry out a script. @param {any} data @returns {import("./client.mjs").Run} */
export function command(data) {
  const { python: code, ...rest } = data;
  return { code, values: true, ...(isPresent(data) ? { context: data.context } : { data: rest }) };
}

/** How a script's outcome is answered. @param {any} data @returns {(outcome: Outcome) => Record<string, unknown>} */
export function replier(data) {
  const key = isPresent(data) ? "result" : "results";
  const id = isPresent(data) && data.id !== undefined ? { id: data.id } : {};
  return ({ value, error }) => ({ ...id, ...(error === undefined ? { [key]: value } : { error }) });
}

/** The buffers that can be handed on instead of copied. @param {Record<string, unknown>} values @returns {ArrayBuffer[]} */
export function buffersOf(values) {
  const views = Object.values(values).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}
