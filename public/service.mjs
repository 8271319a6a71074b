/**
 * The page's end of the service worker: answers a busy worker's questions for input. It is only asked
 * for where nothing better is there.
 */

/** @typedef {{text?: string, stopped?: boolean}} Answer  neither: the end of input */

/** @type {Map<string, Answer>} answers that no service worker has taken yet, by the name of the worker */
const answers = new Map();
/** @type {Map<string, MessagePort>} questions that are held, by the name of the worker */
const questions = new Map();
/** @type {Set<string>} names of the workers of this page */
const names = new Set();

/** Install the service worker, if it would be of use; never fails. */
async function install() {
  const isBetter = crossOriginIsolated || ("Suspending" in WebAssembly && "promising" in WebAssembly);
  const container = navigator.serviceWorker;
  if (isBetter || !container) return;
  container.addEventListener("message", ({ data, ports }) => {
    if (data?.type === "input" && names.has(data.name)) hear(data.name, ports[0]);
  });
  try {
    await container.register("./sw.js");
  } catch (error) {
    console.info("No service worker:", error);
  }
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

/** What the page's Python calls; none of it throws. */
const service = {
  /** A worker of this page may ask. @param {string} name */
  admit: (name) => void names.add(name),
  /** Answer a worker. @param {string} name @param {string} text */
  answer(name, text) {
    answers.set(name, { text });
    reply(name);
  },
  /** Tell a worker that there is no more input. @param {string} name */
  end(name) {
    answers.set(name, {});
    reply(name);
  },
  /** End a worker's question by a stop; there may be none. @param {string} name */
  stop(name) {
    if (!questions.has(name)) return;
    answers.set(name, { stopped: true });
    reply(name);
  },
};

Object.assign(globalThis, { offthreadService: service });
install();
