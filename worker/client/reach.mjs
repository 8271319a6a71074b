/**
 * How a worker is reached that is too busy to read messages: through shared memory, else by revoking the address of
 * a Blob that it asks for now and then; and where it asks the site's service worker for input. It posts no messages
 * and knows no runs but by their number.
 */
import { ACKED, ANSWER, BLOCK_BYTES, END_OF_INPUT, SIGINT, SIGNAL, SIGNAL_RUN, TEXT_AT } from "#generated/memory.mjs";
import { HEARD, doorOf } from "../contract/door.mjs";
import { sharedMemory } from "../contract/probes.mjs";

/** @typedef {{text?: string, stopped?: boolean}} Answer  neither: the end of input */

/** Milliseconds between two tries: to have a worker's lock, to have an answer heard. */
const AGAIN_MS = 200;

/** Bytes of the longest line of input. */
const LINE_BYTES = BLOCK_BYTES - TEXT_AT;

export class Reach {
  /**
   * @param {LockManager | undefined} locks  browsers have them where they trust the address
   * @param {string | undefined} site  the address of the site, if its service worker may be needed
   */
  constructor(locks, site) {
    this.locks = locks;
    this.memory = sharedMemory(BLOCK_BYTES);
    this.words = this.memory && new Int32Array(this.memory);
    /** What the worker holds while it lives. */
    this.lock = locks && `offthread ${crypto.randomUUID()}`;
    this.door = site && doorOf(this.lock, site);
    /** Whether the worker asks for input at the door. */
    this.asksAtDoor = false;
    this.isAsking = false;
    this.isOver = false;
    /** The answer that is on its way to the door. @type {AbortController | undefined} */
    this.offered = undefined;
    /** @type {Map<number, string>} the address whose end stops a run */
    this.tokens = new Map();
  }

  /** What START says of it. */
  get fields() {
    return { ...(this.memory ? { control: this.memory } : {}), ...(this.lock ? { lock: this.lock } : {}) };
  }

  /** A run is posted. @param {number} id @returns {{token?: string}} what it must carry */
  begin(id) {
    if (this.words) return {};
    const token = URL.createObjectURL(new Blob(["1"]));
    this.tokens.set(id, token);
    return { token };
  }

  /** A run is over, or will never be. @param {number} id */
  forget(id) {
    const token = this.tokens.get(id);
    if (token) URL.revokeObjectURL(token);
    this.tokens.delete(id);
  }

  /** Ask a run to stop, whatever it does. @param {number} id */
  stop(id) {
    if (this.words) {
      Atomics.store(this.words, SIGNAL_RUN, id);
      Atomics.store(this.words, SIGNAL, SIGINT);
      for (const word of [SIGNAL, ACKED, ANSWER]) Atomics.notify(this.words, word);
    }
    if (this.asksAtDoor && this.isAsking) this.#offer({ stopped: true });
    this.forget(id);
  }

  /** Output has been taken in. @param {number} seq @param {string} [token] */
  acknowledge(seq, token) {
    if (this.words) {
      Atomics.store(this.words, ACKED, seq);
      Atomics.notify(this.words, ACKED);
    }
    if (token) URL.revokeObjectURL(token);
  }

  /**
   * Answer a program that waits for input. @param {string | undefined} text  none is the end of input
   * @returns {boolean} false if that takes a message @throws {RangeError} the line is too long
   */
  answer(text) {
    this.isAsking = false;
    if (this.asksAtDoor) this.#offer(text === undefined ? {} : { text });
    else if (this.words) this.#write(this.words, text);
    return this.asksAtDoor || this.words !== undefined;
  }

  /** @param {Int32Array} words @param {string | undefined} text */
  #write(words, text) {
    const bytes = new TextEncoder().encode(text ?? "");
    if (bytes.length > LINE_BYTES) throw new RangeError(`a line of input has at most ${LINE_BYTES} bytes`);
    new Uint8Array(words.buffer).set(bytes, TEXT_AT);
    Atomics.store(words, ANSWER, text === undefined ? END_OF_INPUT : bytes.length + 1);
    Atomics.notify(words, ANSWER);
  }

  /** Post an answer to the door, until it is heard or another takes its place. @param {Answer} answer */
  async #offer(answer) {
    this.offered?.abort();
    const { signal } = (this.offered = new AbortController());
    while (!signal.aborted) {
      const request = fetch(/** @type {string} */ (this.door), { method: "POST", body: JSON.stringify(answer), signal });
      if ((await request.then((response) => response.text(), () => "")) === HEARD) return;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  /** The run that asked for input asks no more. */
  hush() {
    this.offered?.abort();
    this.isAsking = false;
  }

  /**
   * Have it told when the worker, which is ready, has died without a word: then its lock can be had. Twice,
   * since the worker asks for it only just before it says that it is ready. @param {() => void} onDeath
   */
  watch(onDeath) {
    this.#await(() => setTimeout(() => this.#await(onDeath), AGAIN_MS));
  }

  /** @param {() => void} act  once the lock can be had */
  #await(act) {
    if (!this.locks || !this.lock || this.isOver) return;
    // Refused where the browser denies locks: then nobody is told.
    this.locks.request(this.lock, () => void (this.isOver || act())).catch(() => {});
  }

  /** There is nobody to be reached any more, or it is somebody else's to do. */
  end() {
    this.isOver = true;
    this.offered?.abort();
  }
}
