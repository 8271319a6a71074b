/**
 * The drop-in worker: `new Worker("./webworker.js")` from a page that knows nothing of Offthread.
 *
 * It answers `{python, ...data}` with `{results}` or `{error}`, and `{id, python, context}` with
 * `{id, result}` or `{id, error}`. Pyodide refuses classic workers, so this one starts the module worker
 * beside it and speaks to that one in the project's protocol.
 *
 * Query parameters: engine, one of those that the site bundles; indexURL, the folder of another Pyodide; packages, names to load beforehand;
 * input=message and output=message, for pages that take part in the program's input and output:
 *
 *   it posts {type: "output", stream, text}, {type: "display", mime, data, text, …} and
 *   {type: "waiting", prompt, secret};
 *   the page posts {type: "input", text}, without text for the end of input, and {type: "stop"};
 *   {type: "capabilities"} is answered by what this device can do.
 *
 * Without them output goes to the console, and input is at its end.
 */
import { WORKERS } from "#generated/entry.mjs";
import { KINDS } from "#generated/protocol.mjs";
import { Capabilities } from "./capabilities.mjs";
import { Remote } from "./remote.mjs";
import { answer, asks, buffersOf, command, replier } from "./samples.mjs";

/** @typedef {import("../host/messages.mjs").Message} Message */
/** @typedef {import("./samples.mjs").Outcome} Outcome */
/** @typedef {{reply: (outcome: Outcome) => void, outcome: Outcome}} Job */

/** Milliseconds that a program has to heed a stop before its worker is replaced. */
const GRACE_MS = 1000;

const query = new URL(self.location.href).searchParams;
/** @type {Record<string, string>} the address of each engine's worker */
const workers = WORKERS;
const engine = query.get("engine") ?? Object.keys(workers)[0];
const isKnown = Object.hasOwn(workers, engine);

/** @type {Map<number, Job>} runs that have not been answered, in order */
const jobs = new Map();
let count = 0;
/** The run that is being carried out. @type {number | undefined} */
let running;
/** @type {"starting" | "failed" | "gone" | "started"} */
let state = "gone";
/** @type {Remote} */
let remote;
/** What the first worker has compiled, for the next one. @type {object | undefined} */
let compiled;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let grace;
const capabilities = new Capabilities((message) => self.postMessage(message));
let graceMs = GRACE_MS;

/** Start the worker beside us, or start it anew. */
function spawn() {
  state = "starting";
  running = undefined;
  const worker = new Worker(new URL(workers[engine], self.location.href), { type: "module" });
  worker.onmessage = ({ data }) => handlers[data.type]?.(data, jobs.get(data.id));
  worker.onerror = (event) => {
    // Of one that has started it is an error in a callback, for the page's own `onerror`: a crash is told as such.
    if (state === "started") return;
    event.preventDefault();
    lose(`The worker could not be loaded or broke: ${event.message || workers[engine]}`);
  };
  remote = new Remote(worker);
  remote.start(startMessage());
}

/** @returns {Message} */
function startMessage() {
  const index_url = query.get("indexURL");
  const packages = (query.get("packages") ?? "").split(",").map((name) => name.trim()).filter(Boolean);
  return {
    type: KINDS.START,
    engine,
    ...(index_url ? { index_url: new URL(index_url, self.location.href).href } : {}),
    ...(packages.length ? { packages } : {}),
    ...(compiled ? { compiled } : {}),
  };
}

/** @type {Record<string, (message: any, job: Job | undefined) => void>} */
const handlers = {
  [KINDS.READY]: (message) => {
    state = "started";
    compiled ??= message.compiled;
    remote.watch(() => lose("Python's worker is gone, and its variables are lost: the script closed it, or the browser ended it."));
    // Not shared memory, not stack switching: if it asks all the same, then by the service worker.
    remote.asksAtDoor = message.capabilities.input === "none";
    capabilities.learn(message.capabilities);
    graceMs = message.capabilities.stop === "restart" ? 0 : GRACE_MS;
  },
  [KINDS.STARTED]: (message) => void (running = message.id),
  [KINDS.OUTPUT]: (message) => {
    print(message.chunks);
    remote.acknowledge(message);
  },
  [KINDS.DISPLAY]: ({ id, seq, token, ...shown }) => {
    if (query.get("output") === "message") self.postMessage(shown);
    else console.log(shown.text);
    remote.acknowledge({ type: KINDS.DISPLAY, seq, token });
  },
  [KINDS.PACKAGE]: (message) => message.state === "failed" && console.warn(`${message.name}: ${message.cause}`),
  [KINDS.WAITING]: ({ prompt, secret }) => ask({ type: KINDS.WAITING, prompt, secret }),
  [KINDS.RESULT]: (message, job) => void (job && (job.outcome = { value: message.value })),
  [KINDS.ERROR]: (message, job) => void (job && (job.outcome = { error: message.traceback })),
  [KINDS.REFUSED]: (message) => finish(message.id, { error: message.reason }),
  [KINDS.DONE]: (message, job) => {
    capabilities.heap = 1024 * (message.heap ?? 0);
    finish(message.id, job?.outcome ?? {});
  },
  [KINDS.FAILED]: (message) => fail(`${message.reason} ${message.mend}`, "failed"),
  [KINDS.CRASHED]: (message) => lose(`Python crashed, and its variables are lost: ${message.reason}`),
};

/** @param {Message} question */
function ask(question) {
  remote.isAsking = true;
  if (query.get("input") === "message") return self.postMessage(question);
  console.warn("input() has no one to ask: add ?input=message to the worker's address and answer its messages.");
  return remote.answer(/** @type {number} */ (running), undefined);
}

/** @param {number} id @param {Outcome} outcome */
function finish(id, outcome) {
  const job = jobs.get(id);
  if (running === id) {
    running = void clearTimeout(grace);
    remote.hush();
  }
  jobs.delete(id);
  remote.forget(id);
  job?.reply(outcome);
}

/** Answer everything that waits, in order. @param {string} error @param {"failed" | "gone"} now */
function fail(error, now) {
  state = now;
  capabilities.settle();
  for (const id of [...jobs.keys()]) finish(id, { error });
}

/** The worker is of no more use; the next script begins with a new one. @param {string} error */
function lose(error) {
  clearTimeout(grace);
  remote.end();
  fail(error, "gone");
}

/** Stop the script that runs; one that does not heed it costs the worker. */
function stop() {
  if (running === undefined) return;
  if (!graceMs) return lose("The script was stopped together with its Python: its variables are lost.");
  remote.stop(running);
  clearTimeout(grace);
  grace = setTimeout(() => lose("The script did not heed the stop: it was ended, and its variables are lost."), graceMs);
}

/** @param {string[]} chunks  stream, text, stream, text, … */
function print(chunks) {
  for (let i = 0; i < chunks.length; i += 2) {
    const [stream, text] = chunks.slice(i, i + 2);
    if (query.get("output") === "message") self.postMessage({ type: KINDS.OUTPUT, stream, text });
    else if (stream === "stderr") console.warn(text.replace(/\n$/, ""));
    else console.log(text.replace(/\n$/, ""));
  }
}

/** @param {any} data */
function run(data) {
  if (!isKnown) return replier(data)({ error: `This site has no engine '${engine}': there are ${Object.keys(workers).join(", ")}.` });
  const message = command(data, ++count);
  jobs.set(message.id, { reply: replier(data), outcome: {} });
  if (state === "gone") spawn();
  if (state === "failed") {
    state = "starting";
    remote.worker.postMessage({ type: KINDS.RETRY });
  }
  remote.run(message, buffersOf(message.data ?? message.context));
}

self.onmessage = ({ data }) => {
  if (asks(data)) run(data);
  else if (data?.type === KINDS.STOP) stop();
  else if (data?.type === "capabilities") capabilities.ask(state === "starting");
  else if (data?.type === KINDS.INPUT && running !== undefined) remote.answer(running, data.text);
  else answer({ error: "The message needs a key 'python' with the script as a string." }, data?.id);
};

if (isKnown) spawn();
