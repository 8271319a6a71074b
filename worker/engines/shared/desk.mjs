/**
 * What a program has to do with the page while it runs: its output, its input, its sleep. For engines
 * that cannot be suspended: whatever waits here blocks the worker.
 */
import { KINDS } from "#generated/protocol.mjs";
import { Courier } from "../../host/courier.mjs";
import { Flow } from "../../host/flow.mjs";
import { Input } from "../../host/input.mjs";
import { Interrupt } from "../../host/interrupt.mjs";
import { Letters } from "../../host/letters.mjs";
import { Output } from "../../host/output.mjs";
import { encode, subarray } from "../../host/primordials.mjs";

/** @typedef {import("../../host/messages.mjs").Message} Message */
/** @typedef {import("../engine.mjs").Post} Post */
/** @typedef {import("../../host/files.mjs").Files} Files */

/** Milliseconds of a sleep before which what was written is handed back, since nothing can be during it. */
const LONG_MS = 500;

const encoder = new TextEncoder();

/** What the wait for an answer gives if the program is to stop instead. */
export const STOPPED = Symbol("stopped");

export const NO_INPUT =
  "input() cannot wait for an answer here: the page that started this worker has no way to answer it. It must either " +
  "share memory with it, or post the message 'letters' to it.";

/** Where the browser has no way, whatever the page does. */
export const NOT_HERE = "input() does not work in this browser on this page. Use Chrome, Edge, Firefox or Safari.";

export class Desk {
  /** @param {Message} options  the START message @param {Post} post */
  constructor(options, post) {
    const control = options.control ? new Int32Array(/** @type {SharedArrayBuffer} */ (options.control)) : undefined;
    this.post = post;
    this.run = 0;
    this.interrupt = new Interrupt(control, () => this.output.tick());
    this.letters = new Letters();
    this.flow = new Flow(control, () => this.interrupt.isRequested(), this.letters);
    this.output = new Output({
      post: (chunks) => post({ type: KINDS.OUTPUT, id: this.run, ...this.flow.next(), chunks }),
      isFull: () => this.flow.isFull(),
      wait: () => this.flow.wait(),
    });
    this.input = new Input(control, this.interrupt, this.letters, false);
    this.courier = new Courier(control, this.letters, () => this.interrupt.isRequested());
    /** The working directory, handed back before a program waits, and now and then. @type {Files | undefined} */
    this.files = undefined;
  }

  capabilities() {
    return { isolated: Boolean(this.interrupt.control), input: this.input.tier, suspends: false };
  }

  /** @param {number} run @param {string | undefined} token @param {string[]} [acks] */
  begin(run, token, acks) {
    this.run = run;
    this.flow.receive(acks);
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
    for (let at = 0; at < bytes.length; ) at += this.output.write(stream, subarray(bytes, at));
  }

  /** @param {"stdout" | "stderr"} stream @param {string} text */
  print(stream, text) {
    this.write(stream, encode(encoder, text));
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
    if (!this.input.blocks) throw new Error(this.input.tier === "none" ? NOT_HERE : NO_INPUT);
    this.files?.report();
    this.say({ type: KINDS.WAITING, id: this.run, prompt, secret, ...this.input.question() });
    const answer = this.input.wait();
    return this.input.isStopped(answer) ? STOPPED : (/** @type {string | undefined} */ (answer) ?? null);
  }
}
