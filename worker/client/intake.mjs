/**
 * What the page takes in of a worker: only what passes the gate, and no more at a time than it can take. It counts the
 * breaches; with the last one that is borne it hears no more. It knows neither workers nor pages: data comes by `take`.
 *
 * A worker heeds back-pressure, see `worker/host/flow.mjs`, but a program can post past it. So what the page has not
 * acknowledged waits here, in the order of arrival, and costs it nothing.
 */
import { MOST_AHEAD, MOST_BREACHES, MOST_HELD, MOST_HELD_SIZE } from "#generated/bounds.mjs";
import * as KINDS from "#generated/kinds.mjs";
import { Gate } from "./gate.mjs";
import { isOutput } from "./outputs.mjs";
import { sizeOf } from "./shape.mjs";

/** @typedef {import("./gate.mjs").Command} Command */
/** @typedef {import("./shape.mjs").Checked} Checked */

/**
 * Who is told; it may be replaced.
 * @typedef {object} Ears
 * @property {(report: any) => void} hear  a report, checked and fresh
 * @property {(sentence: string) => void} breach  one that breaks the contract
 * @property {() => void} end  it was the last that is borne: the worker is to be ended
 */

/** Reports that are handed on in one go when there is room again. */
const PORTION = 64;

/** Milliseconds of work that may be made of them in so many before others have a turn: the page must answer meanwhile. */
const SLICE_MS = 12;
const WINDOW_MS = 50;

/** Milliseconds that the page may lose by reading a message: one that breaks the contract and takes longer is the last that is borne. */
const MOST_READING_MS = 100;

const TOO_MUCH = "output: the worker sends more than the page can take";

export class Intake {
  #gate;
  #later;
  #now;
  /** When the window began, and the milliseconds of it that were spent. */
  #began = 0;
  #spent = 0;
  #breaches = 0;
  /** The `seq` of each report that the page has not acknowledged. @type {number[]} */
  #ahead = [];
  #heldSize = 0;
  #isDue = false;

  /** @param {Ears} ears @param {Gate} [gate] @param {(act: () => void) => unknown} [later] @param {() => number} [now]  milliseconds */
  constructor(ears, gate = new Gate(), later = (act) => setTimeout(act, 0), now = () => performance.now()) {
    this.ears = ears;
    this.#gate = gate;
    this.#later = later;
    this.#now = now;
    /** @type {{report: Checked, size: number}[]} */
    this.held = [];
  }

  get isOver() {
    return this.#breaches >= MOST_BREACHES;
  }

  /** Take what the worker has posted. @param {unknown} data @param {number} [reading]  milliseconds that it took to read it */
  take(data, reading = 0) {
    if (this.isOver) return;
    const { report, breach } = this.#gate.judge(data);
    if (breach !== undefined) this.#count(breach, reading > MOST_READING_MS ? MOST_BREACHES : 1);
    else if (report && (this.held.length || this.#isSpent() || this.#mustWait(report))) this.#hold(report);
    else if (report) this.#pass(report);
  }

  /** Note what the page has sent. @param {Command & {seq?: number}} command */
  sent(command) {
    this.#gate.sent(command);
    if (command.type !== KINDS.ACK) return;
    const { seq = 0 } = command;
    this.#ahead = this.#ahead.filter((each) => each > seq);
    this.#drainLater();
  }

  /** @param {Checked} report */
  #mustWait({ type }) {
    return isOutput(type) && this.#ahead.length >= MOST_AHEAD;
  }

  /** Whether others are to have a turn first. */
  #isSpent() {
    if (this.#now() - this.#began < WINDOW_MS) return this.#spent > SLICE_MS;
    this.#begin();
    return false;
  }

  #begin() {
    this.#began = this.#now();
    this.#spent = 0;
  }

  /** @param {Checked} report */
  #pass(report) {
    if (isOutput(report.type)) this.#ahead.push(report.seq);
    const before = this.#now();
    this.ears.hear(report);
    this.#spent += this.#now() - before;
  }

  /** @param {Checked} report */
  #hold(report) {
    const size = Object.values(report).reduce((sum, each) => sum + sizeOf(each), 0);
    // One alone may be as large as the gate lets it be.
    if (this.held.length && (this.held.length >= MOST_HELD || this.#heldSize + size > MOST_HELD_SIZE)) {
      this.#count(TOO_MUCH);
      return;
    }
    this.held.push({ report, size });
    this.#heldSize += size;
    if (!this.#mustWait(this.held[0].report)) this.#drainLater();
  }

  /** Not at once: the one that acknowledges is in the middle of something. */
  #drainLater() {
    if (this.#isDue || !this.held.length) return;
    this.#isDue = true;
    this.#later(() => this.#drain());
  }

  #drain() {
    this.#isDue = false;
    this.#begin();
    let count = 0;
    while (count < PORTION && this.#spent <= SLICE_MS && count < this.held.length && !this.#mustWait(this.held[count].report)) {
      const { report, size } = this.held[count];
      count += 1;
      this.#heldSize -= size;
      this.#pass(report);
    }
    this.held.splice(0, count);
    if (count === PORTION || this.#spent > SLICE_MS) this.#drainLater();
  }

  /** @param {string} breach @param {number} [weight] */
  #count(breach, weight = 1) {
    this.#breaches += weight;
    this.ears.breach(breach);
    if (!this.isOver) return;
    this.held = [];
    this.ears.end();
  }
}
