/**
 * The page's end of the packing worker, which begins when it is first needed and ends when it has long been idle.
 * Every question is answered: with what the worker says, or with `{problem}` if it cannot be had, ends or takes too
 * long. A worker that has failed is replaced. Knows nothing of what is asked.
 */

/** @typedef {Record<string, any> & {problem?: string}} Answer */
/** @typedef {{parts: unknown[], settle: (answer: Answer) => void, timer: ReturnType<typeof setTimeout>}} Question */

const DEADLINE_MS = 60_000;
const IDLE_MS = 30_000;

export const LATE = "it took longer than a minute";
export const GONE = "a part of this page could not be loaded. Try again";

const start = () => new Worker(new URL(document.documentElement.dataset.packing ?? "", document.baseURI));

export class Packing {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, Question>} */
  #open = new Map();
  #last = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;

  /** @param {() => Worker} make @param {{deadline?: number, idle?: number}} times  in milliseconds */
  constructor(make = start, { deadline = DEADLINE_MS, idle = IDLE_MS } = {}) {
    this.make = make;
    this.times = { deadline, idle };
  }

  /** Have something done: `answer` with the parts that came before it as `files`, if any did. @param {string} kind @param {...unknown} given @returns {Promise<Answer>} */
  ask(kind, ...given) {
    clearTimeout(this.#idle);
    const id = (this.#last += 1);
    return new Promise((settle) => {
      const timer = setTimeout(() => this.#fail(LATE), this.times.deadline);
      this.#open.set(id, { parts: [], settle, timer });
      try {
        this.#started().postMessage({ id, kind, given });
      } catch (error) {
        this.#settle(id, { problem: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  #started() {
    if (this.#worker) return this.#worker;
    const worker = (this.#worker = this.make());
    worker.addEventListener("message", ({ data }) => this.#take(data));
    // It is not there, or something went wrong in it that it could not say.
    for (const kind of ["error", "messageerror"]) worker.addEventListener(kind, () => worker === this.#worker && this.#fail(GONE));
    return worker;
  }

  /** @param {{id: number, part?: unknown[], answer?: Answer}} message */
  #take({ id, part, answer }) {
    const question = this.#open.get(id);
    if (part) question?.parts.push(...part);
    if (answer) this.#settle(id, answer);
  }

  /** @param {number} id @param {Answer} answer */
  #settle(id, answer) {
    const question = this.#open.get(id);
    if (!question) return;
    this.#open.delete(id);
    clearTimeout(question.timer);
    question.settle(question.parts.length ? { ...answer, files: question.parts } : answer);
    if (!this.#open.size) this.#idle = setTimeout(() => this.#end(), this.times.idle);
  }

  /** Do without this worker: nothing that it was asked will come. @param {string} problem */
  #fail(problem) {
    this.#end();
    for (const [id, { parts }] of this.#open) {
      parts.length = 0;
      this.#settle(id, { problem });
    }
    clearTimeout(this.#idle);
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** The one that the page has. */
export const packing = new Packing();
