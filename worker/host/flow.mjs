/**
 * Back-pressure: how far the page is behind with the output, and waiting for it. The page says so in
 * the control block; or by a message, which a busy worker cannot hear; or by revoking the address that
 * came with the output, which it can. The page makes these addresses and hands them over with each run; to a run
 * that uses up all of them it sends more by a letter.
 */
import { ACKED } from "#generated/memory.mjs";
import { isRevoked, readsBlobs, sleep } from "./control.mjs";
import { load, now, push, shift, wait } from "./primordials.mjs";

/** Milliseconds after which a page that says nothing is waited for no longer. */
const PATIENCE_MS = 10_000;

/** Milliseconds for which a page is waited for that gave no addresses: no flood, and no end of the program. */
const UNHEARD_MS = 100;

/** Milliseconds between two looks for a letter. */
const LOOK_MS = 10;

/** Messages that the page may be behind. */
export const AHEAD = 8;

export class Flow {
  /**
   * @param {Int32Array | undefined} control @param {() => boolean} isStopped  asks whether the run is to stop
   * @param {import("./letters.mjs").Letters} letters  bring further addresses
   */
  constructor(control, isStopped, letters) {
    this.control = control;
    this.isStopped = isStopped;
    this.letters = letters;
    this.seq = 0;
    this.acked = 0;
    /** @type {{seq: number, url: string} | undefined} what the page has still to revoke */
    this.token = undefined;
    /** Addresses that no message has carried yet. @type {string[]} */
    this.pool = [];
    /** Whether the page has been asked for more. */
    this.expects = false;
    letters.give("acks", ({ acks }) => this.receive(acks));
  }

  /** The page hands over addresses. @param {Iterable<string>} [acks] */
  receive(acks = []) {
    if (readsBlobs()) push(this.pool, ...acks);
    if (this.pool.length) this.expects = false;
  }

  /** Count one more message of output. @returns {{seq: number, token?: string, read?: number}} what it must carry */
  next() {
    this.seq += 1;
    if (this.control || this.token || !this.isFull()) return { seq: this.seq };
    if (this.expects) this.#waitForLetter();
    const url = shift(this.pool);
    if (url === undefined) return { seq: this.seq };
    this.token = { seq: this.seq, url };
    if (this.pool.length || !this.letters.canCome) return { seq: this.seq, token: url };
    this.expects = true;
    return { seq: this.seq, token: url, read: this.letters.read };
  }

  /** The page has sent a letter with the word that it took in the message with the last address. */
  #waitForLetter() {
    const until = now() + PATIENCE_MS;
    while (this.expects && now() < until && !this.isStopped()) this.letters.look() || sleep(LOOK_MS);
    if (now() >= until) this.expects = false;
  }

  /** The page has taken in everything up to a message. @param {number} seq */
  acknowledge(seq) {
    this.acked = Math.max(this.acked, seq);
    if (this.token && this.token.seq <= this.acked) this.token = undefined;
  }

  /** Messages that the page has not taken in. */
  behind() {
    if (this.control) this.acked = Math.max(this.acked, load(this.control, ACKED));
    return this.seq - this.acked;
  }

  /** Tell whether no more should be posted now. */
  isFull() {
    return this.behind() >= AHEAD;
  }

  /**
   * Block until the page has caught up, or the run is to stop. Without shared memory the page is known to have caught
   * up with the message that bears an address; the next one bears another.
   */
  wait() {
    const canHear = () => this.control || this.token;
    if (!canHear()) return this.#waitUnheard();
    const until = now() + PATIENCE_MS;
    while (this.behind() > AHEAD / 2 && canHear() && now() < until && !this.isStopped()) {
      if (this.control) wait(this.control, ACKED, this.acked, 50);
      else this.#look();
    }
    if (now() >= until) this.acknowledge(this.seq);
  }

  /** No address is on its way. If there are more, the next message bears one; else time must do. */
  #waitUnheard() {
    if (this.pool.length || this.expects) return;
    sleep(UNHEARD_MS);
    this.acknowledge(this.seq);
  }

  #look() {
    if (this.token && isRevoked(this.token.url)) this.acknowledge(this.token.seq);
    else sleep(2);
  }
}
