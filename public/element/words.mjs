/** What cells say: whole sentences, in plain English. */

export const WORDS = Object.freeze({
  code: "Code",
  program: "Program",
  run: "Run",
  runTitle: "Run (Ctrl+Enter)",
  stop: "Stop",
  output: "Output",
  starting: "Python is starting …",
  turn: "Another program runs first.",
  running: "The program is running …",
  busy: "The program is running. Stop it first, or wait for its end.",
  waiting: "The program waits for your input.",
  stopping: "Stopping …",
  stopped: "The program was stopped.",
  namesLost: "Python had to be ended. The names of this session are gone: run its other programs again.",
  done: "The program has ended.",
  failed: "The program ended with an error.",
  right: "Right!",
  dropped: "Earlier output is not shown.",
  unasked: "The field for input() could not be loaded. Check the network, and press Run again.",
  withoutSource: "The program could not be loaded. Check the address in src.",
  badData: "The data must be a JSON object, such as {\"numbers\": [1, 2]}, nested at most 100 deep.",
});

/** @param {number} line */
export const atLine = (line) => `Line ${line}`;

/** @param {string} hint */
export const hintOf = (hint) => `Hint: ${hint}`;

/** @param {string} message  of what is not right */
export const notYet = (message) => (message ? `Not yet: ${message}` : "Not yet.");

/** @param {string} name  of a file or package @param {string} loaded @param {string} [total]  megabytes */
export const loading = (name, loaded, total) => (total ? `Loading ${name}: ${loaded} of ${total} MB` : `Loading ${name}: ${loaded} MB`);
