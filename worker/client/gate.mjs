/**
 * The gate between a worker and the page: says of each thing that a worker posts whether it is a report that may come
 * now. It is told what the page has sent (`sent`), and so knows the state of the worker and the run at hand.
 *
 * It takes data and gives verdicts: it knows no worker, no port and no page, and counts no breaches; `intake.mjs` does.
 *
 *     gate.sent({ type: "run", id: 1, code });
 *     gate.judge(event.data);  // { report } to pass on, { breach } in a sentence, or neither: to be dropped
 */
import { BURST, MOST_LATE_QUESTIONS, PER_SECOND } from "#generated/bounds.mjs";
import * as KINDS from "#generated/kinds.mjs";
import { QUESTIONS, STATES, TRANSITIONS } from "#generated/protocol.mjs";
import { Breach, checked } from "./shape.mjs";

/** @typedef {import("./shape.mjs").Checked} Checked */
/** @typedef {{report?: Checked, breach?: string}} Verdict  neither: it comes too late and says nothing any more */
/** @typedef {{type: string, id?: number, [field: string]: unknown}} Command */
/** @typedef {{run: number, value: boolean}} Expected  value: RESULT may bring its value */

/** What is still on its way when a start has failed. */
const LATE = [KINDS.PROGRESS, KINDS.PACKAGE];

export class Gate {
  #now;
  #isOver = false;
  /** Runs that the page has sent and that have not begun. @type {Expected[]} */
  #expected = [];
  /** @type {Expected | undefined} the run at hand */
  #running;
  /** The run before it, of which callbacks may go on to print. */
  #last = 0;
  /** RESULT or ERROR of the run at hand has come. */
  #isSettled = false;
  #lateQuestions = 0;
  #seq = 0;
  /** Questions without an answer, as kind and number. @type {Set<string>} */
  #questions = new Set();
  #inventories = 0;
  #allowance = BURST;
  #moment;

  /** @param {() => number} [now]  milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
    /** @type {string} */
    this.state = STATES.STARTING;
    /** Commands that REFUSED may answer, and those that INSTALLED may. */
    this.refusable = 0;
    this.#moment = now();
    /** What is checked of a report beside its shape and the state; a Breach if it may not come. @type {Record<string, (report: Checked) => void>} */
    this.rules = {
      [KINDS.CRASHED]: ({ id }) => this.#mustBe("crashed", id, [undefined, this.#running?.run, this.#last]),
      [KINDS.STARTED]: (report) => this.#onStarted(report),
      [KINDS.OUTPUT]: (report) => this.#onOutput(report),
      [KINDS.DISPLAY]: (report) => this.#onOutput(report),
      [KINDS.DRAWING]: (report) => this.#onOutput(report),
      [KINDS.COMMS]: (report) => this.#onOutput(report),
      [KINDS.PACKAGE]: (report) => this.#onPackage(report),
      [KINDS.INSTALLED]: () => this.#onInstalled(),
      [KINDS.WAITING]: (report) => this.#onWaiting(report),
      [KINDS.RESULT]: (report) => this.#onSettled(report),
      [KINDS.ERROR]: (report) => this.#onSettled(report),
      [KINDS.FILES]: () => this.#spend(KINDS.FILES),
      [KINDS.DONE]: (report) => this.#onDone(report),
      [KINDS.REFUSED]: (report) => this.#onRefused(report),
      [KINDS.COMPLETION]: (report) => this.#onAnswer(report),
      [KINDS.TRANSLATION]: (report) => this.#onAnswer(report),
      [KINDS.VARIABLES]: (report) => this.#onAnswer(report),
      [KINDS.TABLE]: (report) => this.#onAnswer(report),
      [KINDS.CSV]: (report) => this.#onAnswer(report),
    };
  }

  /** Note what the page has sent, by a message or past it. @param {Command} command */
  sent({ type, id, values }) {
    if (type !== KINDS.ACK) this.refusable += 1;
    if (type === KINDS.RUN || type === KINDS.INSTALL) this.#expected.push({ run: /** @type {number} */ (id), value: values === true });
    if (type === KINDS.INSTALL || type === KINDS.REMOVE || type === KINDS.INVENTORY) this.#inventories += 1;
    if (Object.hasOwn(QUESTIONS, type)) this.#questions.add(`${QUESTIONS[type]} ${id}`);
    // A run that waits is stopped without a word: that changes nothing about the one at hand.
    if (type === KINDS.STOP && id !== undefined && id !== this.#running?.run) return;
    if (type === KINDS.STOP) this.#lateQuestions = 0;
    this.state = TRANSITIONS[this.state]?.[type] ?? this.state;
  }

  /** Judge what a worker has posted. @param {unknown} data @returns {Verdict} */
  judge(data) {
    if (this.#isOver) return {};
    try {
      const report = checked(data);
      if (this.state === STATES.BROKEN && LATE.some((kind) => kind === report.type)) return {};
      this.#admit(report);
      return { report };
    } catch (error) {
      // Cloned data cannot throw; what could is nothing that a worker may send.
      return { breach: error instanceof Breach ? error.message : "a message that cannot be read" };
    }
  }

  /** @param {Checked} report */
  #admit(report) {
    const { type } = report;
    const state = this.#after(type);
    if (state === undefined) throw new Breach(`'${type}' may not come while the worker is '${this.state}'`);
    this.rules[type]?.(report);
    this.state = state;
    this.#isOver = type === KINDS.CRASHED;
  }

  /** @param {string} type @returns {string | undefined} */
  #after(type) {
    if (type === KINDS.CRASHED) return STATES.BROKEN;
    return type === KINDS.REFUSED ? this.state : TRANSITIONS[this.state]?.[type];
  }

  /** @param {string} type @param {number | undefined} id @param {(number | undefined)[]} allowed */
  #mustBe(type, id, allowed) {
    if (!allowed.includes(id)) throw new Breach(`${type}: ${id} is not the run at hand`);
  }

  /** @param {Checked} report  of the run at hand */
  #ofRun({ type, id }) {
    this.#mustBe(type, id, [this.#running?.run]);
  }

  /** @param {Checked} report */
  #onStarted({ type, id }) {
    this.#mustBe(type, id, [this.#expected[0]?.run]);
    this.#running = this.#expected.shift();
    this.#isSettled = false;
  }

  /** Between two runs, what is left to be written may go by the name of either. @param {Checked} report */
  #onOutput({ type, id, seq }) {
    this.#mustBe(type, id, this.#running ? [this.#running.run] : [this.#last, this.#expected[0]?.run]);
    if (seq <= this.#seq) throw new Breach(`${type}: seq ${seq} does not come after ${this.#seq}`);
    this.#seq = seq;
  }

  /** @param {Checked} report */
  #onPackage({ type, id }) {
    this.#mustBe(type, id, [undefined, this.#running?.run]);
    this.#spend(type);
  }

  #onInstalled() {
    if (!this.#inventories) throw new Breach("installed: nobody has asked for it");
    this.#inventories -= 1;
  }

  /** @param {Checked} report */
  #onWaiting(report) {
    this.#ofRun(report);
    if (this.state !== STATES.STOPPING) return;
    if (this.#lateQuestions >= MOST_LATE_QUESTIONS) throw new Breach("waiting: the program has been stopped");
    this.#lateQuestions += 1;
  }

  /** @param {Checked} report */
  #onSettled(report) {
    this.#ofRun(report);
    if (this.#isSettled) throw new Breach(`${report.type}: the run has its result or its error already`);
    if ("value" in report && !this.#running?.value) throw new Breach("result: nobody has asked for the value");
    this.#isSettled = true;
  }

  /** @param {Checked} report */
  #onDone(report) {
    this.#ofRun(report);
    this.#last = report.id;
    this.#running = undefined;
  }

  /** @param {Checked} report */
  #onRefused({ id }) {
    if (!this.refusable) throw new Breach("refused: there is nothing to refuse");
    this.refusable -= 1;
    this.#expected = this.#expected.filter(({ run }) => run !== id);
    for (const kind of Object.values(QUESTIONS)) this.#questions.delete(`${kind} ${id}`);
  }

  /** @param {Checked} report */
  #onAnswer({ type, id }) {
    if (!this.#questions.delete(`${type} ${id}`)) throw new Breach(`${type}: nobody has asked for ${id}`);
  }

  /** Take one of the reports that may come of themselves, but not too often. @param {string} type */
  #spend(type) {
    const now = this.#now();
    this.#allowance = Math.min(2 * BURST, this.#allowance + ((now - this.#moment) / 1000) * PER_SECOND);
    this.#moment = now;
    if (this.#allowance < 1) throw new Breach(`${type}: more than the page can take`);
    this.#allowance -= 1;
  }
}
