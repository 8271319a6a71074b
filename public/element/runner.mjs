/**
 * One cell's runs: has them carried out by the Python of its session, shows what they do, and tells of it. What a cell looks
 * like, and what its attributes say, it is given.
 */
import { isFlat } from "../nested.mjs";
import { WORDS, loading, notYet } from "./words.mjs";

/** @typedef {import("./pythons.mjs").Pythons} Pythons */
/** @typedef {import("./pythons.mjs").Python} Python */
/** @typedef {import("../../worker/client/errors.mjs").PythonError} Raised */
/** @typedef {import("./pythons.mjs").Wish} Wish */
/** @typedef {import("../../worker/client/terms.mjs").Progress} Progress */

/** check: a program that says whether the first one is right, by raising an AssertionError if not. @typedef {{code: string, data: string | undefined, check: string, wish: Wish, all: Wish[]}} Program  all: what the page's cells want */
/** What a run tells the cell. line: that failed, 0 for none. @typedef {{tell: (kind: string, detail: object) => void, mark: (line: number) => void, takesFocus: () => boolean, extras: import("./extras.mjs").Extras}} Cell */

const FILE = "main.py";
const MEGABYTE = 1e6;

/** The reason of a stop. */
const STOPPED = new DOMException(WORDS.stopped, "AbortError");

export class Runner {
  /** @type {AbortController | undefined} */
  #abort;
  /** The field for answers, once a program has asked. @type {import("./question.mjs").Question | undefined} */
  #question;

  /** @param {import("./frame.mjs").Frame} frame @param {import("./transcript.mjs").Transcript} transcript @param {Cell} cell */
  constructor(frame, transcript, cell) {
    this.frame = frame;
    this.transcript = transcript;
    this.cell = cell;
  }

  get isRunning() {
    return this.#abort !== undefined;
  }

  /** Run a program, unless one runs. @param {() => Promise<Pythons>} load @param {Program} program @returns {Promise<void>}  once it is over, however it ends */
  async run(load, program) {
    if (this.#abort) return;
    const { signal } = (this.#abort = new AbortController());
    this.transcript.clear();
    this.cell.mark(0);
    this.frame.press({ isRunning: true });
    this.cell.tell("run", { code: program.code });
    this.#say(WORDS.starting);
    try {
      await this.#carryOut(await load(), program, signal);
    } catch (error) {
      this.#onError(error);
    }
    this.#question?.close();
    this.frame.press({ isRunning: false });
    this.#abort = undefined;
    await this.transcript.settled;
  }

  stop() {
    if (!this.#abort || this.#abort.signal.aborted) return;
    this.#say(WORDS.stopping);
    this.#abort.abort(STOPPED);
    this.#question?.close();
  }

  /** @param {Pythons} pythons @param {Program} program @param {AbortSignal} signal */
  async #carryOut(pythons, program, signal) {
    if (program.data !== undefined && !isObject(program.data)) throw new Error(WORDS.badData);
    const python = pythons.take(program.wish, program.all);
    await python.inTurn(() => this.#runIn(python, program, signal), { signal, onWait: () => this.#say(WORDS.turn) });
  }

  /** A program and its check, between which no other program runs. @param {Python} python @param {Program} program @param {AbortSignal} signal */
  async #runIn(python, { code, data, check, wish }, signal) {
    const watch = (/** @type {Progress} */ progress) => this.#onProgress(progress);
    python.watchers.add(watch);
    try {
      const fields = { code, filename: FILE, ...(wish.name ? {} : { fresh: true }), ...(data === undefined ? {} : { data_json: data }) };
      const { repr, ms } = await python.session.run(() => this.#begin(fields), this.#listeners(signal));
      this.#onResult(repr, ms);
      if (check) await this.#check(python, check, wish, signal);
    } catch (error) {
      // It did not heed the stop.
      if (error === STOPPED && wish.name && python.isClosed) this.transcript.say("notice", WORDS.namesLost);
      throw error;
    } finally {
      python.watchers.delete(watch);
    }
  }

  /** @template T @param {T} fields @returns {T} */
  #begin(fields) {
    this.#say(WORDS.running);
    return fields;
  }

  /** @param {AbortSignal} signal @returns {import("../../worker/client/terms.mjs").Listeners} */
  #listeners(signal) {
    return {
      signal,
      onOutput: (text, stream) => {
        this.transcript.print(text, stream);
        this.cell.tell("output", { text, stream });
      },
      onDisplay: (display) => {
        this.transcript.show(display);
        this.cell.tell("output", { text: display.text, stream: "display", mime: display.mime });
      },
      onInput: (prompt, { secret }) => this.#ask(prompt, secret),
    };
  }

  /** @param {string} prompt @param {boolean} isSecret */
  async #ask(prompt, isSecret) {
    this.#say(WORDS.waiting);
    const isWritten = this.transcript.endsWith(prompt);
    const abort = this.#abort;
    const question = await this.#theQuestion();
    // It may have been stopped meanwhile.
    if (this.#abort !== abort || abort?.signal.aborted) return undefined;
    const line = await question.ask(prompt, { isSecret, isWritten, takesFocus: this.cell.takesFocus() });
    if (!this.#abort?.signal.aborted) this.#say(WORDS.running);
    if (line !== undefined) this.transcript.print(`${isSecret ? "" : line}\n`, "input");
    return line;
  }

  async #theQuestion() {
    const extras = await this.cell.extras().catch(() => undefined);
    if (!extras) throw new Error(WORDS.unasked);
    if (!this.#question) this.frame.cell.append((this.#question = new extras.Question()).form);
    return this.#question;
  }

  /** @param {string | undefined} repr @param {number} ms */
  #onResult(repr, ms) {
    if (repr !== undefined) this.transcript.result(repr);
    this.#say(WORDS.done);
    this.cell.tell("result", { repr, ms });
  }

  /** In the names that the program has left. @param {Python} python @param {string} code @param {Wish} wish @param {AbortSignal} signal */
  async #check({ session }, code, { name }, signal) {
    const isConsole = !name && session.client.capabilities?.console;
    const quiet = { ...this.#listeners(signal), onOutput() {}, onDisplay() {} };
    try {
      await session.run(() => ({ code: whole(code), filename: "check", ...(isConsole ? { console: true } : {}) }), quiet);
      this.#onChecked(true, "");
    } catch (error) {
      if (!isRaised(error)) throw error;
      this.#onChecked(false, error.name === "AssertionError" ? error.message : `${error.name}: ${error.message}`);
    }
  }

  /** @param {boolean} isPassed @param {string} message */
  #onChecked(isPassed, message) {
    const words = isPassed ? WORDS.right : notYet(message);
    this.transcript.say(isPassed ? "right" : "wrong", words);
    this.#say(words);
    this.cell.tell("check", { passed: isPassed, message });
  }

  /** @param {unknown} error */
  #onError(error) {
    if (error === STOPPED) {
      this.transcript.say("notice", WORDS.stopped);
      this.#say(WORDS.stopped);
      return this.cell.tell("error", { name: "KeyboardInterrupt", message: WORDS.stopped });
    }
    this.#say(WORDS.failed);
    if (isRaised(error)) return this.#onRaised(error);
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    this.transcript.say("error", message);
    return this.cell.tell("error", { name, message });
  }

  /** @param {Raised} error */
  #onRaised(error) {
    const { name, message, traceback, file, line, hint } = error;
    this.transcript.raise(error, FILE);
    if (line && file === FILE) this.cell.mark(line);
    this.cell.tell("error", { name, message, traceback, ...(file === FILE ? { line } : {}), hint });
  }

  /** @param {Progress} progress */
  #onProgress({ stage, name, loaded, total, all_loaded, all_total, state }) {
    if (stage === "package" && state !== "loading" && state !== undefined) return;
    const [have, want] = stage === "start" ? [all_loaded ?? loaded, all_total] : [loaded, total];
    if (have < MEGABYTE / 10) return;
    this.#say(loading(stage === "start" ? "Python" : name, megabytes(have), want ? megabytes(want) : undefined));
  }

  /** @param {string} words */
  #say(words) {
    if (this.frame.status.textContent !== words) this.frame.status.textContent = words;
  }
}

/** At a prompt an empty line ends a block. @param {string} code */
const whole = (code) => `${code}\n`;

/** Whether a program has raised it: its class is in a script that comes later. @param {unknown} error @returns {error is Raised} */
const isRaised = (error) => error instanceof Error && "traceback" in error;

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);

/** Whether a program can have it as its data. @param {string} text  JSON? */
function isObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) && isFlat(value);
  } catch {
    return false;
  }
}
