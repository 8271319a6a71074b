/**
 * The page's end of the service worker: answers a busy worker's questions for input, which it is only
 * asked where nothing better is there; and what offline.mjs does.
 */
import { hasStackSwitching, sharesMemory } from "../worker/contract/probes.mjs";
import { offline } from "./offline.mjs";
import { register } from "./registration.mjs";

/** @typedef {{text?: string, stopped?: boolean}} Answer  neither: the end of input */

/** @type {Map<string, Answer>} answers that no service worker has taken yet, by the name of the worker */
const answers = new Map();
/** @type {Map<string, MessagePort>} questions that are held, by the name of the worker */
const questions = new Map();
/** @type {Set<string>} names of the workers of this page */
const names = new Set();

/** Install the service worker early, where no program can wait without it; else it comes with the offline site. */
async function install() {
  if (sharesMemory()) return;
  navigator.serviceWorker?.addEventListener("message", ({ data, ports }) => {
    if (data?.type === "input" && names.has(data.name)) hear(data.name, ports[0]);
  });
  // Engines that can be suspended need no service worker then.
  if (hasStackSwitching()) return;
  const { reason } = await register();
  if (reason) console.info(`No service worker: ${reason}.`);
}

/** @param {string} name @param {MessagePort} port */
function hear(name, port) {
  questions.set(name, port);
  port.onmessage = () => {
    answers.delete(name);
    questions.delete(name);
  };
  reply(name);
}

/** @param {string} name */
function reply(name) {
  const answer = answers.get(name);
  if (answer) questions.get(name)?.postMessage(answer);
}

/** Have a worker answered as soon as it asks. @param {string} name @param {Answer} answer @returns {boolean} whether it will */
function give(name, answer) {
  if (!navigator.serviceWorker?.controller) return false;
  answers.set(name, answer);
  reply(name);
  return true;
}

/** What the page's Python calls; none of it throws. */
const service = {
  ...offline,
  /** A worker of this page may ask. @param {string} name */
  admit: (name) => void names.add(name),
  /** Answer a worker that asks here; false if nobody would carry it. @param {string} name @param {string} text */
  answer: (name, text) => give(name, { text }),
  /** Tell a worker that there is no more input. @param {string} name */
  end: (name) => give(name, {}),
  /** End the question of a worker that is to stop, if there is one. @param {string} name */
  stop: (name) => questions.has(name) && give(name, { stopped: true }),
};

Object.assign(globalThis, { offthreadService: service });
install();
