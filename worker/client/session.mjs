/**
 * One Python of a page, for as long as the page wants it: its workers one after the other, and the runs that the page has
 * asked for. Whatever becomes of a worker, each promise that was given out settles: a worker that dies, is silent while it
 * starts, or does not heed a stop is ended, and the next run gets a new one.
 */
import * as KINDS from "#generated/kinds.mjs";
import { Connection } from "./connection.mjs";
import { OffthreadError } from "./errors.mjs";
import { Folder } from "./folder.mjs";
import { GRACE_MS, graceOf, unguessed } from "./keeping.mjs";
import { isOutput } from "./outputs.mjs";
import { Turn, calling } from "./turns.mjs";

/** @typedef {import("./connection.mjs").Report} Report */
/** @typedef {import("./turns.mjs").Fields} Fields */
/** @typedef {import("./terms.mjs").Listeners} Listeners */
/** @typedef {import("./terms.mjs").Progress} Progress */
/** @typedef {{[K in Report["type"]]: (report: Extract<Report, {type: K}>) => void}} Handlers */

/**
 * @typedef {object} Parts
 * @property {() => import("./connection.mjs").Endpoint} spawn  makes a worker
 * @property {import("./connection.mjs").Start} fields  of START
 * @property {(progress: Progress) => void} [onProgress]
 * @property {import("./connection.mjs").MakeReach} makeReach
 * @property {Pick<import("./functions.mjs").Functions, "offer" | "end">} functions  that programs may call
 */

/** Milliseconds without a word after which a start is given up: a worker's own deadlines are shorter. */
const SILENCE_MS = 90_000;

const CLOSED = "This Python is closed.";
const RESTARTED = "This Python is started again.";
const DEAD = "Python's worker is gone.";
const BROKEN = "Python's worker did not load. Are its files at assetBase?";
const CRASHED = "Python crashed: ";
const INCOMPLETE = "The code is incomplete.";
const UNSENT = "The data could not be copied: ";

export class Session {
  #fields;
  #onProgress;
  #isClosed = false;
  #functions;
  /** @type {Turn[]} */
  #waiting = [];
  /** The run at hand, and the one before it, which may have left something that goes on. @type {Turn | undefined} */
  #turn;
  /** @type {Turn | undefined} */
  #last;
  /** The question that is open. @type {object | undefined} */
  #question;
  /** Packages that were asked for and did not come. @type {string[]} */
  #missing = [];
  #graceMs = GRACE_MS;
  #started = deferred();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #handlers = this.#makeHandlers();

  /** @param {Parts} parts */
  constructor({ spawn, fields, onProgress, makeReach, functions }) {
    this.#fields = fields;
    this.#onProgress = onProgress;
    this.#functions = functions;
    this.folder = new Folder();
    this.client = new Connection({
      spawn,
      makeReach,
      hear: (report) => this.#hear(report),
      lose: ({ how }) => this.lose(how === "dead" ? DEAD : BROKEN),
    });
  }

  /** Start Python, unless it has been. @returns {Promise<void>} once it is ready @throws {OffthreadError} */
  start() {
    if (this.#isClosed) return Promise.reject(new OffthreadError(CLOSED));
    if (this.client.state !== "closed") return this.#started.promise;
    this.#started = deferred();
    this.#missing = [];
    this.folder.renew();
    this.#functions.end();
    this.#expect();
    try {
      this.client.start(this.#fields);
    } catch (error) {
      this.lose(`${BROKEN} ${error}`);
    }
    return this.#started.promise;
  }

  /** Run a program after those that wait. @param {() => Fields} fields @param {Listeners} listeners */
  run(fields, listeners) {
    const turn = new Turn(fields, listeners);
    const { signal } = listeners;
    if (this.#isClosed) turn.end(new OffthreadError(CLOSED));
    else if (signal?.aborted) turn.end(signal.reason);
    else {
      turn.heed(() => this.#abort(turn, signal?.reason));
      this.#waiting.push(turn);
      this.#advance();
    }
    return turn.outcome.promise;
  }

  /** End the worker; every run fails with a sentence. The next one begins with a new worker. @param {string} words */
  lose(words) {
    clearTimeout(this.#timer);
    this.client.close();
    const error = new OffthreadError(words);
    this.#started.reject(error);
    const open = [this.#turn, ...this.#waiting.splice(0)];
    this.#leave();
    open.forEach((turn) => turn?.end(error));
  }

  /** End the worker and start another one. */
  restart() {
    if (!this.#isClosed) this.lose(RESTARTED);
    return this.start();
  }

  /** For good. */
  close() {
    this.#isClosed = true;
    this.lose(CLOSED);
  }

  /** @param {Report} report */
  #hear(report) {
    /** @type {Partial<Record<string, (report: any) => void>>} */
    const handlers = this.#handlers;
    // Also what nobody takes, such as words to widgets: the program goes on. First, since who hears it may end the worker.
    if (isOutput(report.type)) this.client.acknowledge(/** @type {Extract<Report, {seq: number}>} */ (report));
    if (Object.hasOwn(handlers, report.type)) handlers[report.type]?.(report);
  }

  /** @returns {Partial<Handlers>} */
  #makeHandlers() {
    return {
      [KINDS.PROGRESS]: ({ type: _type, file, ...bytes }) => this.#tell({ stage: "start", name: file, ...bytes }),
      [KINDS.PACKAGE]: ({ type: _type, id: _id, ...about }) => this.#onPackage(about),
      [KINDS.READY]: ({ capabilities }) => this.#onReady(capabilities),
      [KINDS.FAILED]: ({ reason, fix }) => this.lose(`${reason} ${fix}`),
      [KINDS.CRASHED]: ({ reason }) => this.lose(CRASHED + reason),
      [KINDS.STARTED]: ({ id, incomplete }) => incomplete && this.#ofRun(id)?.fail(new OffthreadError(INCOMPLETE)),
      [KINDS.OUTPUT]: (report) => this.#ofRun(report.id)?.print(report.chunks),
      [KINDS.DISPLAY]: (report) => this.#ofRun(report.id)?.show(report),
      [KINDS.DRAWING]: ({ id }) => this.#ofRun(id)?.draw(),
      [KINDS.WAITING]: ({ prompt, secret }) => void this.#ask(prompt, secret),
      [KINDS.RESULT]: (report) => this.#ofRun(report.id)?.take(report),
      [KINDS.ERROR]: (report) => this.#ofRun(report.id)?.raise(report),
      [KINDS.FILES]: (report) => this.folder.take(report),
      [KINDS.DONE]: ({ id, ms }) => void (id === this.#turn?.run && this.#finish(ms)),
      [KINDS.REFUSED]: ({ id, reason }) => {
        if (this.client.state === "starting") return this.lose(reason);
        if (id !== this.#turn?.run) return;
        this.#turn?.fail(new OffthreadError(reason));
        this.#finish();
      },
    };
  }

  /** @param {Progress} progress */
  #tell(progress) {
    if (this.client.state === "starting") this.#expect();
    calling(this.#onProgress, progress);
  }

  /** @param {Omit<Progress, "stage">} about */
  #onPackage(about) {
    if (this.client.state === "starting" && about.state === "failed") this.#missing.push(`${about.name}: ${about.cause}`);
    this.#tell({ stage: "package", ...about });
  }

  /** @param {import("./connection.mjs").Capabilities} capabilities */
  #onReady(capabilities) {
    clearTimeout(this.#timer);
    if (this.#fields.packages?.length && this.#missing.length) return this.lose(this.#missing.join("\n"));
    this.#graceMs = graceOf(capabilities);
    this.#started.resolve();
    return this.#advance();
  }

  /** @param {number | undefined} run @returns {Turn | undefined} */
  #ofRun(run) {
    return [this.#turn, this.#last].find((turn) => turn?.run === run);
  }

  /** Have the next run begin, if none is at hand and Python is there. */
  #advance() {
    while (!this.#turn && this.#waiting.length) {
      if (this.client.state === "closed") this.start();
      if (this.client.state !== "ready") return;
      this.#begin(/** @type {Turn} */ (this.#waiting.shift()));
    }
  }

  /** @param {Turn} turn */
  #begin(turn) {
    this.#turn = turn;
    turn.run = unguessed();
    try {
      const { data = {}, ...fields } = turn.fields();
      const given = this.#functions.offer(data);
      this.client.begin({ ...fields, ...given, type: KINDS.RUN, id: turn.run, files: this.folder.handOver() }, given.port ? [given.port] : []);
    } catch (error) {
      // What was to be handed over with it is still here.
      this.folder.renew();
      this.#functions.end();
      this.#leave();
      turn.end(new OffthreadError(UNSENT + error));
    }
  }

  #leave() {
    this.#question = undefined;
    this.#last = this.#turn ?? this.#last;
    this.#turn = undefined;
  }

  /** The run at hand is over. @param {number} [ms] */
  #finish(ms) {
    clearTimeout(this.#timer);
    const turn = this.#turn;
    this.#leave();
    turn?.settle(ms);
    this.#advance();
  }

  /** @param {Turn} turn @param {unknown} reason */
  #abort(turn, reason) {
    if (turn === this.#turn) {
      turn.fail(reason);
      return this.#stop();
    }
    this.#waiting = this.#waiting.filter((each) => each !== turn);
    return turn.end(reason);
  }

  /** Stop the run at hand. If it does not heed that, it costs the worker. */
  #stop() {
    this.#question = undefined;
    if (!this.#graceMs) return this.#replace();
    this.client.stop(/** @type {number} */ (this.#turn?.run));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#replace(), this.#graceMs);
  }

  /** The run at hand ends together with its worker; those that wait have a new one. */
  #replace() {
    this.client.close();
    this.#finish();
  }

  /** @param {string} prompt @param {boolean} secret */
  async #ask(prompt, secret) {
    const turn = this.#turn;
    const question = (this.#question = {});
    try {
      const line = await turn?.listeners.onInput?.(prompt, { secret });
      if (this.#question !== question) return;
      this.#question = undefined;
      this.client.answer(line === undefined || line === null ? undefined : `${line}`.replace(/\n?$/, "\n"), turn?.run);
    } catch (error) {
      if (turn === this.#turn && turn) this.#abort(turn, error);
    }
  }

  /** A start must go on. */
  #expect() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.lose(BROKEN), SILENCE_MS);
  }
}

/** A promise that nobody has to wait for. */
function deferred() {
  /** @type {PromiseWithResolvers<void>} */
  const made = Promise.withResolvers();
  made.promise.catch(() => {});
  return made;
}
