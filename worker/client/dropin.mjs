/**
 * What the drop-in worker does: takes a page's scripts, has a worker beside it carry them out, and answers in order.
 * Worker, page and addresses are given to it, so that it runs anywhere. For its messages see `webworker.js`.
 */
import { KINDS } from "#generated/protocol.mjs";
import { Capabilities } from "./capabilities.mjs";
import { Client } from "./client.mjs";
import { buffersOf, command, isScript, replier } from "./samples.mjs";

/** @typedef {import("./client.mjs").Report} Report */
/** @typedef {import("./samples.mjs").Outcome} Outcome */
/** @typedef {{reply: (outcome: Outcome) => Record<string, unknown>, outcome: Outcome, isOver: boolean}} Job */
/** @typedef {{[K in Report["type"]]: (report: Extract<Report, {type: K}>) => void}} Handlers  all there are */

/**
 * @typedef {object} Scope
 * @property {string} href  the address of the drop-in, with its query
 * @property {Readonly<Record<string, string>>} workers  the address of each engine's worker, the default first
 * @property {(address: string) => import("./client.mjs").Endpoint} spawn
 * @property {(message: object, transfer?: ArrayBuffer[]) => void} post  to the page
 * @property {LockManager} [locks]
 */

/** Milliseconds that a program has to heed a stop before its worker is replaced. */
const GRACE_MS = 1000;

const UNSENT = "The data could not be handed on to Python. Leave out what cannot be copied, such as ports and streams: ";
const UNANSWERED = "The result could not be posted to the page: ";

/** Reports that tell how a start goes, and those of a run while it is carried out. @type {readonly string[]} */
const STARTS = [KINDS.PROGRESS, KINDS.READY, KINDS.FAILED];
/** @type {readonly string[]} */
const OF_RUNS = [KINDS.WAITING, KINDS.RESULT, KINDS.ERROR, KINDS.DONE];

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
    this.hasInput = this.query.get("input") === "message";
    this.hasOutput = this.query.get("output") === "message";
    /** @type {Map<number | symbol, Job>} messages that have not been answered, in order; runs by their ids */
    this.jobs = new Map();
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
      ...(index_url ? { index_url: new URL(index_url, this.href).href } : {}),
      ...(packages.length ? { packages } : {}),
    });
  }

  /** Take a message of the page. @param {any} data */
  receive(data) {
    const { running, state } = this.client;
    if (isScript(data)) this.#run(data);
    else if (data?.type === KINDS.STOP) this.#stop();
    else if (data?.type === "capabilities") this.capabilities.ask(state === "starting");
    else if (data?.type === KINDS.INPUT && running !== undefined) this.client.answer(data.text);
    else this.#refuse((outcome) => ({ ...idOf(data), ...outcome }), "The message needs a key 'python' with the script as a string.");
  }

  /** @param {Report} report */
  #hear(report) {
    /** @type {Partial<Record<string, (report: any) => void>>} */
    const handlers = this.handlers;
    if (Object.hasOwn(handlers, report.type)) handlers[report.type]?.(report);
  }

  /** @returns {Handlers} */
  #handlers() {
    return {
      [KINDS.PROGRESS]: () => {},
      [KINDS.READY]: ({ capabilities }) => {
        this.capabilities.learn(capabilities);
        this.graceMs = capabilities.stop === "restart" ? 0 : GRACE_MS;
      },
      [KINDS.FAILED]: ({ reason, fix }) => this.#fail(`${reason} ${fix}`),
      [KINDS.CRASHED]: ({ reason }) => this.#lose(`Python crashed, and its variables are lost: ${reason}`),
      [KINDS.STARTED]: () => {},
      [KINDS.OUTPUT]: (report) => {
        this.#print(report.chunks);
        this.client.acknowledge(report);
      },
      [KINDS.DISPLAY]: (report) => {
        this.#show(report);
        this.client.acknowledge(report);
      },
      [KINDS.PACKAGE]: ({ state, name, cause }) => state === "failed" && console.warn(`${name}: ${cause}`),
      [KINDS.INSTALLED]: () => {},
      [KINDS.WAITING]: ({ prompt, secret }) => this.#ask(prompt, secret),
      [KINDS.RESULT]: ({ id, value }) => this.#settle(id, { value }),
      [KINDS.ERROR]: ({ id, traceback }) => this.#settle(id, { error: traceback }),
      // The page hands over no files.
      [KINDS.FILES]: () => {},
      [KINDS.DONE]: ({ id, heap }) => {
        this.capabilities.heap = 1024 * (heap ?? 0);
        clearTimeout(this.grace);
        this.#finish(id);
      },
      [KINDS.REFUSED]: ({ id, reason }) => id !== undefined && this.#finish(id, { error: reason }),
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
      return this.#refuse(reply, error);
    }
    if (this.client.state === "closed") this.start();
    if (this.client.state === "failed") this.client.retry();
    const fields = command(data);
    try {
      const id = this.client.run(fields, buffersOf(fields.data ?? fields.context));
      return void this.jobs.set(id, { reply, outcome: {}, isOver: false });
    } catch (error) {
      return this.#refuse(reply, UNSENT + (error instanceof Error ? error.message : String(error)));
    }
  }

  /** Answer in its turn what cannot be run. @param {Job["reply"]} reply @param {string} error */
  #refuse(reply, error) {
    this.jobs.set(Symbol(error), { reply, outcome: { error }, isOver: true });
    this.#flush();
  }

  /**
   * Tell whether a report may come now. A script can post what looks like one: it must not answer for another.
   * @param {Report} report
   */
  #admits(report) {
    const { running, state } = this.client;
    if (STARTS.includes(report.type)) return state === "starting";
    if (report.type === KINDS.STARTED) return running === undefined && report.id === this.#next();
    // A run that waits is refused when its turn comes, and not while another one runs.
    if (report.type === KINDS.REFUSED) return running === undefined || report.id === running;
    return !OF_RUNS.includes(report.type) || /** @type {{id?: number}} */ (report).id === running;
  }

  /** The run that is to begin next. */
  #next() {
    for (const [id, { isOver }] of this.jobs) if (!isOver) return id;
    return undefined;
  }

  /** @param {number} id @param {Outcome} outcome */
  #settle(id, outcome) {
    const job = this.jobs.get(id);
    if (job) job.outcome = outcome;
  }

  /** @param {number | symbol} id @param {Outcome} [outcome] */
  #finish(id, outcome) {
    const job = this.jobs.get(id);
    if (!job || job.isOver) return;
    job.isOver = true;
    job.outcome = outcome ?? job.outcome;
    this.#flush();
  }

  /** Answer what can be answered, in order. */
  #flush() {
    for (const [id, { reply, outcome, isOver }] of this.jobs) {
      if (!isOver) return;
      this.jobs.delete(id);
      this.#answer(reply, outcome);
    }
  }

  /** @param {Job["reply"]} reply @param {Outcome} outcome */
  #answer(reply, outcome) {
    const message = reply(outcome);
    try {
      this.post(message, buffersOf(message));
    } catch (error) {
      // A value that may be handed over, but not copied.
      this.post(reply({ error: UNANSWERED + (error instanceof Error ? error.message : String(error)) }));
    }
  }

  /** Answer everything that waits, in order. @param {string} error */
  #fail(error) {
    this.capabilities.settle();
    for (const id of [...this.jobs.keys()]) this.#finish(id, { error });
  }

  /** The worker is of no more use; the next script begins with a new one. @param {string} error */
  #lose(error) {
    clearTimeout(this.grace);
    this.client.close();
    this.#fail(error);
  }

  /** Stop the script that runs; one that does not heed it costs the worker. */
  #stop() {
    if (this.client.running === undefined) return;
    if (!this.graceMs) return this.#lose("The script was stopped together with its Python: its variables are lost.");
    this.client.stop();
    clearTimeout(this.grace);
    const late = () => this.#lose("The script did not heed the stop: it was ended, and its variables are lost.");
    this.grace = setTimeout(late, this.graceMs);
  }

  /** @param {string} prompt @param {boolean} secret */
  #ask(prompt, secret) {
    if (this.hasInput) return this.post({ type: KINDS.WAITING, prompt, secret });
    console.warn("input() has no one to ask: add ?input=message to the worker's address and answer its messages.");
    return this.client.answer(undefined);
  }

  /** @param {import("#generated/protocol.mjs").DisplayMessage} report */
  #show({ id: _id, seq: _seq, token: _token, ...shown }) {
    if (this.hasOutput) this.post(shown);
    else console.log(shown.text);
  }

  /** @param {string[]} chunks  stream, text, stream, text, … */
  #print(chunks) {
    for (let i = 0; i < chunks.length; i += 2) {
      const [stream, text] = chunks.slice(i, i + 2);
      if (this.hasOutput) this.post({ type: KINDS.OUTPUT, stream, text });
      else if (stream === "stderr") console.warn(text.replace(/\n$/, ""));
      else console.log(text.replace(/\n$/, ""));
    }
  }
}

/** What names the message in its answer. @param {any} data */
const idOf = (data) => (data?.id === undefined ? {} : { id: data.id });
