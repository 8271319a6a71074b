/**
 * The worker's side of the protocol for engines whose Python has no kernel of its own: it takes the
 * page's messages, runs one program after the other, and reports. What Python is, it knows by the
 * interface `Interpreter` of `engines/engine.mjs` alone.
 */
import { HARMLESS, KINDS, RESERVED } from "#generated/protocol.mjs";
import { SITE } from "#generated/site.mjs";
import { Files } from "../../host/files.mjs";
import { commandProblem } from "../../host/messages.mjs";
import { placeOf } from "./placing.mjs";
import { encoded } from "./values.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */
/** @typedef {import("../engine.mjs").Capabilities} Capabilities */
/** @typedef {import("../engine.mjs").Failure} Failure */
/** @typedef {import("../engine.mjs").Interpreter} Interpreter */
/** @typedef {import("../engine.mjs").Outcome} Outcome */
/** @typedef {import("../engine.mjs").Post} Post */
/** @typedef {import("./desk.mjs").Desk} Desk */

/** @typedef {import("#generated/protocol.mjs").Command} Command */
/** @typedef {{[K in Command["type"]]: (message: any) => void}} Handlers  all there are */

export class Host {
  /** @param {Interpreter} interpreter @param {Desk} desk @param {Post} post */
  constructor(interpreter, desk, post) {
    this.interpreter = interpreter;
    this.desk = desk;
    this.post = post;
    this.files = desk.files = new Files(interpreter.FS, (message, transfer) => post(message, transfer));
    /** @type {any[]} runs that wait */
    this.runs = [];
    this.draining = false;
    /** Names that the worker's scope has of its own and of the engine's, before any data joins them. */
    this.pristine = new Set(scopeNames());
    /** @type {Handlers} */
    this.handlers = {
      [KINDS.START]: (message) => this.#refuse(message, "start: the worker has been started already"),
      [KINDS.RETRY]: (message) => this.#refuse(message, "retry: the worker is not in the state 'failed'"),
      [KINDS.LETTERS]: ({ urls }) => this.desk.letters.receive(urls),
      [KINDS.RUN]: (message) => this.#onRun(message),
      [KINDS.STOP]: (message) => this.#onStop(message),
      [KINDS.INPUT]: (message) => this.#onInput(message),
      [KINDS.ACK]: ({ seq }) => this.desk.acknowledge(seq),
      [KINDS.COMPLETE]: ({ id, code }) => this.desk.say({ type: KINDS.COMPLETION, id, ...this.interpreter.complete(code) }),
      [KINDS.TRANSLATE]: (message) => this.#onTranslate(message),
      [KINDS.EVENT]: (message) => this.#refuse(message, "event: this engine has no drawings"),
      [KINDS.INSPECT]: (message) => this.#refuse(message, "inspect: this engine does not tell of variables"),
      [KINDS.TABULATE]: (message) => this.#refuse(message, "tabulate: this engine does not tell of variables"),
      [KINDS.EXPORT]: (message) => this.#refuse(message, "export: this engine does not tell of variables"),
      [KINDS.INSTALL]: (message) => this.#refuse(message, "install: this engine has no packages"),
      [KINDS.REMOVE]: (message) => this.#refuse(message, "remove: this engine has no packages"),
      [KINDS.INVENTORY]: (message) => this.#refuse(message, "inventory: this engine has no packages"),
    };
  }

  /** @param {number} ms  since the start began */
  ready(ms) {
    const { engine, python, capabilities } = this.interpreter;
    this.post({ type: KINDS.READY, python, engine, ms, capabilities: { site: SITE.version, ...this.desk.capabilities(), ...capabilities } });
  }

  /** Take a message of the page; what breaks the contract is answered and changes nothing. @param {Message} message */
  receive(message) {
    const wrong = commandProblem(message);
    return wrong ? this.#refuse(message, wrong) : this.handlers[/** @type {Command["type"]} */ (message.type)](message);
  }

  /** @param {any} message @param {string} reason */
  #refuse(message, reason) {
    const id = Number.isInteger(message?.id) ? { id: message.id } : {};
    this.desk.say({ type: KINDS.REFUSED, reason, ...id });
  }

  /** @param {any} message */
  #onRun(message) {
    const wrong = dataProblem(message, this.pristine) ?? callProblem(message);
    if (wrong) return this.#refuse(message, wrong);
    this.runs.push(message);
    return this.draining ? undefined : void this.#drain();
  }

  /** @param {{id?: number}} message */
  #onStop({ id }) {
    const waiting = this.runs.find((each) => each.id === id);
    if (waiting) waiting.cancelled = true;
  }

  /** @param {any} message */
  #onInput(message) {
    // A program that waits here is blocked and hears no message: the answer comes by the desk's own ways.
    this.#refuse(message, "input: the program is not waiting for input");
  }

  /** @param {any} message */
  #onTranslate(message) {
    const { id, code } = message;
    if (!this.interpreter.translate) return this.#refuse(message, "translate: this engine does not translate programs");
    return this.desk.say({ type: KINDS.TRANSLATION, id, ...this.interpreter.translate(normalised(code)) });
  }

  async #drain() {
    this.draining = true;
    while (this.runs.length) await this.#run(this.runs.shift());
    this.draining = false;
  }

  /** @param {any} message */
  async #run(message) {
    const { id, token, acks } = message;
    this.desk.begin(id, token, acks);
    this.desk.say({ type: KINDS.STARTED, id });
    const began = performance.now();
    // A program before it may have kept the message of the stop from being heard, but not the stop itself.
    const outcome = message.cancelled || this.desk.interrupt.wasStopped() ? STOPPED : await this.#carryOut(message);
    const ms = performance.now() - began;
    this.#settle(message, outcome);
    this.desk.end();
    this.files.report();
    const status = outcome.stopped ? "stopped" : outcome.error ? "error" : "ok";
    this.desk.say({ type: KINDS.DONE, id, status, ms });
  }

  /** @param {any} message @returns {Promise<Outcome>} */
  async #carryOut(message) {
    const { code, filename = "main.py", data = {}, data_json: json, context, fresh, values: awaits = false } = message;
    for (const [name, value] of Object.entries(data)) define(name, value);
    this.#receive(message);
    try {
      if (fresh) this.interpreter.refresh();
      return await this.interpreter.run({ code: normalised(code), filename, context, json, awaits });
    } catch (error) {
      // An engine never rejects; if it does all the same, the visitor must learn of it.
      return { error: failure(error) };
    }
  }

  /** Take what the page hands over of the working directory. @param {any} message */
  #receive({ files, removed = [] }) {
    const { FS } = this.interpreter;
    // A program may have gone elsewhere, and even have removed the folder.
    FS.mkdirTree(this.files.home);
    FS.chdir(this.files.home);
    if (!files) return;
    for (const name of this.files.receive(files, removed)) this.interpreter.renew(name);
  }

  /** The text of a file of the working directory, if there is one. @param {string} file */
  #text(file) {
    try {
      return normalised(new TextDecoder().decode(this.interpreter.FS.readFile(`${this.files.home}/${file}`)));
    } catch {
      // A file of the library's, or one that the program has removed.
      return undefined;
    }
  }

  /** @param {any} message @param {Outcome} outcome */
  #settle({ id, code, filename = "main.py", values }, { repr, value, error, stopped }) {
    if (error) {
      const read = (/** @type {string} */ file) => (file === filename ? normalised(code) : this.#text(file));
      const place = stopped ? undefined : placeOf(error, read);
      return this.desk.say({ type: KINDS.ERROR, id, ...error, ...place, ...this.interpreter.lack(error, code) });
    }
    if (repr === undefined) return undefined;
    const result = { type: KINDS.RESULT, id, repr };
    return this.desk.say(values && value ? { ...result, value: encoded(value, repr) } : result);
  }
}

const STOPPED = Object.freeze({
  stopped: true,
  error: { name: "KeyboardInterrupt", message: "", traceback: "KeyboardInterrupt\n" },
});

/** @param {unknown} error @returns {Failure} */
function failure(error) {
  const message = error instanceof Error ? error.message : String(error);
  return { name: "JavascriptError", message, traceback: `JavascriptError: ${message}\n` };
}

/** The program as Python reads it from a file. @param {string} code */
function normalised(code) {
  return code.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** @param {any} message @param {Set<string>} pristine */
function dataProblem({ data, data_json }, pristine) {
  const names = Object.keys(data ?? {});
  const taken = names.find((name) => !HARMLESS.includes(name) && (RESERVED.includes(name) || pristine.has(name)));
  if (taken !== undefined) return `'${taken}' is a name that the worker needs. Choose another name.`;
  return data_json === undefined ? undefined : jsonProblem(data_json);
}

/** @param {any} message */
function callProblem({ args, functions }) {
  if (args) return "run: with this engine a page cannot call functions of Python";
  return functions ? "run: with this engine Python cannot call functions of the page" : undefined;
}

/** @param {string} text */
function jsonProblem(text) {
  try {
    const values = JSON.parse(text);
    if (typeof values === "object" && values && !Array.isArray(values)) return undefined;
    return "run: field 'data_json' must be a JSON object";
  } catch (error) {
    return `run: field 'data_json' must be JSON: ${error instanceof Error ? error.message : error}`;
  }
}

/** Put a value into the worker's scope, where `from js import name` finds it. @param {string} name @param {unknown} value */
function define(name, value) {
  Object.defineProperty(self, name, { value, writable: true, configurable: true, enumerable: true });
}

function scopeNames() {
  const names = [];
  for (let scope = self; scope; scope = Object.getPrototypeOf(scope)) names.push(...Object.getOwnPropertyNames(scope));
  return names;
}
