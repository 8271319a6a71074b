/**
 * What each worker's entry does: start its engine, hand what the page says to the engine and what the
 * engine says to the page. Which engine, and what a message means, is not its business: what an engine is,
 * `engines/engine.mjs` says.
 */
import { KINDS } from "#generated/protocol.mjs";
import { LoadError } from "./fetching.mjs";
import { Line } from "./line.mjs";
import { holdLock } from "./lock.mjs";
import { commandProblem } from "./messages.mjs";
import { dataOf } from "./primordials.mjs";

/** @typedef {import("./messages.mjs").Message} Message */
/** @typedef {import("../engines/engine.mjs").Engine} Engine */
/** @typedef {import("../engines/engine.mjs").StartEngine} StartEngine */
/** @typedef {import("../engines/engine.mjs").DoErrand} DoErrand */

/** @type {StartEngine} */
let startEngine;
/** The engine's name in START. */
let name = "";
/** @type {Engine | undefined} */
let engine;
/** @type {Message | undefined} what the page said to start with */
let start;
let busy = false;
/** Whether this worker was made for an errand, and hears nothing more. */
let isSent = false;
/** Settles when the worker may say that it is ready. */
let held = Promise.resolve();
/** @type {Message[]} what came before the engine was there */
let early = [];

const line = new Line();

/** @param {Message} message @param {Transferable[]} [transfer] */
function post(message, transfer = []) {
  if (message.type === KINDS.READY) held.then(() => line.post(message));
  else line.post(message, transfer);
}

/** @param {Message} message */
async function begin(message) {
  start = message;
  busy = true;
  line.settle(message);
  held = holdLock(/** @type {string | undefined} */ (message.lock));
  try {
    const started = await startEngine(line.base, message, post, line.supply);
    await held;
    engine = started;
    for (const each of early.splice(0)) started.receive(each);
  } catch (error) {
    post(failure(error));
    for (const each of early.splice(0)) refuse(each, `${each.type}: the worker could not start`);
  } finally {
    busy = false;
  }
}

/** @param {unknown} error @returns {Message} */
function failure(error) {
  if (error instanceof LoadError) {
    return { type: KINDS.FAILED, reason: error.message, file: error.file, fix: error.fix };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { type: KINDS.FAILED, reason: `Python could not start: ${reason}`, fix: "Press Retry, or reload the page." };
}

/** @param {Message} message */
function refuse(message, /** @type {string} */ reason) {
  const id = Number.isInteger(message?.id) ? { id: message.id } : {};
  post({ type: KINDS.REFUSED, reason, ...id });
}

/** What the page says before there is an engine. @param {Message} message */
function receive(message) {
  const wrong = commandProblem(message);
  if (wrong) return refuse(message, wrong);
  if (message.type === KINDS.START) {
    const wanted = message.engine ?? name;
    if (wanted !== name) return refuse(message, `start: this is the worker of '${name}', not of '${wanted}'`);
    return start ? refuse(message, "start: the worker has been started already") : begin(message);
  }
  if (!start) return refuse(message, `${message.type}: the worker has not been started yet, post 'start' first`);
  if (message.type !== KINDS.RETRY) return early.push(message);
  return busy ? refuse(message, "retry: the worker is starting already") : begin(start);
}

/** Do one thing and no other, and say when that is over. @param {DoErrand} doErrand @param {import("./line.mjs").Welcome} welcome */
async function goOn(doErrand, { errand, compiled }) {
  try {
    await doErrand(/** @type {import("../contract/supply.mjs").Errand} */ (errand), line.supply, compiled);
  } finally {
    line.send({ type: "over" });
  }
}

/**
 * Serve the page with an engine, whose name is one of those in the site's table.
 * @param {string} own @param {StartEngine} starter
 * @param {DoErrand} [doErrand]  makes something for later visits, in a worker that is never told to start
 */
export function serve(own, starter, doErrand = async () => {}) {
  name = own;
  startEngine = starter;
  self.addEventListener("message", (event) => {
    // A program may make events of its own.
    if (!event.isTrusted || isSent) return;
    const data = dataOf(event);
    if (line.take(data)) {
      isSent = Boolean(data.errand);
      return void (isSent && goOn(doErrand, data));
    }
    if (engine) engine.receive(data);
    else receive(data);
  });
}
