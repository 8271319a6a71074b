/**
 * Notices that the page's own Python does not start, for a reason of which no event tells: a file that never comes, or
 * a fault within what has come. It counts looks at which no file is new, and never measures time, so that a slow
 * device, or a slow network that brings one file after another, has as long as it takes.
 */

/** Milliseconds between two looks, and at how many in a row nothing is new until that is said. */
const LOOK_MS = 1000;
const MOST_QUIET = 6;

export class Patience {
  constructor() {
    this.quiet = 0;
    this.come = 0;
  }

  /** Take a look. @param {number} come  how many files have come so far @returns {boolean} whether it is to be said now */
  look(come) {
    this.quiet = come === this.come ? this.quiet + 1 : 0;
    this.come = come;
    return this.quiet === MOST_QUIET;
  }
}

/** The first file that has not come. @param {readonly string[]} needed @param {readonly string[]} come */
export function firstMissing(needed, come) {
  const there = new Set(come);
  return needed.find((url) => !there.has(url));
}

/**
 * Look again and again until the page's Python has begun.
 * @param {{hasBegun: () => boolean, come: () => readonly string[], onQuiet: () => unknown, onBegun: () => unknown}} page
 */
export function wait({ hasBegun, come, onQuiet, onBegun }) {
  const patience = new Patience();
  const timer = setInterval(() => {
    if (!hasBegun()) return void (patience.look(come().length) && onQuiet());
    clearInterval(timer);
    return onBegun();
  }, LOOK_MS);
}
