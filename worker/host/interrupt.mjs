/**
 * How a running program learns that it is to stop. Pyodide's evaluation loop asks for signals every few
 * instructions (https://pyodide.org/en/stable/usage/keyboard-interrupts.html). It is answered by a look at
 * the control block or, where there is none, by asking now and then whether the run's token, a blob's
 * address, has been revoked. An interrupt buffer would do, too, but where it is not a typed array each look
 * takes a microsecond, and where it is one, a signal that comes just between reading and clearing is lost.
 */
import { FLUSH, SIGNAL, SIGNAL_RUN, STRIKE, STRIKE_AGAIN } from "#generated/memory.mjs";
import { isRevoked, readsBlobs, sleep } from "./control.mjs";
import { load, now, store, wait } from "./primordials.mjs";

/** How many looks of the evaluation loop make one of ours: the clock costs more than the rest. */
const EVERY = 16;

/** Milliseconds between two questions about the token; each takes about 2. */
const ASK_MS = 40;

/** Milliseconds after which text that Python itself still holds is flushed. */
const FLUSH_MS = 30;

/** Milliseconds that a program has to clean up after a Stop, and between further strikes if it goes on all the same. */
const GRACE_MS = 500;
const AGAIN_MS = 20;

/** @typedef {import("#generated/edges.d.ts").InterruptEdges} InterruptEdges  what Python needs of this */

/** @implements {InterruptEdges} */
export class Interrupt {
  /** @param {Int32Array | undefined} control @param {() => void} onTick  called now and then while Python computes */
  constructor(control, onTick) {
    this.control = control;
    this.onTick = onTick;
    /** True while the visitor's own code computes: only there may the interrupt strike. */
    this.armed = false;
    /** True while something of ours is done in the midst of the visitor's code. */
    this.isHeld = false;
    this.run = -1;
    /** @type {string | undefined} */
    this.token = undefined;
    this.requested = false;
    /** Stops of this run that have been carried out, and that the page's messages have told of. */
    this.taken = this.told = 0;
    /** When this run is to be struck again. @type {number | undefined} */
    this.again = undefined;
    /** When what is looked at between two runs has had its time. */
    this.until = Infinity;
    this.looks = 0;
    this.asked = 0;
    this.flushed = 0;
    /** When it is looked for code astray again. */
    this.next = 0;
  }

  /** By what a program is stopped: see CAPABILITIES in worker/protocol.py. */
  get tier() {
    if (this.control) return "shared memory";
    return readsBlobs() ? "revoked address" : "restart";
  }

  /** A run begins. @param {number} run @param {string | undefined} token */
  begin(run, token) {
    this.run = run;
    // Where no Blob can be read, each of them would seem to be revoked.
    this.token = readsBlobs() ? token : undefined;
    this.requested = false;
    this.again = undefined;
    this.until = Infinity;
    this.taken = this.told = 0;
    this.asked = this.flushed = now();
  }

  /** Its program begins, or goes on: what Python itself holds from now on has its time. */
  goOn() {
    this.armed = true;
    this.flushed = now();
  }

  /** Between two runs, code of a program's is called and may take so long: then it is struck like one that is stopped. @param {number} ms */
  limit(ms) {
    this.begin(-1, undefined);
    this.until = now() + ms;
  }

  /** The run is over: what is asked of it now comes too late. */
  end() {
    this.run = -1;
    this.token = undefined;
    this.requested = false;
    this.again = undefined;
    this.until = Infinity;
  }

  /** Tell whether this run has been stopped: what it still does is to be its last. */
  get ends() {
    return this.again !== undefined;
  }

  /** Tell whether the run was stopped while it waited for its turn, and take that as carried out. */
  wasStopped() {
    if (!this.isRequested()) return false;
    this.acknowledge();
    return true;
  }

  /** What the evaluation loop is told: the number of a signal, or 0. */
  poll() {
    if (!this.armed) return this.#isWantedAstray() ? STRIKE_AGAIN : 0;
    const signal = this.#look();
    if (signal !== STRIKE) return signal;
    const strike = this.ends ? STRIKE_AGAIN : STRIKE;
    this.acknowledge();
    return strike;
  }

  /**
   * The page's message says stop. It comes late where the program has been reached otherwise before.
   * @returns {boolean} whether something is still to be done about it
   */
  tell() {
    this.told += 1;
    return this.taken < this.told;
  }

  /** Take the request as carried out. */
  acknowledge() {
    this.taken += 1;
    this.again ??= now() + GRACE_MS;
    if (this.control) store(this.control, SIGNAL, 0);
    this.requested = false;
    this.token = undefined;
  }

  /**
   * Code of the visitor's may run where ours is at work, such as when an object goes. There it is ended by what
   * strikes in its own lines alone, and the Stop is still to be carried out.
   */
  #isWantedAstray() {
    if (this.run < 0 || this.isHeld || ++this.looks % EVERY) return false;
    const moment = now();
    if (moment < this.next) return false;
    this.next = moment + (this.control ? AGAIN_MS : ASK_MS);
    return this.again === undefined ? this.isRequested() : moment > this.again;
  }

  #look() {
    if (this.control && this.#signalled()) return STRIKE;
    if (++this.looks % EVERY) return this.requested ? STRIKE : 0;
    return this.#tick(now());
  }

  /** @param {number} moment */
  #tick(moment) {
    this.onTick();
    if (moment - this.asked > ASK_MS) {
      this.#ask();
      this.asked = now();
    }
    if (this.#isDue(moment)) return STRIKE;
    if (this.again !== undefined && moment > this.again) {
      this.again = moment + AGAIN_MS;
      return STRIKE_AGAIN;
    }
    if (moment - this.flushed < FLUSH_MS) return 0;
    this.flushed = moment;
    return FLUSH;
  }

  #signalled() {
    const control = /** @type {Int32Array} */ (this.control);
    return load(control, SIGNAL) !== 0 && load(control, SIGNAL_RUN) === this.run;
  }

  #ask() {
    if (!this.control && this.token && isRevoked(this.token)) {
      this.token = undefined;
      this.requested = true;
    }
  }

  /** Tell whether the run is to stop, by asking the page if need be. */
  isRequested() {
    if (this.control && this.#signalled()) return true;
    if (!this.requested) this.#ask();
    return this.#isDue(now());
  }

  /** @param {number} moment */
  #isDue(moment) {
    if (moment > this.until) {
      this.until = Infinity;
      this.requested = true;
    }
    return this.requested;
  }

  /**
   * Block the worker for a while. Returns true if the run was stopped meanwhile.
   * @param {number} ms
   */
  block(ms) {
    const until = now() + ms;
    for (;;) {
      if (this.isRequested()) return true;
      const moment = now();
      if (moment >= until) return false;
      const left = Math.max(0, Math.min(until, this.until) - moment);
      const grace = (this.again ?? Infinity) - now();
      if (grace <= 0) return true;
      if (this.control) wait(this.control, SIGNAL, 0, Math.min(left, grace));
      else sleep(Math.min(left, grace, ASK_MS));
    }
  }
}
