/**
 * The worker's entry: starts the engine, hands what the page says to the kernel and what the kernel
 * says to the page. Which engine, and what a message means, is not its business.
 */
import { KINDS } from "#generated/protocol.mjs";
import { LoadError } from "./door.mjs";
import { commandProblem } from "./messages.mjs";
import { startEngine } from "./engines/pyodide/start.mjs";
import { isErrand, run } from "./engines/pyodide/visit.mjs";

/** @typedef {import("./messages.mjs").Message} Message */
/** @typedef {{receive: (message: Message) => void}} Engine */

/** The site's address: this file lies in its folder assets/. */
const BASE = new URL("..", import.meta.url).href;

/** @type {Engine | undefined} */
let engine;
/** @type {Message | undefined} what the page said to start with */
let start;
let busy = false;
/** @type {Message[]} what came before the engine was there */
let early = [];

/** @param {Message} message @param {Transferable[]} [transfer] */
function post(message, transfer = []) {
  self.postMessage(message, { transfer });
}

/** @param {Message} message */
async function begin(message) {
  start = message;
  busy = true;
  try {
    const started = await startEngine(BASE, message, post);
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
    return { type: KINDS.FAILED, reason: error.message, file: error.file, mend: error.mend };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { type: KINDS.FAILED, reason: `Python could not start: ${reason}`, mend: "Press Retry, or reload the page." };
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
    return start ? refuse(message, "start: the worker has been started already") : begin(message);
  }
  if (!start) return refuse(message, `${message.type}: the worker has not been started yet, post 'start' first`);
  if (message.type !== KINDS.RETRY) return early.push(message);
  return busy ? refuse(message, "retry: the worker is starting already") : begin(start);
}

if (isErrand()) {
  run(BASE).finally(() => self.close());
} else {
  self.onmessage = ({ data }) => {
    if (engine) engine.receive(data);
    else receive(data);
  };
}
