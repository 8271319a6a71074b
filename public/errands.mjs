/**
 * Has things made for later visits while the page is idle: by a worker in the box in which no program ever runs. What
 * is to be made, the supply worker knows and says; here it is decided when. The visitor comes first: whatever is begun
 * meanwhile ends such a worker, and it is made again later.
 */
import * as KINDS from "#generated/kinds.mjs";

/** @typedef {import("../worker/contract/supply.mjs").Errand} Errand */
/**
 * What the box holds of a worker.
 * @typedef {{address: string, hear: (port: MessagePort) => void, begin: (order: any, ports: MessagePort[]) => void, fail: (reason: string) => void}} Held
 */
/** @typedef {(order: any, ports?: MessagePort[]) => void} Tell */
/**
 * @typedef {object} Box
 * @property {{postMessage: (message: any) => void}} supply
 * @property {Map<number, {address: string}>} cells
 * @property {(address: string, errand: Errand, hold: (tell: Tell) => Outing) => Outing} send
 */

/** Milliseconds without work after which one is begun, before another tab is asked for again whether it is done, and that one may take. */
export const IDLE_MS = 4000;
export const LATER_MS = 30_000;
export const MOST_MS = 240_000;

/** Devices with less memory, in GB, make nothing. */
const LEAST_MEMORY = 4;

/** @type {readonly unknown[]} */
const BEGINNINGS = [KINDS.START, KINDS.RETRY, KINDS.RUN, KINDS.INSTALL];
/** @type {readonly unknown[]} */
const RUNS = [KINDS.RUN, KINDS.INSTALL];
/** @type {readonly unknown[]} */
const ENDS = [KINDS.DONE, KINDS.REFUSED];

export class Errands {
  #box;
  #isAble;
  /** The script whose workers wish for something. */
  #address = "";
  #isWanted = false;
  /** Runs that are not done, by the seat of their worker. @type {Map<number, Set<unknown>>} */
  #runs = new Map();
  /** What waits for the end of a program. @type {() => void} */
  #held = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Box} box @param {number} [memory]  of the device, in GB, if the browser tells */
  constructor(box, memory = LEAST_MEMORY) {
    this.#box = box;
    this.#isAble = memory >= LEAST_MEMORY;
    /** @type {Outing | undefined} */
    this.outing = undefined;
  }

  /** Take what the supply worker says. @param {Exclude<import("../worker/contract/supply.mjs").Told, {type: "images"}>} told */
  hear(told) {
    if (!this.#isAble) return;
    this.#isWanted = told.isMore;
    if (told.type === "errand") return this.#begin(told.errand);
    this.#address = this.#box.cells.get(told.box)?.address ?? this.#address;
    this.#wait(IDLE_MS);
  }

  /** Note what the frame is told. @param {any} order */
  note({ type, seat, message, report }) {
    if (type === "end") this.#runs.delete(seat);
    else if (type === "heard" && ENDS.includes(report.type)) this.#runs.get(seat)?.delete(report.id);
    else if (type === "post" && BEGINNINGS.includes(message.type)) this.#note(seat, message);
    else return;
    this.#release();
    this.#wait(IDLE_MS);
  }

  /** The visitor's work begins. @param {number} seat @param {{type: string, id?: number}} message */
  #note(seat, { type, id }) {
    this.outing?.end(false);
    if (!RUNS.includes(type)) return;
    const runs = this.#runs.get(seat) ?? new Set();
    this.#runs.set(seat, runs.add(id));
  }

  /** Do something once no program runs; of several things, the last. @param {() => void} work */
  afterRuns(work) {
    this.#held = work;
    this.#release();
  }

  #release() {
    if (this.#isRunning) return;
    const held = this.#held;
    this.#held = () => {};
    held();
  }

  get #isRunning() {
    return [...this.#runs.values()].some((runs) => runs.size > 0);
  }

  get #isIdle() {
    return !this.outing && !this.#isRunning;
  }

  /** @param {number} ms */
  #wait(ms) {
    clearTimeout(this.#timer);
    if (!this.#isWanted || !this.#isIdle) return;
    this.#timer = setTimeout(() => {
      if (this.#isIdle) this.#box.supply.postMessage({ type: "take" });
    }, ms);
  }

  /** @param {Errand | undefined} errand  nothing, if there is none or another tab is at one */
  #begin(errand) {
    if (!errand) return this.#wait(LATER_MS);
    // Something may have begun since it was asked for.
    if (!this.#isIdle) return this.#over(false);
    this.outing = this.#box.send(this.#address, errand, (tell) => new Outing(this.#address, tell, (isDone) => this.#over(isDone)));
    return undefined;
  }

  /** @param {boolean} isDone */
  #over(isDone) {
    this.outing = undefined;
    this.#box.supply.postMessage({ type: "over", isDone });
    // There may be more, or the same again.
    this.#isWanted = true;
    this.#wait(IDLE_MS);
  }
}

/** A worker that is made for an errand, until that is over. */
export class Outing {
  /** @type {MessagePort | undefined} */
  #port;
  #tell;
  #over;
  #isOver = false;
  #timer = setTimeout(() => this.end(true), MOST_MS);

  /** @param {string} address @param {Tell} tell  the frame @param {(isDone: boolean) => void} over */
  constructor(address, tell, over) {
    this.address = address;
    this.#tell = tell;
    this.#over = over;
  }

  /** Whatever it says, it says nothing else than that it is done. @param {MessagePort} port */
  hear(port) {
    this.#port = port;
    port.onmessage = () => this.end(true);
  }

  /** @param {any} order @param {MessagePort[]} ports */
  begin(order, ports) {
    if (this.#isOver) return;
    this.#tell(order, ports);
  }

  /** It cannot be done, and will not be tried again on this visit. */
  fail() {
    this.end(true);
  }

  /** End it. @param {boolean} isDone  or to be begun again */
  end(isDone) {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#tell({ type: "end" });
    this.#over(isDone);
  }
}
