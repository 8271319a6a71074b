/**
 * What a program has to do with the page while it runs: its output, its input, its sleep. For engines
 * that cannot be suspended: whatever waits here blocks the worker.
 */
import { KINDS } from "#generated/protocol.mjs";
import { doorOf } from "../../contract/door.mjs";
import { Flow } from "../../host/flow.mjs";
import { Input } from "../../host/input.mjs";
import { Interrupt } from "../../host/interrupt.mjs";
import { Output } from "../../host/output.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */
/** @typedef {import("../engine.mjs").Post} Post */
/** @typedef {import("../../host/files.mjs").Files} Files */

/** Milliseconds of a sleep before which what was written is handed back, since nothing can be during it. */
const LONG_MS = 500;

const encoder = new TextEncoder();

/** What the wait for an answer gives if the program is to stop instead. */
export const STOPPED = Symbol("stopped");

export const NO_INPUT =
  "input() cannot wait for an answer here. It needs one of two things: a cross-origin isolated page (with " +
  "the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp), or the " +
  "site's service worker (with HTTPS, and service workers allowed). CPython can also wait in a browser with stack " +
  "switching (Chrome 137, Edge 137, Firefox 153 or later).";

export class Desk {
  /** @param {string} base  the site's address @param {Message} options  the START message @param {Post} post */
  constructor(base, options, post) {
    const control = options.control ? new Int32Array(/** @type {SharedArrayBuffer} */ (options.control)) : undefined;
    const lock = /** @type {string | undefined} */ (options.lock);
    const door = doorOf(lock, base);
    this.post = post;
    this.run = 0;
    this.interrupt = new Interrupt(control, () => this.output.tick());
    this.flow = new Flow(control, () => this.interrupt.isRequested());
    this.output = new Output({
      post: (chunks) => post({ type: KINDS.OUTPUT, id: this.run, ...this.flow.next(), chunks }),
      isFull: () => this.flow.isFull(),
      wait: () => this.flow.wait(),
    });
    this.input = new Input(control, this.interrupt, door);
    /** The working directory, handed back before a program waits, and now and then. @type {Files | undefined} */
    this.files = undefined;
  }

  capabilities() {
    return { isolated: Boolean(this.interrupt.control), input: this.#tier(), suspends: false };
  }

  /** Stacks may be switched here, but not by these engines. */
  #tier() {
    return this.input.tier === "stack switching" ? "none" : this.input.tier;
  }

  /** @param {number} run @param {string | undefined} token */
  begin(run, token) {
    this.run = run;
    this.interrupt.begin(run, token);
  }

  end() {
    this.output.flush(true);
    this.interrupt.end();
  }

  /** Post a message, behind all output that was written before it. @param {Message} message */
  say(message) {
    this.output.flush();
    this.post(message);
  }

  /** @param {number} seq */
  acknowledge(seq) {
    this.flow.acknowledge(seq);
  }

  /** Called now and then while a program computes. @returns {0} */
  tick() {
    this.output.tick();
    this.files?.tick();
    return 0;
  }

  /** Write all of it. @param {"stdout" | "stderr"} stream @param {Uint8Array} bytes */
  write(stream, bytes) {
    for (let at = 0; at < bytes.length; ) at += this.output.write(stream, bytes.subarray(at));
  }

  /** @param {"stdout" | "stderr"} stream @param {string} text */
  print(stream, text) {
    this.write(stream, encoder.encode(text));
  }

  /** Block for a while; true if the run was stopped meanwhile. @param {number} ms */
  sleep(ms) {
    this.output.flush();
    if (ms >= LONG_MS) this.files?.report();
    else this.files?.tick();
    return this.interrupt.block(ms);
  }

  /**
   * Ask the visitor for a line.
   * @param {string} prompt @param {boolean} secret
   * @returns {string | null | typeof STOPPED} null is the end of input
   * @throws {Error} where there is no way to wait
   */
  ask(prompt, secret) {
    if (!this.#blocks()) throw new Error(NO_INPUT);
    this.files?.report();
    this.say({ type: KINDS.WAITING, id: this.run, prompt, secret });
    const answer = this.input.wait();
    return this.input.isStopped(answer) ? STOPPED : (/** @type {string | undefined} */ (answer) ?? null);
  }

  #blocks() {
    if (this.input.tier === "stack switching") this.input.tier = "none";
    return this.input.blocks;
  }
}
