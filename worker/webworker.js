/**
 * The drop-in worker: `new Worker("./webworker.js")` from a page that knows nothing of Offthread.
 *
 * It answers `{python, ...data}` with `{results}` or `{error}`, and `{id, python, context}` with
 * `{id, result}` or `{id, error}`. Pyodide refuses classic workers, so this one starts the module worker
 * beside it and speaks to that one in the project's protocol.
 *
 * Query parameters: indexURL, the folder of another Pyodide; packages, names to load beforehand.
 */
import { WORKER } from "#generated/entry.mjs";
import { KINDS } from "#generated/protocol.mjs";

/** @typedef {{type: string, [field: string]: any}} Message */
/** @typedef {{reply: (outcome: Outcome) => void, outcome: Outcome}} Job */
/** @typedef {{value?: unknown, error?: string}} Outcome */

const query = new URL(self.location.href).searchParams;

/** @type {Map<number, Job>} runs that have not been answered, in order */
const jobs = new Map();
let count = 0;
/** @type {"starting" | "failed" | "gone" | "started"} */
let state = "gone";
/** @type {Worker} */
let worker;

/** Start the worker beside us, or start it anew. */
function spawn() {
  state = "starting";
  worker = new Worker(new URL(WORKER, self.location.href), { type: "module" });
  worker.onmessage = ({ data }) => on(data);
  worker.onerror = (event) => {
    event.preventDefault();
    fail(`The worker could not be loaded or broke: ${event.message || WORKER}`, "gone");
  };
  worker.postMessage(startMessage());
}

/** @returns {Message} */
function startMessage() {
  const index_url = query.get("indexURL");
  const packages = (query.get("packages") ?? "").split(",").map((name) => name.trim()).filter(Boolean);
  return {
    type: KINDS.START,
    ...(index_url ? { index_url: new URL(index_url, self.location.href).href } : {}),
    ...(packages.length ? { packages } : {}),
  };
}

/** @type {Record<string, (message: Message, job: Job | undefined) => void>} */
const handlers = {
  [KINDS.READY]: () => void (state = "started"),
  [KINDS.OUTPUT]: (message) => print(message.chunks),
  [KINDS.PACKAGE]: (message) => message.state === "failed" && console.warn(`${message.name}: ${message.cause}`),
  [KINDS.RESULT]: (message, job) => void (job && (job.outcome = { value: message.value })),
  [KINDS.ERROR]: (message, job) => void (job && (job.outcome = { error: message.traceback })),
  [KINDS.REFUSED]: (message) => finish(message.id, { error: message.reason }),
  [KINDS.DONE]: (message, job) => finish(message.id, job?.outcome ?? {}),
  [KINDS.FAILED]: (message) => fail(`${message.reason} ${message.mend}`, "failed"),
  [KINDS.CRASHED]: (message) => {
    worker.terminate();
    fail(`Python crashed, and its variables are lost: ${message.reason}`, "gone");
  },
};

/** @param {Message} message */
function on(message) {
  handlers[message.type]?.(message, jobs.get(message.id));
}

/** @param {number} id @param {Outcome} outcome */
function finish(id, outcome) {
  const job = jobs.get(id);
  jobs.delete(id);
  job?.reply(outcome);
}

/** Answer everything that waits, in order. @param {string} error @param {"failed" | "gone"} now */
function fail(error, now) {
  state = now;
  for (const id of [...jobs.keys()]) finish(id, { error });
}

/** @param {string[]} chunks  stream, text, stream, text, … */
function print(chunks) {
  for (let i = 0; i < chunks.length; i += 2) {
    const text = chunks[i + 1].replace(/\n$/, "");
    if (chunks[i] === "stderr") console.warn(text);
    else console.log(text);
  }
}

/**
 * How a message is answered: as Pyodide's present-day sample does, or as its first one did.
 * @param {any} data @returns {(outcome: Outcome) => void}
 */
function replier(data) {
  if (isSample(data)) {
    return ({ value, error }) => answer(error === undefined ? { id: data.id, result: value } : { id: data.id, error });
  }
  return ({ value, error }) => answer(error === undefined ? { results: value } : { error });
}

/** @param {any} data */
function isSample(data) {
  return "id" in data && typeof data.context === "object" && data.context !== null;
}

/** @param {any} data @returns {Message} */
function command(data) {
  const { python: code, ...rest } = data;
  const extra = isSample(data) ? { context: data.context } : { data: rest };
  return { type: KINDS.RUN, id: ++count, code, values: true, ...extra };
}

/** @param {Record<string, unknown>} message */
function answer(message) {
  self.postMessage(message, { transfer: buffersOf(message) });
}

/** The buffers that can be handed on instead of copied. @param {Record<string, unknown>} values */
function buffersOf(values) {
  const views = Object.values(values).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}

self.onmessage = ({ data }) => {
  if (typeof data !== "object" || data === null || typeof data.python !== "string") {
    const error = "The message needs a key 'python' with the script as a string.";
    return answer(data?.id === undefined ? { error } : { id: data.id, error });
  }
  const run = command(data);
  jobs.set(run.id, { reply: replier(data), outcome: {} });
  if (state === "gone") spawn();
  if (state === "failed") {
    state = "starting";
    worker.postMessage({ type: KINDS.RETRY });
  }
  return worker.postMessage(run, { transfer: buffersOf(run.data ?? run.context) });
};

spawn();
