/**
 * Several Pythons that share work: each runs one program at a time. Those beyond the size stand by: one of them takes the
 * place of a Python that was lost, which is started again meanwhile.
 */
import { Offthread } from "./offthread.mjs";
import { OffthreadError } from "./errors.mjs";

/** @typedef {import("./offthread.mjs").RunOptions} RunOptions */
/** @typedef {import("./offthread.mjs").StartOptions} StartOptions */
/** @typedef {import("./terms.mjs").Outcome} Outcome */

/**
 * size: how many programs run at a time; standbys: how many more Pythons are started beforehand, one if it is not said.
 * @typedef {StartOptions & {size?: number, standbys?: number}} PoolOptions
 */

/** Standbys, if nothing is said. */
const STANDBYS = 1;

/** @typedef {{resolve: (python: Offthread) => void, reject: (error: unknown) => void}} Waiting */

const CLOSED = "This pool is closed.";
const WRONG = "A pool needs a whole number of Pythons as its size, at least 1, and as its standbys, at least 0.";

export class Pool {
  #options;
  #size;
  #most;
  #isClosed = false;
  /** Pythons that are ready and run nothing. @type {Offthread[]} */
  #idle = [];
  /** All that have started. @type {Set<Offthread>} */
  #all = new Set();
  #starting = 0;
  #running = 0;
  /** Who waits for a Python, in order. @type {Waiting[]} */
  #waiting = [];

  /** Pythons begin to start at once. @param {PoolOptions} [options] */
  constructor({ size = navigator.hardwareConcurrency || 2, standbys = STANDBYS, ...options } = {}) {
    if (!Number.isInteger(size) || !Number.isInteger(standbys) || size < 1 || standbys < 0) throw new RangeError(WRONG);
    this.#options = options;
    this.#size = size;
    this.#most = size + standbys;
    this.#fill();
  }

  /**
   * Run a program in a Python that is free. The next program may get another one, so give each its own `context`.
   * @param {string} code @param {RunOptions} [options] @returns {Promise<Outcome>}
   */
  async run(code, options = {}) {
    const python = await this.#take(options.signal);
    try {
      return await python.run(code, options);
    } finally {
      this.#running -= 1;
      void this.#settle(python);
    }
  }

  /**
   * Run a program once for each item, which is its global `item`; the values come in the items' order. The first one that
   * fails stops all others.
   * @param {string} code @param {Iterable<unknown>} items @param {RunOptions} [options] @returns {Promise<any[]>}
   */
  async map(code, items, { signal, context, ...options } = {}) {
    const failed = new AbortController();
    const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
    const one = async (/** @type {unknown} */ item) => (await this.run(code, { ...options, context: { ...context, item }, signal: either })).value;
    try {
      return await Promise.all([...items].map(one));
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  }

  /** End all Pythons at once and for good. @returns {Promise<void>} */
  async close() {
    this.#isClosed = true;
    this.#fail(new OffthreadError(CLOSED));
    for (const python of this.#all) void python.close();
  }

  /** The same, for `await using`. @returns {Promise<void>} */
  [Symbol.asyncDispose]() {
    return this.close();
  }

  /** Have as many Pythons as there are to be. */
  #fill() {
    while (this.#all.size + this.#starting < this.#most) void this.#add();
  }

  async #add() {
    this.#starting += 1;
    /** @type {Offthread | undefined} */
    let python;
    try {
      python = await Offthread.start(this.#options);
      this.#all.add(python);
    } catch (error) {
      // None can be started: those who wait learn why, and the next one has it tried again.
      if (this.#starting === 1 && !this.#all.size) this.#fail(error);
    } finally {
      this.#starting -= 1;
    }
    if (python) await this.#settle(python);
  }

  /** A Python has nothing to do: the next one who waits gets it, once it is ready. @param {Offthread} python */
  async #settle(python) {
    if (this.#isClosed) return python.close();
    // One that was lost is started again meanwhile, and another one takes its place.
    this.#advance();
    try {
      await python.ready();
      this.#idle.push(python);
    } catch {
      this.#all.delete(python);
      this.#fill();
    }
    return this.#advance();
  }

  /** @param {AbortSignal} [signal] @returns {Promise<Offthread>} */
  #take(signal) {
    if (this.#isClosed) return Promise.reject(new OffthreadError(CLOSED));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const waiting = /** @type {PromiseWithResolvers<Offthread>} */ (Promise.withResolvers());
    const drop = () => this.#drop(waiting, signal?.reason);
    signal?.addEventListener("abort", drop);
    this.#waiting.push(waiting);
    this.#fill();
    this.#advance();
    // The run heeds the signal from then on.
    return waiting.promise.finally(() => signal?.removeEventListener("abort", drop));
  }

  /** @param {Waiting} waiting @param {unknown} reason */
  #drop(waiting, reason) {
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
    waiting.reject(reason);
  }

  #advance() {
    while (this.#running < this.#size && this.#waiting.length && this.#idle.length) {
      this.#running += 1;
      this.#waiting.shift()?.resolve(/** @type {Offthread} */ (this.#idle.shift()));
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
