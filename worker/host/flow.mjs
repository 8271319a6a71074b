/**
 * Back-pressure: how far the page is behind with the output, and waiting for it. The page says so in
 * the control block; or by a message, which a busy worker cannot hear; or by revoking the address that
 * came with the output, which it can.
 */
import { ACKED } from "#generated/memory.mjs";
import { isRevoked, sleep } from "./control.mjs";

/** Milliseconds after which a page that says nothing is waited for no longer. */
const PATIENCE_MS = 10_000;

/** Messages that the page may be behind. */
export const AHEAD = 8;

export class Flow {
  /** @param {Int32Array | undefined} control @param {() => boolean} isStopped  asks whether the run is to stop */
  constructor(control, isStopped) {
    this.control = control;
    this.isStopped = isStopped;
    this.seq = 0;
    this.acked = 0;
    /** @type {{seq: number, url: string} | undefined} what the page has still to revoke; making one takes time */
    this.token = undefined;
  }

  /** Count one more message of output. @returns {{seq: number, token?: string}} what it must carry */
  next() {
    this.seq += 1;
    if (this.control || this.token || !this.isFull()) return { seq: this.seq };
    const url = URL.createObjectURL(new Blob(["1"]));
    this.token = { seq: this.seq, url };
    return { seq: this.seq, token: url };
  }

  /** The page has taken in everything up to a message. @param {number} seq */
  acknowledge(seq) {
    this.acked = Math.max(this.acked, seq);
    if (!this.token || this.token.seq > this.acked) return;
    URL.revokeObjectURL(this.token.url);
    this.token = undefined;
  }

  /** Messages that the page has not taken in. */
  behind() {
    if (this.control) this.acked = Math.max(this.acked, Atomics.load(this.control, ACKED));
    return this.seq - this.acked;
  }

  /** Tell whether no more should be posted now. */
  isFull() {
    return this.behind() >= AHEAD;
  }

  /** Block until the page has caught up, or the run is to stop. */
  wait() {
    const until = performance.now() + PATIENCE_MS;
    while (this.behind() > AHEAD / 2 && (this.control || this.token) && performance.now() < until && !this.isStopped()) {
      if (this.control) Atomics.wait(this.control, ACKED, this.acked, 50);
      else this.#look();
    }
    if (performance.now() >= until) this.acknowledge(this.seq);
  }

  #look() {
    if (this.token && isRevoked(this.token.url)) this.acknowledge(this.token.seq);
    else sleep(2);
  }
}
