/**
 * Where the program's standard output and error go: bytes are gathered as they are written, and leave
 * as one message with what has come together. It keeps the order of the two streams, drops nothing, and
 * lets the program wait when the page falls behind.
 */

/** Bytes gathered at the most before they are posted. */
export const ROOM = 1 << 16;

/** Writes that leave at once; those of a program that writes on and on are gathered instead. */
const BURST = 32;

/** Milliseconds for which a flood is gathered. */
const WINDOW_MS = 16;

/** Bytes in a window up to which it is no flood any more. */
const TRICKLE = 1024;

/** In a flood the clock is read at one write in so many. */
const CLOCK_EVERY = 16;

/** @typedef {"stdout" | "stderr"} Stream */

/**
 * How the sink reaches the page.
 * @typedef {object} Page
 * @property {(chunks: string[]) => void} post  takes stream, text, stream, text, …
 * @property {() => boolean} isFull  whether it is too far behind
 * @property {() => void} wait  block until the page has caught up, or the run is to stop
 */

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
    this.burst = BURST;
    this.writes = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    // A decoder a stream, so that a character split across two writes stays whole.
    this.decoders = { stdout: new TextDecoder("utf-8", KEEP), stderr: new TextDecoder("utf-8", KEEP) };
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
    if (stream !== this.stream) this.#seal(stream);
    const taken = Math.min(bytes.length, ROOM - this.length);
    this.buffer.set(taken === bytes.length ? bytes : bytes.subarray(0, taken), this.length);
    this.length += taken;
    this.gathered += taken;
    if (this.gathered >= ROOM) this.#flushWhenPageIsReady();
    else if (this.#mayLeaveAtOnce()) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), WINDOW_MS);
    return taken;
  }

  #mayLeaveAtOnce() {
    if (this.burst) {
      this.burst -= 1;
      return true;
    }
    this.writes += 1;
    if (this.writes % CLOCK_EVERY && this.gathered > TRICKLE) return false;
    return this.#isDue();
  }

  /** Tell whether what has been gathered has lain here long enough. */
  #isDue() {
    const now = performance.now();
    if (now - this.window < WINDOW_MS) return false;
    this.window = now;
    if (this.gathered <= TRICKLE) this.burst = BURST;
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

  /** Post what has been gathered. */
  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.#seal(this.stream);
    this.gathered = 0;
    if (!this.chunks.length) return;
    const chunks = this.chunks;
    this.chunks = [];
    this.page.post(chunks);
  }

  /** Turn the gathered bytes into text and go on with a stream. @param {Stream} stream */
  #seal(stream) {
    if (this.length) {
      const text = this.decoders[this.stream].decode(this.buffer.subarray(0, this.length), { stream: true });
      if (text) this.chunks.push(this.stream, text);
      this.length = 0;
    }
    this.stream = stream;
  }
}

/** A byte order mark is a character of the output like any other. */
const KEEP = { ignoreBOM: true };
