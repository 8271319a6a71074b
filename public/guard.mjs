/**
 * Stands between the page's Python and what may throw: MicroPython cannot catch what JavaScript throws, and loses
 * some of its stack each time, until the page is dead. So what may throw is called through here and answers
 * instead. And it tells Python what went wrong in the page's own JavaScript.
 */

import { words } from "./problem.mjs";

/** @typedef {{value?: unknown, problem?: string}} Outcome  one of the two */

/** Mistakes that nobody has taken yet. Later ones say no more than the first ones. */
const MOST_HELD = 5;

/** What browsers report as an error though nothing went wrong. https://github.com/w3c/csswg-drafts/issues/5023 */
const HARMLESS = /^ResizeObserver loop/;

/** @param {() => unknown} act @returns {Outcome} */
function settled(act) {
  try {
    return { value: act() };
  } catch (error) {
    return { problem: words(error) };
  }
}

/** The same with where it happened, for the people who fix the page. @param {unknown} error */
const details = (error) => (error instanceof Error && error.stack?.includes(error.message) ? error.stack : words(error));

/** Whether it comes from what this site has brought along, and not from an extension of the browser. @param {string} where */
const isOurs = (where) => where.includes(new URL("./", location.href).href);

/** @type {string[]} */
const held = [];
/** @type {((details: string) => void) | undefined} */
let listener;

/** @param {string} found */
function tell(found) {
  if (listener) listener(found);
  else if (held.length < MOST_HELD) held.push(found);
}

addEventListener("error", ({ error, message, filename }) => {
  if (isOurs(filename) && !HARMLESS.test(message)) tell(error ? details(error) : message);
});
addEventListener("unhandledrejection", ({ reason }) => {
  // What has no stack tells not where it comes from.
  if (!(reason instanceof Error) || !reason.stack || isOurs(reason.stack)) tell(details(reason));
});

/** What the page's Python calls; none of it throws. */
export const guard = {
  /** Call a method, perhaps of what is below the target: `URL.createObjectURL`. @param {any} target @param {string} path @param {unknown[]} given */
  call: (target, path, ...given) =>
    settled(() => {
      const names = path.split(".");
      const name = /** @type {string} */ (names.pop());
      return names.reduce((owner, each) => owner[each], target)[name](...given);
    }),
  /** Make an object of a class that the browser has. @param {string} name @param {unknown[]} given */
  make: (name, ...given) => settled(() => new /** @type {any} */ (globalThis)[name](...given)),
  /** Tell the mistakes of the page's own JavaScript, those until now and those to come. @param {(details: string) => void} heard */
  watch(heard) {
    listener = heard;
    for (const details of held.splice(0)) heard(details);
  },
};

Object.assign(globalThis, { offthreadGuard: guard });
