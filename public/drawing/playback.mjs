/**
 * When what a program did is shown: each batch at its own moment, by the program's clock, however unevenly the messages
 * come. What comes too late, or too much of it, is shown as soon as there is time. Knows no canvas.
 */

/** @typedef {import("./ops.mjs").Batch} Batch */
/** @typedef {{batch: Batch, next: number, done?: () => void}} Entry  next: the op that comes next */

/** Milliseconds by which a drawing follows its program, so that it never waits for a message. */
const LEAD_MS = 20;

/** Milliseconds off, beyond which the clock is set again. */
const LATE_MS = 100;

/** Milliseconds of a step that is shown as a movement; longer ones are pauses. */
const STEP_MS = 60;

/** Ops that may wait for their moment. */
const MOST_WAITING = 20_000;

/** Ops between two looks at the clock. */
const LOOK = 64;

export class Playback {
  /** @param {import("./scene.mjs").Scene} scene @param {() => number} [now] */
  constructor(scene, now = () => performance.now()) {
    this.scene = scene;
    this.now = now;
    /** @type {Entry[]} */
    this.entries = [];
    this.waiting = 0;
    /** What is to be added to the program's clock. @type {number | undefined} */
    this.offset = undefined;
    this.last = 0;
  }

  get isIdle() {
    return this.entries.length === 0;
  }

  /** @param {Batch[]} batches @param {() => void} done  is called when all of them are shown */
  add(batches, done) {
    if (!batches.length) return done();
    batches.forEach((batch, at) => {
      this.waiting += batch.ops.length;
      this.entries.push({ batch, next: 0, done: at === batches.length - 1 ? done : undefined });
    });
    const now = this.now();
    const due = batches[0].at + (this.offset ?? -Infinity);
    if (due < now - LATE_MS || due > now + 10 * LATE_MS) this.offset = now + LEAD_MS - batches[0].at;
  }

  /** Do what is due, for so many milliseconds; whether anything was done. @param {number} budget */
  play(budget) {
    const now = this.now();
    const until = now + budget;
    let isChanged = false;
    while (this.entries.length && (this.#isDue(this.entries[0], now) || this.waiting > MOST_WAITING)) {
      isChanged = true;
      if (!this.#apply(this.entries[0], now, until)) break;
    }
    return this.#lean(now) || isChanged;
  }

  /** @param {Entry} entry @param {number} now */
  #isDue({ batch }, now) {
    return batch.at + (this.offset ?? 0) <= now;
  }

  /** @param {Entry} entry @param {number} now @param {number} until @returns {boolean} whether there is time for more */
  #apply(entry, now, until) {
    const { ops, at } = entry.batch;
    for (; entry.next < ops.length; entry.next += 1) {
      if (entry.next % LOOK === LOOK - 1 && this.now() > until) return false;
      this.scene.apply(ops[entry.next], now);
    }
    this.last = at;
    this.waiting -= ops.length;
    this.entries.shift();
    entry.done?.();
    return this.now() <= until;
  }

  /** Show the next step as far as it has come. @param {number} now */
  #lean(now) {
    const [next] = this.entries;
    if (!next || next.next || this.offset === undefined) return false;
    const { at, ops } = next.batch;
    const step = at - this.last;
    const part = (now - this.offset - this.last) / step;
    if (!(step > 0 && step <= STEP_MS && part > 0 && part < 1)) return false;
    for (const op of ops) this.scene.lean(op, part);
    return true;
  }

  /** Show everything now. */
  hurry() {
    const { entries } = this;
    this.entries = [];
    this.waiting = 0;
    for (const { batch, next, done } of entries) {
      for (const op of batch.ops.slice(next)) this.scene.apply(op, this.now());
      this.last = batch.at;
      done?.();
    }
  }
}
