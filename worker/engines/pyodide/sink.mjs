/**
 * Where the program's standard output and error go: bytes are gathered as they are written, and leave
 * as one message with what has come together. It keeps the order of the two streams and drops nothing.
 */

/** Bytes gathered at the most before they are posted. */
export const ROOM = 1 << 16;

/** Milliseconds of silence after which the next write is posted at once. */
export const QUIET_MS = 16;

/** @typedef {"stdout" | "stderr"} Stream */

export class Sink {
  /** @param {(chunks: string[]) => void} post  takes stream, text, stream, text, … */
  constructor(post) {
    this.post = post;
    this.buffer = new Uint8Array(ROOM);
    this.length = 0;
    /** @type {Stream} */
    this.stream = "stdout";
    /** @type {string[]} */
    this.chunks = [];
    this.posted = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    // A decoder a stream, so that a character split across two writes stays whole.
    this.decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
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
    if (this.length === ROOM || performance.now() - this.posted > QUIET_MS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), QUIET_MS);
    return taken;
  }

  /** Post what has been gathered. */
  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.#seal(this.stream);
    if (!this.chunks.length) return;
    const chunks = this.chunks;
    this.chunks = [];
    this.posted = performance.now();
    this.post(chunks);
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
