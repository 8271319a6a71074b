/**
 * Where the program's standard output and error go: bytes are gathered as they are written, and leave
 * as one message with what has come together. It keeps the order of the two streams, drops nothing, and
 * lets the program wait when the page falls behind.
 *
 * What is gathered must not lie here while the program computes: every look of the evaluation loop sees
 * to that (`tick`). One long call into C has no looks, so what a program writes leaves at once unless it is a
 * flood: see docs/decisions/0061-only-a-flood-is-gathered.md.
 */
import { now, push, set, subarray } from "./primordials.mjs";
import { Decoder } from "./text.mjs";

/** Bytes gathered at the most before they are posted. */
export const ROOM = 1 << 16;

/** Changes of the stream gathered at the most: each is work for the page. */
const CHANGES = 256;

/** Writes that leave at once; those of a program that writes on and on are gathered instead. */
const BURST = 128;

/** Milliseconds for which a flood is gathered. */
const WINDOW_MS = 16;

/** Bytes in so many milliseconds up to which it is no flood any more. */
const TRICKLE = 1024;

/** In a flood the clock is read at one write in so many. */
const CLOCK_EVERY = 16;

/** @typedef {"stdout" | "stderr"} Stream */

/**
 * How the output reaches the page.
 * @typedef {object} Page
 * @property {(chunks: string[]) => void} post  takes stream, text, stream, text, …
 * @property {() => boolean} isFull  whether it is too far behind
 * @property {() => void} wait  block until the page has caught up, or the run is to stop
 */

/** @typedef {import("#generated/edges.d.ts").OutputEdges} OutputEdges  what Python needs of this */

/** @implements {OutputEdges} */
export class Output {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.buffer = new Uint8Array(ROOM);
    this.length = 0;
    /** @type {Stream} */
    this.stream = "stdout";
    /** @type {string[]} */
    this.chunks = [];
    this.gathered = 0;
    this.window = 0;
    /** Bytes written in this window, whether they have left or not. */
    this.amount = 0;
    this.burst = BURST;
    this.writes = 0;
    this.isMute = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    // A decoder a stream, so that a character split across two writes stays whole.
    this.decoders = { stdout: new Decoder(), stderr: new Decoder() };
  }

  /** @param {Stream} stream */
  device(stream) {
    return {
      isatty: false,
      write: (/** @type {Uint8Array} */ bytes) => this.write(stream, bytes),
    };
  }

  /**
   * Take bytes from the interpreter's memory, as many as there is room for.
   * @param {Stream} stream @param {Uint8Array} bytes @returns {number} how many were taken
   */
  write(stream, bytes) {
    if (this.isMute) return bytes.length;
    if (stream !== this.stream) this.#seal(stream);
    const taken = Math.min(bytes.length, ROOM - this.length);
    set(this.buffer, taken === bytes.length ? bytes : subarray(bytes, 0, taken), this.length);
    this.length += taken;
    this.gathered += taken;
    this.amount += taken;
    if (this.gathered >= ROOM || this.chunks.length >= 2 * CHANGES) this.#flushWhenPageIsReady();
    else if (this.#mayLeaveAtOnce()) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), WINDOW_MS);
    return taken;
  }

  #mayLeaveAtOnce() {
    if (!this.burst && ++this.writes % CLOCK_EVERY && this.amount > TRICKLE) return false;
    const isDue = this.#isDue();
    if (!this.burst) return isDue;
    this.burst -= 1;
    return true;
  }

  /** Tell whether what has been gathered has lain here long enough; if so, another window begins. */
  #isDue() {
    const moment = now();
    const windows = (moment - this.window) / WINDOW_MS;
    if (windows < 1) return false;
    if (this.amount <= TRICKLE * windows) this.burst = BURST;
    this.window = moment;
    this.amount = 0;
    return true;
  }

  #flushWhenPageIsReady() {
    const wasFull = this.page.isFull();
    this.flush();
    if (wasFull) this.page.wait();
  }

  /** Called now and then while the program computes: nothing gathered may lie here for long. */
  tick() {
    if (this.gathered && !this.page.isFull() && this.#isDue()) this.flush();
  }

  /** Post what has been gathered. @param {boolean} [isLast]  the run is over: what has begun is all there is */
  flush(isLast = false) {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.#seal(this.stream, isLast);
    this.gathered = 0;
    // The next run owes nothing to a flood of this one: some engines have no ticks that would end it.
    if (isLast) this.burst = BURST;
    if (!this.chunks.length) return;
    const chunks = this.chunks;
    this.chunks = [];
    this.page.post(chunks);
  }

  /** Do something whose output is not the program's, and goes nowhere. @template T @param {() => T} work */
  muted(work) {
    this.flush(true);
    this.isMute = true;
    try {
      return work();
    } finally {
      this.isMute = false;
    }
  }

  /** Turn the gathered bytes into text and go on with a stream. @param {Stream} stream @param {boolean} [isLast] */
  #seal(stream, isLast = false) {
    if (this.length || isLast) this.#decode(this.stream, isLast);
    if (isLast) this.#decode(this.stream === "stdout" ? "stderr" : "stdout", true);
    this.stream = stream;
  }

  /** @param {Stream} stream @param {boolean} isLast */
  #decode(stream, isLast) {
    const text = this.decoders[stream].decode(subarray(this.buffer, 0, this.length), isLast);
    if (text) push(this.chunks, stream, text);
    this.length = 0;
  }
}
