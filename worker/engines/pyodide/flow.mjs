/**
 * Back-pressure: how far the page is behind with the output, and waiting for it. The page says so in
 * the control block; or by a message, which a busy worker cannot hear; or by revoking the address that
 * came with the output, which it can.
 */
import { ACKED, isRevoked, sleep } from "../../control.mjs";

/** Milliseconds after which a page that says nothing is waited for no longer. */
const PATIENCE_MS = 10_000;

/** From how many messages behind on output carries an address to revoke. */
const TOKEN_FROM = 2;

export class Flow {
  /** @param {Int32Array | undefined} control @param {() => boolean} isStopped  asks whether the run is to stop */
  constructor(control, isStopped) {
    this.control = control;
    this.isStopped = isStopped;
    this.seq = 0;
    this.acked = 0;
    /** @type {Map<number, string>} addresses that the page has not revoked, as far as we know */
    this.tokens = new Map();
  }

  /** Count one more message of output. @returns {{seq: number, token?: string}} what it must carry */
  next() {
    this.seq += 1;
    if (this.control || this.behind() < TOKEN_FROM) return { seq: this.seq };
    const token = URL.createObjectURL(new Blob(["1"]));
    this.tokens.set(this.seq, token);
    return { seq: this.seq, token };
  }

  /** The page has taken in everything up to a message. @param {number} seq */
  acknowledge(seq) {
    this.acked = Math.max(this.acked, seq);
    for (const [number, token] of this.tokens) {
      if (number > this.acked) break;
      URL.revokeObjectURL(token);
      this.tokens.delete(number);
    }
  }

  /** Messages that the page has not taken in. */
  behind() {
    if (this.control) this.acked = Math.max(this.acked, Atomics.load(this.control, ACKED));
    return this.seq - this.acked;
  }

  /** Block until the page is no more than this far behind, or the run is to stop. @param {number} messages */
  waitUntil(messages) {
    const until = performance.now() + PATIENCE_MS;
    while (this.behind() > messages && performance.now() < until && !this.isStopped()) {
      if (this.control) Atomics.wait(this.control, ACKED, this.acked, 50);
      else this.#look();
    }
    if (performance.now() >= until) this.acknowledge(this.seq);
  }

  #look() {
    const [oldest] = this.tokens;
    if (oldest && isRevoked(oldest[1])) this.acknowledge(oldest[0]);
    else sleep(2);
  }
}
