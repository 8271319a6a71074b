/**
 * What the drop-in worker does: takes a page's scripts, has a worker beside it carry them out, and answers in order.
 * Worker, page and addresses are given to it, so that it runs anywhere. For its messages see `webworker.js`.
 */
import * as KINDS from "#generated/kinds.mjs";
import { Capabilities } from "./capabilities.mjs";
import { Client } from "./client.mjs";
import { failureOf } from "./failure.mjs";
import { Jobs } from "./jobs.mjs";
import { GRACE_MS, graceOf, unguessed } from "./keeping.mjs";
import { isOutput } from "./outputs.mjs";
import { buffersOf, command, idOf, isScript, problemOf, replier } from "./samples.mjs";
import { Voice } from "./voice.mjs";

/** @typedef {import("./client.mjs").Report} Report */
/** @typedef {import("./jobs.mjs").Job} Job */
/** @typedef {import("./samples.mjs").Outcome} Outcome */
/** @typedef {{[K in Report["type"]]: (report: Extract<Report, {type: K}>) => void}} Handlers  all there are */

/**
 * @typedef {object} Scope
 * @property {string} href  the address of the drop-in, with its query
 * @property {Readonly<Record<string, string>>} workers  the address of each engine's worker, the default first
 * @property {(address: string) => import("./client.mjs").Endpoint} spawn
 * @property {(message: object, transfer?: ArrayBuffer[]) => void} post  to the page
 * @property {LockManager} [locks]
 */

const UNSENT = "The data could not be handed on to Python. Leave out what cannot be copied, such as ports and streams: ";
const UNANSWERED = "The result could not be posted to the page: ";

/** Reports that tell how a start goes, and those of a run while it is carried out. @type {readonly string[]} */
const STARTS = [KINDS.PROGRESS, KINDS.READY, KINDS.FAILED];
/** @type {readonly string[]} */
const OF_RUNS = [KINDS.WAITING, KINDS.RESULT, KINDS.ERROR, KINDS.DONE];

/** The traceback of a run that was stopped before it began. */
const NOTHING_RUN = "KeyboardInterrupt\n";

const NOT_BEGUN = "The script was stopped before it began.";
const WITH_PYTHON = "The script was stopped together with its Python: its variables are lost.";
const UNHEEDED = "The script did not heed the stop: it was ended, and its variables are lost.";
const GONE = "Python's worker is gone, and its variables are lost: the script closed it, or the browser ended it.";

export class DropIn {
  /** @param {Scope} scope */
  constructor({ href, workers, spawn, post, locks }) {
    this.href = href;
    this.workers = workers;
    this.post = post;
    this.query = new URL(href).searchParams;
    this.engine = this.query.get("engine") ?? Object.keys(workers)[0];
    this.isKnown = Object.hasOwn(workers, this.engine);
    this.voice = new Voice(this.query, post);
    this.jobs = new Jobs((job) => this.#answer(job));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.grace = undefined;
    this.graceMs = GRACE_MS;
    this.capabilities = new Capabilities(post);
    this.client = new Client({
      spawn: () => spawn(new URL(workers[this.engine], href).href),
      hear: (report) => this.#hear(report),
      admit: (report) => this.#admits(report),
      lose: ({ how, reason }) =>
        this.#lose(how === "dead" ? GONE : `The worker could not be loaded or broke: ${reason || workers[this.engine]}`),
      locks,
    });
    this.handlers = this.#handlers();
  }

  /** Start Python, or start it again. */
  start() {
    if (!this.isKnown) return;
    const index_url = this.query.get("indexURL");
    const packages = (this.query.get("packages") ?? "").split(",").map((name) => name.trim()).filter(Boolean);
    this.client.start({
      engine: this.engine,
      index_url: index_url ? new URL(index_url, this.href).href : undefined,
      packages: packages.length ? packages : undefined,
    });
  }

  /** Take a message of the page. @param {any} data */
  receive(data) {
    const { running, state } = this.client;
    if (isScript(data)) this.#run(data);
    else if (data?.type === KINDS.STOP) this.#onStop(data);
    else if (data?.type === "capabilities") this.capabilities.ask(state === "starting");
    else if (data?.type === KINDS.INPUT && running !== undefined) this.client.answer(data.text);
    else this.#refuse(idOf(data), (outcome) => ({ ...idOf(data), ...outcome }), problemOf(data));
  }

  /** @param {Report} report */
  #hear(report) {
    /** @type {Partial<Record<string, (report: any) => void>>} */
    const handlers = this.handlers;
    if (Object.hasOwn(handlers, report.type)) handlers[report.type]?.(report);
    if (isOutput(report.type)) this.client.acknowledge(/** @type {Extract<Report, {seq: number}>} */ (report));
  }

  /** @returns {Handlers} */
  #handlers() {
    return {
      [KINDS.PROGRESS]: (report) => this.voice.load(report),
      [KINDS.READY]: (report) => {
        this.capabilities.learn(report.capabilities);
        this.graceMs = graceOf(report.capabilities);
        this.voice.ready(report);
      },
      [KINDS.FAILED]: ({ reason, fix }) => this.#onFailed(`${reason} ${fix}`),
      [KINDS.CRASHED]: ({ reason }) => this.#lose(`Python crashed, and its variables are lost: ${reason}`),
      [KINDS.STARTED]: () => this.jobs.atHand?.isStopped && this.#expectEnd(GRACE_MS),
      [KINDS.OUTPUT]: (report) => this.voice.print(report.chunks, this.jobs.nameOf(report.id)),
      [KINDS.DISPLAY]: (report) => this.voice.show(report, this.jobs.nameOf(report.id)),
      // There is no place to draw in, or for widgets; the program goes on.
      [KINDS.DRAWING]: () => {},
      [KINDS.COMMS]: () => {},
      [KINDS.PACKAGE]: (report) => this.voice.fetch(report, this.jobs.nameOf(report.id)),
      [KINDS.INSTALLED]: () => {},
      [KINDS.WAITING]: ({ id, prompt, secret }) => {
        if (!this.voice.ask(prompt, secret, this.jobs.nameOf(id))) this.client.answer(undefined);
      },
      [KINDS.RESULT]: ({ value }) => this.#settle({ value }),
      [KINDS.ERROR]: (report) => this.#onError(report),
      // The page hands over no files.
      [KINDS.FILES]: () => {},
      [KINDS.DONE]: ({ heap }) => {
        this.capabilities.heap = 1024 * (heap ?? 0);
        this.#finish();
      },
      [KINDS.REFUSED]: ({ id, reason }) => id !== undefined && this.#finish({ error: reason }),
      [KINDS.COMPLETION]: () => {},
      [KINDS.TRANSLATION]: () => {},
      [KINDS.VARIABLES]: () => {},
      [KINDS.TABLE]: () => {},
      [KINDS.CSV]: () => {},
    };
  }

  /** @param {any} data */
  #run(data) {
    const reply = replier(data);
    if (!this.isKnown) {
      const error = `This site has no engine '${this.engine}': there are ${Object.keys(this.workers).join(", ")}.`;
      return this.#refuse(idOf(data), reply, error);
    }
    this.jobs.add(idOf(data), reply, command(data));
    return this.#advance();
  }

  /** Answer in its turn what cannot be run. @param {Job["name"]} name @param {Job["reply"]} reply @param {string} error */
  #refuse(name, reply, error) {
    this.jobs.end(this.jobs.add(name, reply), { error });
    this.jobs.flush();
  }

  /** Have the next script carried out, unless one is. Those behind it wait here, where they can be taken away. */
  #advance() {
    while (this.jobs.next && !this.jobs.atHand) this.#begin(this.jobs.next);
    this.jobs.flush();
  }

  /** @param {Job} job */
  #begin(job) {
    const { fields = { code: "" } } = job;
    if (this.client.state === "closed") this.start();
    if (this.client.state === "failed") this.client.retry();
    try {
      this.jobs.begin(job, this.client.run({ ...fields, id: unguessed() }, buffersOf(fields.data ?? fields.context ?? {})));
    } catch (error) {
      this.jobs.end(job, { error: UNSENT + (error instanceof Error ? error.message : String(error)) });
    }
  }

  /**
   * Tell whether a report may come now. A script can post what looks like one: it must not answer for another.
   * @param {Report} report
   */
  #admits(report) {
    const { running, state } = this.client;
    const run = this.jobs.atHand?.run;
    if (STARTS.includes(report.type)) return state === "starting";
    if (report.type === KINDS.STARTED) return running === undefined && run !== undefined && report.id === run;
    if (report.type === KINDS.REFUSED) return report.id === run;
    return !OF_RUNS.includes(report.type) || (running !== undefined && /** @type {{id?: number}} */ (report).id === running);
  }

  /** @param {Outcome} outcome  of the script at hand */
  #settle(outcome) {
    if (this.jobs.atHand) this.jobs.atHand.outcome = outcome;
  }

  /** @param {Extract<Report, {type: typeof KINDS.ERROR}>} report */
  #onError(report) {
    const { isStopped, fields } = this.jobs.atHand ?? {};
    const hasNotBegun = isStopped && report.traceback === NOTHING_RUN;
    this.#settle(hasNotBegun ? { error: NOT_BEGUN } : failureOf(report, fields?.code ?? ""));
  }

  /** The script at hand is over. @param {Outcome} [outcome] */
  #finish(outcome) {
    clearTimeout(this.grace);
    if (this.jobs.atHand) this.jobs.end(this.jobs.atHand, outcome);
    this.#advance();
  }

  /** @param {Job} job */
  #answer({ reply, outcome }) {
    const message = reply(outcome);
    try {
      this.post(message, "value" in outcome ? buffersOf(outcome) : []);
    } catch (error) {
      // A value that may be handed over, but not copied.
      this.post(reply({ error: UNANSWERED + (error instanceof Error ? error.message : String(error)) }));
    }
  }

  /** @param {string} error */
  #onFailed(error) {
    this.voice.fail(error);
    this.#fail(error);
  }

  /** Answer everything that waits, in order. @param {string} error */
  #fail(error) {
    this.capabilities.settle();
    for (const job of this.jobs.open) this.jobs.end(job, { error });
    this.jobs.flush();
  }

  /** The worker is of no more use; the next script begins with a new one. @param {string} error */
  #lose(error) {
    clearTimeout(this.grace);
    this.client.close();
    this.#fail(error);
  }

  /** Stop the script whose turn it is, or those of a name. @param {{id?: unknown}} message */
  #onStop({ id }) {
    const { next } = this.jobs;
    for (const job of id === undefined ? [next] : this.jobs.named(id)) if (job) this.#stop(job);
  }

  /** @param {Job} job */
  #stop(job) {
    if (job !== this.jobs.atHand) {
      this.jobs.end(job, { error: NOT_BEGUN });
      return this.jobs.flush();
    }
    if (this.client.running === undefined) job.isStopped = true;
    else if (!this.graceMs) return this.#end(WITH_PYTHON);
    this.client.stop(job.run);
    return this.client.running === undefined ? undefined : this.#expectEnd(this.graceMs);
  }

  /** A script that does not heed the stop costs the worker. @param {number} ms */
  #expectEnd(ms) {
    clearTimeout(this.grace);
    this.grace = setTimeout(() => this.#end(UNHEEDED), ms);
  }

  /** End the script at hand together with its worker; those that wait have a new one. @param {string} error */
  #end(error) {
    this.client.close();
    this.#finish({ error });
  }
}
