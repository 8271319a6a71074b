/**
 * Standard input as a file: what reads from file 0 or from /dev/stdin, however deep in C, asks the visitor. The
 * program cannot be suspended there, so the worker blocks.
 */
import { FLUSH, STRIKE } from "#generated/memory.mjs";

/** What Python does again when it has looked for signals. */
const AGAIN = { code: "EINTR" };
const CANNOT = { code: "EIO" };

const encoder = new TextEncoder();

/**
 * What it needs of the edges.
 * @typedef {object} Needs
 * @property {import("../../host/input.mjs").Input} input
 * @property {import("../../host/interrupt.mjs").Interrupt} interrupt
 * @property {() => void} announce  says that the program asks
 * @property {(signal: number) => void} raise  raises a signal, whose handler runs before Python reads again
 */

export class StandardInput {
  /** @param {Needs} edges */
  constructor(edges) {
    this.edges = edges;
    /** What is left of the last line. */
    this.left = new Uint8Array(0);
    this.isFlushed = false;
  }

  /** A run begins: what is left of a line is none of its own. */
  begin() {
    this.left = new Uint8Array(0);
    this.isFlushed = false;
  }

  /**
   * Fill a buffer, as Pyodide's `setStdin` has it.
   * @param {Uint8Array} buffer @returns {number} how much of it; 0 at the end of input
   * @throws a code of C's
   */
  read(buffer) {
    if (!this.left.length) this.left = this.#line();
    const count = Math.min(buffer.length, this.left.length);
    buffer.set(this.left.subarray(0, count));
    this.left = this.left.subarray(count);
    return count;
  }

  #line() {
    const { input, interrupt, announce, raise } = this.edges;
    // A program that goes on though it was stopped is not to wait any more, and between two runs nobody is asked.
    if (interrupt.ends || interrupt.run < 0) return new Uint8Array(0);
    input.stuck = true;
    if (!input.blocks) throw CANNOT;
    if (!this.isFlushed) {
      // What Python itself still holds of the text before the question can be written only from its own steps.
      this.isFlushed = true;
      raise(FLUSH);
      throw AGAIN;
    }
    this.isFlushed = false;
    announce();
    const answer = input.wait();
    if (!input.isStopped(answer)) return encoder.encode(/** @type {string | undefined} */ (answer) ?? "");
    interrupt.acknowledge();
    raise(STRIKE);
    throw AGAIN;
  }
}
