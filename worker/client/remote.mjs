/**
 * How a JavaScript client reaches a worker that is busy: by the control block where memory can be
 * shared, else by revoking addresses. The page's Python does the same in `app/`.
 */
import { ACKED, ANSWER, BLOCK_BYTES, SIGINT, SIGNAL, SIGNAL_RUN, TEXT_AT } from "../host/control.mjs";
import { KINDS } from "#generated/protocol.mjs";
import { doorOf } from "../host/input.mjs";

/** @typedef {import("../host/messages.mjs").Message} Message */

/** @typedef {{text?: string, stopped?: boolean}} Answer  neither: the end of input */

/** Milliseconds between the two times that a worker's lock must be had before the worker counts as dead. */
const DOUBT_MS = 200;

export class Remote {
  /** @param {Worker} worker */
  constructor(worker) {
    this.worker = worker;
    this.control = globalThis.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(BLOCK_BYTES)) : undefined;
    /** What the worker holds while it lives: browsers have locks where they trust the address. */
    this.lock = navigator.locks && `offthread ${crypto.randomUUID()}`;
    this.isOver = false;
    /** Whether the worker asks for input at an address of the site's service worker: see worker/service/input.mjs. */
    this.asksAtDoor = false;
    this.isAsking = false;
    /** The answer that is on its way there. @type {AbortController | undefined} */
    this.offered = undefined;
    /** @type {Map<number, string>} the address whose end stops a run */
    this.tokens = new Map();
  }

  /** Start the worker. @param {Message} message */
  start(message) {
    const lock = this.lock ? { lock: this.lock } : {};
    this.worker.postMessage({ ...message, ...lock, ...(this.control ? { control: this.control.buffer } : {}) });
  }

  /**
   * Have it told when the worker, which is ready, has died without a word: then its lock can be had. Twice,
   * since the worker asks for it only just before it says that it is ready. @param {() => void} onDeath
   */
  watch(onDeath) {
    this.#await(() => setTimeout(() => this.#await(onDeath), DOUBT_MS));
  }

  /** @param {() => void} act  once the lock can be had */
  #await(act) {
    if (this.lock && !this.isOver) {
      // Refused where the browser denies locks: then nobody is told.
      navigator.locks.request(this.lock, () => void (this.isOver || act())).catch(() => {});
    }
  }

  /** End the worker. */
  end() {
    this.isOver = true;
    this.offered?.abort();
    this.worker.terminate();
  }

  /** Run a program. @param {Message & {id: number}} message @param {Transferable[]} transfer */
  run(message, transfer) {
    if (this.control) return this.worker.postMessage(message, { transfer });
    const token = URL.createObjectURL(new Blob(["1"]));
    this.tokens.set(message.id, token);
    return this.worker.postMessage({ ...message, token }, { transfer });
  }

  /** Ask a run to stop, wherever it is. @param {number} id */
  stop(id) {
    if (this.control) {
      Atomics.store(this.control, SIGNAL_RUN, id);
      Atomics.store(this.control, SIGNAL, SIGINT);
      for (const word of [SIGNAL, ACKED, ANSWER]) Atomics.notify(this.control, word);
    }
    if (this.asksAtDoor && this.isAsking) this.#offer({ stopped: true });
    this.forget(id);
    this.worker.postMessage({ type: KINDS.STOP, id });
  }

  /** The run that asked for input asks no more. */
  hush() {
    this.offered?.abort();
    this.isAsking = false;
  }

  /** A run is over. @param {number} id */
  forget(id) {
    const token = this.tokens.get(id);
    if (token) URL.revokeObjectURL(token);
    this.tokens.delete(id);
  }

  /** Answer a program that waits for input. @param {number} id @param {string | undefined} text  none is the end of input */
  answer(id, text) {
    this.isAsking = false;
    if (this.asksAtDoor) return this.#offer(text === undefined ? {} : { text });
    if (!this.control) {
      return this.worker.postMessage({ type: KINDS.INPUT, id, ...(text === undefined ? {} : { text }) });
    }
    const bytes = new TextEncoder().encode(text ?? "");
    if (bytes.length > BLOCK_BYTES - TEXT_AT) throw new RangeError(`a line of input has at most ${BLOCK_BYTES - TEXT_AT} bytes`);
    new Uint8Array(this.control.buffer).set(bytes, TEXT_AT);
    Atomics.store(this.control, ANSWER, text === undefined ? -1 : bytes.length + 1);
    return Atomics.notify(this.control, ANSWER);
  }

  /** Post an answer to where the worker asks, until it is heard or another takes its place. @param {Answer} answer */
  async #offer(answer) {
    this.offered?.abort();
    const { signal } = (this.offered = new AbortController());
    const door = doorOf(this.lock, self.location.href);
    while (!signal.aborted) {
      const request = fetch(/** @type {string} */ (door), { method: "POST", body: JSON.stringify(answer), signal });
      if ((await request.then((response) => response.text(), () => "")) === "heard") return;
      await new Promise((resolve) => setTimeout(resolve, DOUBT_MS));
    }
  }

  /** Say that output has been taken in. @param {Message} output */
  acknowledge({ seq, token }) {
    if (this.control) {
      Atomics.store(this.control, ACKED, /** @type {number} */ (seq));
      Atomics.notify(this.control, ACKED);
    }
    if (token) URL.revokeObjectURL(/** @type {string} */ (token));
    this.worker.postMessage({ type: KINDS.ACK, seq });
  }
}
