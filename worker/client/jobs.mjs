/**
 * The page's messages that wait for their answers: each has one, in the order in which they came. What carries the
 * scripts out, and what an answer is made of, it does not know.
 */

/** @typedef {import("./samples.mjs").Outcome} Outcome */

/**
 * @typedef {object} Job
 * @property {{id?: unknown}} name  what names it to the page
 * @property {(outcome: Outcome) => Record<string, unknown>} reply
 * @property {import("./client.mjs").Run} [fields]  what is to be run; none if the message cannot be
 * @property {number} [run]  the number of its run, once that has been posted
 * @property {Outcome} outcome  so far
 * @property {boolean} isOver  it is answered as soon as all before it are
 * @property {boolean} isStopped  the page has stopped it before it was known to have begun
 */

export class Jobs {
  /** @param {(job: Job) => void} answer */
  constructor(answer) {
    this.answer = answer;
    /** Those without an answer. @type {Job[]} */
    this.open = [];
    /** The one whose run has been posted. @type {Job | undefined} */
    this.atHand = undefined;
    /** The one before it, which may have left something that goes on. @type {Job | undefined} */
    this.last = undefined;
  }

  /** @param {Job["name"]} name @param {Job["reply"]} reply @param {Job["fields"]} [fields] @returns {Job} */
  add(name, reply, fields) {
    const job = { name, reply, fields, outcome: {}, isOver: false, isStopped: false };
    this.open.push(job);
    return job;
  }

  /** The script whose turn it is. */
  get next() {
    return this.open.find(({ isOver }) => !isOver);
  }

  /** Those of this name that are not over. @param {unknown} id @returns {Job[]} */
  named(id) {
    return this.open.filter((job) => !job.isOver && Object.is(job.name.id, id));
  }

  /** The name of the script that a run belongs to. @param {number | undefined} run @returns {{id?: unknown}} */
  nameOf(run) {
    return [this.atHand, this.last].find((job) => job && job.run === run)?.name ?? {};
  }

  /** @param {Job} job @param {number} run */
  begin(job, run) {
    job.run = run;
    this.atHand = job;
  }

  /** There is nothing more to be done for a job. @param {Job} job @param {Outcome} [outcome] */
  end(job, outcome = job.outcome) {
    if (job.isOver) return;
    job.isOver = true;
    job.outcome = outcome;
    if (this.atHand !== job) return;
    this.last = job;
    this.atHand = undefined;
  }

  /** Answer what can be answered. */
  flush() {
    while (this.open[0]?.isOver) this.answer(/** @type {Job} */ (this.open.shift()));
  }
}
