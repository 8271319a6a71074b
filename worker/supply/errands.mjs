/**
 * What is to be made for later visits by a worker in which no program runs: who wished for what, and whose turn it is.
 * Programs may wish, too. So wishes are few and bounded, only of what is not kept yet or may become better, and all
 * that comes of one is that its worker makes what it is told to, out of what the supply worker has itself.
 *
 * One errand at a time in all tabs of the site, by a lock. It knows no engine, and not how a worker is made.
 */
import { MOST_MODULES } from "../contract/supply.mjs";

/** @typedef {import("../contract/supply.mjs").Wish} Wish */
/** @typedef {import("../contract/supply.mjs").Errand} Errand */
/** What is worth being made. An image has its key by then. @typedef {Exclude<Wish, {what: "image"}> | import("../contract/supply.mjs").ImageErrand} Wanted */
/** Gives the lock, until what it is told to do has settled; without a lock if another has it. @typedef {(work: (lock: unknown) => Promise<void>) => Promise<unknown>} Lock */

/** Wheels that may wait, errands that one page may have, and how often one is begun that was given up. */
const MOST_WHEELS = 128;
const MOST_ERRANDS = 32;
const MOST_TRIES = 3;

export class Errands {
  /**
   * @param {Set<string>} trusted  the hashes of wheels whose code may run where things are made to be kept
   * @param {boolean} hasSnapshots  whether snapshots are made on visits
   * @param {Lock} lock
   * @param {(key: string) => Promise<boolean>} [isKept]  whether there is an image by now, which another tab may have had made
   */
  constructor(trusted, hasSnapshots, lock, isKept = async () => false) {
    this.isKept = isKept;
    this.trusted = trusted;
    this.hasSnapshots = hasSnapshots;
    this.lock = lock;
    this.count = 0;
    this.wantsSnapshot = false;
    /** The image that was wished for last: it has what those before it had, most of the time. @type {import("../contract/supply.mjs").ImageErrand | undefined} */
    this.image = undefined;
    /** Whether the page knows that there is something. */
    this.isTold = false;
    /** The modules that are to be compiled of each wheel. @type {Map<string, Set<string>>} */
    this.wheels = new Map();
    /** How often each was begun; the snapshot is "". @type {Map<string, number>} */
    this.tries = new Map();
    /** The one at hand. @type {Errand | undefined} */
    this.errand = undefined;
    this.release = () => {};
  }

  /**
   * Note what is to be made; whether the page is to be told. It asks until there is nothing more, so that it is told
   * once, however many wishes a program has.
   * @param {Wanted} wish
   */
  wish(wish) {
    this.#note(wish);
    const isNews = this.isWanted && !this.isTold;
    this.isTold ||= isNews;
    return isNews;
  }

  /** @param {Wanted} wish */
  #note(wish) {
    if (wish.what === "unpacked") this.#noteWheel(wish.wheel, wish.modules);
    else if (wish.what === "image") this.image = this.#isTired(wish.key) ? this.image : wish;
    else this.wantsSnapshot ||= this.hasSnapshots && !this.#isTired("");
  }

  /** @param {string} wheel @param {Iterable<string>} modules */
  #noteWheel(wheel, modules) {
    const known = this.wheels.get(wheel);
    if (!known && (this.wheels.size >= MOST_WHEELS || this.#isTired(wheel))) return;
    const all = known ?? new Set();
    for (const each of modules) if (all.size < MOST_MODULES) all.add(each);
    this.wheels.set(wheel, all);
  }

  /** @param {string} name */
  #isTired(name) {
    return (this.tries.get(name) ?? 0) >= MOST_TRIES;
  }

  /** Whether something is to be made. */
  get isWanted() {
    return (this.wantsSnapshot || this.wheels.size > 0 || this.image !== undefined) && this.count < MOST_ERRANDS;
  }

  /**
   * Begin the next one, unless this or another tab is at one; then until `over` no other begins.
   * @param {(errand: Errand | undefined) => void} tell  which it is, if any
   */
  async take(tell) {
    this.isTold = this.isWanted || Boolean(this.errand);
    if (this.errand || !this.isWanted) return tell(undefined);
    await this.lock(async (lock) => {
      if (lock) await this.#forgetKept();
      if (!lock || this.errand || !this.isWanted) return tell(undefined);
      const ended = new Promise((settle) => (this.release = () => settle(undefined)));
      this.count += 1;
      this.errand = this.#next();
      tell(this.errand);
      await ended;
    });
    return undefined;
  }

  /** What another tab has had made meanwhile need not be made. */
  async #forgetKept() {
    const { image } = this;
    if (image && (await this.isKept(image.key)) && this.image === image) this.image = undefined;
  }

  /** @returns {Errand} */
  #next() {
    if (this.wantsSnapshot) {
      this.wantsSnapshot = false;
      this.#try([""]);
      return { what: "snapshot" };
    }
    if (!this.wheels.size && this.image) return this.#nextImage(this.image);
    const all = [...this.wheels.keys()];
    const trusted = all.filter((each) => this.trusted.has(each));
    // What is made of a wheel that anybody may have made is kept only if its worker has got no other.
    const chosen = trusted.length ? trusted : all.slice(0, 1);
    const wheels = chosen.map((wheel) => ({ wheel, modules: [...(this.wheels.get(wheel) ?? [])] }));
    for (const wheel of chosen) this.wheels.delete(wheel);
    this.#try(chosen);
    return { what: "unpacked", wheels };
  }

  /** It comes last, when its packages are unpacked. @param {import("../contract/supply.mjs").ImageErrand} image */
  #nextImage(image) {
    this.image = undefined;
    this.#try([image.key]);
    return image;
  }

  /** @param {string[]} names */
  #try(names) {
    for (const each of names) this.tries.set(each, (this.tries.get(each) ?? 0) + 1);
  }

  /** The one at hand has ended. @param {boolean} isDone  or was given up, and is to be begun again */
  over(isDone) {
    const { errand } = this;
    this.errand = undefined;
    this.release();
    if (isDone || !errand) return;
    if (errand.what !== "unpacked") this.#note(errand);
    else for (const { wheel, modules } of errand.wheels) this.#noteWheel(wheel, modules);
  }
}
