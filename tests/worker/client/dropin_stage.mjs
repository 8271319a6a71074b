/** A drop-in worker whose worker says what a test has it say. */
import { DropIn } from "../../../worker/client/dropin.mjs";
import { CAPABILITIES, FakeWorker, READY } from "./endpoint.mjs";

const WORKERS = { cpython: "assets/worker.mjs", brython: "assets/worker-brython.mjs" };
export const SITE = "https://site.test/folder/";

export function made(query = "", locks = undefined) {
  const workers = [], posts = [];
  const dropIn = new DropIn({
    href: `${SITE}webworker.js${query}`,
    workers: WORKERS,
    spawn: (address) => (workers.push(new FakeWorker(address)), workers.at(-1)),
    post: (message) => posts.push(message),
    locks,
  });
  dropIn.start();
  return { dropIn, workers, posts, say: (type, fields) => workers.at(-1).say(type, fields), ask: (data) => dropIn.receive(data) };
}

/** It has started. */
export function ready(query, locks, capabilities = {}) {
  const all = made(query, locks);
  all.say("ready", { ...READY, capabilities: { ...CAPABILITIES, ...capabilities } });
  return all;
}

/** How a script fails, as the worker tells it. */
export const failed = (traceback, name = traceback.trim()) => ({ error: { name, message: "", traceback } });

/** The script whose turn it is begins and ends, as the worker tells it. */
export function ended(all, { value, error }) {
  const { id } = all.workers.at(-1).of("run").at(-1);
  all.say("started", { id });
  if (error) all.say("error", { id, ...error });
  else if (value !== undefined) all.say("result", { id, value });
  all.say("done", { id, status: error ? "error" : "ok", ms: 1 });
}

/** A script is begun, as the worker tells it. */
export function begun(all, data = { python: "x" }) {
  all.ask(data);
  const { id } = all.workers.at(-1).of("run").at(-1);
  all.say("started", { id });
  return id;
}
