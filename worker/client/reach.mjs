/**
 * How a worker is reached that is too busy to read messages: through shared memory, else by revoking addresses of
 * Blobs that it asks for now and then. All of these addresses are made here: only their maker can revoke them. It knows
 * runs by their number, and of a worker's reports what they tell of all this.
 */
import * as KINDS from "#generated/kinds.mjs";
import { ACKED, ANSWER, BLOCK_BYTES, END_OF_INPUT, EVENTS_WRITTEN, SIGINT, SIGNAL, SIGNAL_RUN, TEXT_AT } from "#generated/memory.mjs";
import { sharedMemory } from "../contract/probes.mjs";
import { given } from "./given.mjs";
import { Letters, makeAddress } from "./letters.mjs";
import { isOutput } from "./outputs.mjs";

/** Milliseconds between two tries to have a worker's lock. */
const AGAIN_MS = 200;

/** Bytes of the longest line of input. */
const LINE_BYTES = BLOCK_BYTES - TEXT_AT;

/** Addresses for back-pressure that a worker has when a run begins, and that a letter brings: that is dear. */
const ACKS = 16;
const ACKS_BY_LETTER = 32;

/** What a worker was started with by somebody else. @typedef {{memory?: SharedArrayBuffer, lock?: string}} Given */

export class Reach {
  #locks;
  #post;
  #memory;
  #lock;
  /** The address whose end stops a run. @type {Map<number, string>} */
  #tokens = new Map();
  /** Those of `acks` whose report asks for more. @type {Set<string>} */
  #last = new Set();
  /** The question that a letter must answer. @type {number | undefined} */
  #question;
  /** Addresses for back-pressure that the worker has. @type {Set<string>} */
  acks = new Set();
  letters = new Letters();
  hasLetters = false;
  isOver = false;

  /**
   * @param {LockManager | undefined} locks  browsers have them where they trust the address
   * @param {(message: any) => void} post  to the worker @param {Given} [given]
   */
  constructor(locks, post, given) {
    this.#locks = locks;
    this.#post = post;
    this.#memory = given ? given.memory : sharedMemory(BLOCK_BYTES);
    this.words = this.#memory && new Int32Array(this.#memory);
    /** What the worker holds while it lives. */
    this.#lock = given ? given.lock : locks && `offthread ${crypto.randomUUID()}`;
  }

  /** What START says of it. */
  get fields() {
    return given({ control: this.#memory, lock: this.#lock });
  }

  /** A run will be posted. @param {number} id @returns {{token?: string, acks?: string[]}} what it must carry */
  begin(id) {
    if (this.words) return {};
    this.#introduce();
    this.forget(id);
    const token = makeAddress();
    this.#tokens.set(id, token);
    const acks = this.#makeAcks(ACKS - this.acks.size);
    return given({ token, acks: acks.length ? acks : undefined });
  }

  /** Give the worker the addresses of the first letter. */
  #introduce() {
    if (this.words || this.hasLetters || this.isOver) return;
    this.hasLetters = true;
    this.#post({ type: KINDS.LETTERS, urls: this.letters.first() });
  }

  /** @param {number} count */
  #makeAcks(count) {
    const made = Array.from({ length: Math.max(0, count) }, makeAddress);
    for (const each of made) this.acks.add(each);
    return made;
  }

  /** A run is over, or will never be. @param {number} id */
  forget(id) {
    const token = this.#tokens.get(id);
    if (token) URL.revokeObjectURL(token);
    this.#tokens.delete(id);
  }

  /** Take note of what a report says of this. @param {any} report  a program can post whatever it likes */
  hear(report) {
    if (report?.type === KINDS.WAITING) this.#onWaiting(report);
    else if (isOutput(report?.type)) this.#onOutput(report);
    else if (report?.type === KINDS.DONE) this.#onDone(report);
    else if (report?.type === KINDS.REFUSED) this.forget(report.id);
  }

  /** @param {any} report */
  #onWaiting({ ask, read }) {
    this.#question = Number.isInteger(ask) ? ask : undefined;
    this.#settle(read);
  }

  /** @param {any} report */
  #onOutput({ token, read }) {
    if (read === undefined || !this.acks.has(token)) return;
    this.#last.add(token);
    this.#settle(read);
  }

  /** @param {unknown} read  how many letters the worker has read, as it says */
  #settle(read) {
    if (Number.isInteger(read)) this.letters.settle(/** @type {number} */ (read));
  }

  /** @param {any} report */
  #onDone({ id }) {
    this.forget(id);
    this.#question = undefined;
  }

  /** Ask a run to stop, whatever it does. @param {number} id */
  stop(id) {
    if (this.words) {
      Atomics.store(this.words, SIGNAL_RUN, id);
      Atomics.store(this.words, SIGNAL, SIGINT);
      for (const word of [SIGNAL, ACKED, ANSWER, EVENTS_WRITTEN]) Atomics.notify(this.words, word);
    }
    this.#question = undefined;
    this.forget(id);
  }

  /** Output has been taken in, of which `hear` was told. @param {number} seq @param {string | null} [token] */
  acknowledge(seq, token) {
    if (this.words) {
      Atomics.store(this.words, ACKED, seq);
      Atomics.notify(this.words, ACKED);
    }
    if (!token || !this.acks.delete(token)) return;
    URL.revokeObjectURL(token);
    // What a program says of its need is not to be believed: more than a few addresses nobody needs.
    if (this.#last.delete(token) && this.acks.size < ACKS_BY_LETTER) this.letters.send("acks", { acks: this.#makeAcks(ACKS_BY_LETTER) });
  }

  /**
   * Answer a program that waits for input. @param {string | null | undefined} text  none is the end of input
   * @returns {boolean} false if that takes a message @throws {RangeError} the line is too long
   */
  answer(text) {
    const ask = this.#question;
    this.#question = undefined;
    if (this.words) this.#write(this.words, text);
    else if (ask !== undefined && this.hasLetters) this.letters.send("answer", { ask, text: text ?? undefined });
    else return false;
    return true;
  }

  /** @param {Int32Array} words @param {string | null | undefined} text */
  #write(words, text) {
    const bytes = new TextEncoder().encode(text ?? "");
    if (bytes.length > LINE_BYTES) throw new RangeError(`a line of input has at most ${LINE_BYTES} bytes`);
    new Uint8Array(words.buffer).set(bytes, TEXT_AT);
    Atomics.store(words, ANSWER, typeof text !== "string" ? END_OF_INPUT : bytes.length + 1);
    Atomics.notify(words, ANSWER);
  }

  /**
   * The worker is ready. Have it told when it has died without a word: then its lock can be had. Twice,
   * since the worker asks for it only just before it says that it is ready. @param {() => void} onDeath
   */
  watch(onDeath) {
    this.#await(() => setTimeout(() => this.#await(onDeath), AGAIN_MS));
    if (!this.words) this.letters.prepare(() => this.#introduce());
  }

  /** @param {() => void} act  once the lock can be had */
  #await(act) {
    if (!this.#locks || !this.#lock || this.isOver) return;
    // Refused where the browser denies locks: then nobody is told.
    this.#locks.request(this.#lock, () => void (this.isOver || act())).catch(() => {});
  }

  /** There is nobody to be reached any more, or it is somebody else's to do. */
  end() {
    this.isOver = true;
    [...this.#tokens.keys()].forEach((id) => this.forget(id));
    this.acks.forEach((each) => URL.revokeObjectURL(each));
    this.acks.clear();
    this.letters.end();
  }
}
