/**
 * Where the program's standard output and error go: bytes are gathered as they are written, and leave
 * as one message with what has come together. It keeps the order of the two streams, drops nothing, and
 * lets the program wait when the page falls behind.
 *
 * What is gathered must not lie here while the program computes. Every look of the evaluation loop sees
 * to that (`tick`), but one long call into C has no looks: so before text is gathered at all, Python is
 * asked to tell of every line that it comes to (`worker/kernel/lines.py`), and at each of them it leaves (`reach`).
 */
import { Decoder } from "./text.mjs";

/** Bytes gathered at the most before they are posted. */
export const ROOM = 1 << 16;

/** Changes of the stream gathered at the most: each is work for the page. */
const CHANGES = 256;

/** Writes that leave at once; those of a program that writes on and on are gathered instead. */
const BURST = 32;

/** Further ones that leave at once until Python tells of its lines; some programs give it no chance to. */
const LATER = 64;

/** Milliseconds for which a flood is gathered. */
const WINDOW_MS = 16;

/** Bytes in a window up to which it is no flood any more. */
const TRICKLE = 1024;

/** In a flood the clock is read at one write in so many. */
const CLOCK_EVERY = 16;

/** Messages that leave at new lines in a window even if the page is behind. */
const HASTY = 4;

/** @typedef {"stdout" | "stderr"} Stream */

/**
 * How the sink reaches the page, and Python.
 * @typedef {object} Page
 * @property {(chunks: string[]) => void} post  takes stream, text, stream, text, …
 * @property {() => boolean} isFull  whether it is too far behind
 * @property {() => void} wait  block until the page has caught up, or the run is to stop
 * @property {() => void} tellLines  have Python tell of each line once more, by `reach`
 */

/** @typedef {import("#generated/edges.d.ts").OutputEdges} OutputEdges  what Python needs of this */

/** @implements {OutputEdges} */
export class Sink {
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
    this.burst = BURST + LATER;
    this.hasty = 0;
    this.writes = 0;
    this.isMute = this.isAsking = false;
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
    this.buffer.set(taken === bytes.length ? bytes : bytes.subarray(0, taken), this.length);
    this.length += taken;
    this.gathered += taken;
    this.amount += taken;
    if (this.gathered >= ROOM || this.chunks.length >= 2 * CHANGES) this.#flushWhenPageIsReady();
    else if (this.#mayLeaveAtOnce()) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), WINDOW_MS);
    return taken;
  }

  #mayLeaveAtOnce() {
    if (this.burst) {
      this.burst -= 1;
      if (this.burst === LATER) this.page.tellLines();
      return true;
    }
    this.writes += 1;
    if (this.writes % CLOCK_EVERY && this.amount > TRICKLE) return false;
    return this.#isDue();
  }

  /** Tell whether what has been gathered has lain here long enough; if so, another window begins. */
  #isDue() {
    const now = performance.now();
    if (now - this.window < WINDOW_MS) return false;
    this.window = now;
    const isFlood = this.amount > TRICKLE;
    this.amount = 0;
    if (isFlood) return this.#askForLines();
    this.burst = BURST + LATER;
    return true;
  }

  /** What has been gathered leaves when Python answers, or now if it has not answered for a whole window. */
  #askForLines() {
    const isOverdue = this.isAsking;
    this.isAsking = true;
    this.page.tellLines();
    return isOverdue;
  }

  #flushWhenPageIsReady() {
    const wasFull = this.page.isFull();
    this.flush();
    if (wasFull) this.page.wait();
  }

  /** Python tells of its lines from now on, each once: text may be gathered. */
  watched() {
    this.isAsking = false;
    // Else the next line of a loop that prints would seem to come after something new, at each turn.
    this.flush();
    this.burst = Math.max(0, this.burst - LATER);
    this.hasty = HASTY;
  }

  /** The program comes to another line. @returns {boolean} whether to tell of this one again before long */
  reach() {
    if (!this.gathered) return false;
    const isHasty = this.hasty > 0;
    if (isHasty) this.hasty -= 1;
    if (isHasty || !this.page.isFull()) this.flush();
    return isHasty;
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
    const text = this.decoders[stream].decode(this.buffer.subarray(0, this.length), isLast);
    if (text) this.chunks.push(stream, text);
    this.length = 0;
  }
}
