/**
 * What the door to JavaScript needs of a browser, in Node: the guard itself, and what throws. Loaded by run.mjs
 * before door_checks.py; `pyscript` is a module of two functions there.
 */
Object.assign(globalThis, {
  window: globalThis,
  addEventListener: () => {},
  document: { documentElement: {} },
  location: { href: "https://play.example/" },
  thrower: {
    act(/** @type {unknown} */ what) {
      if (what === "throw") throw new RangeError("no such thing");
      return what;
    },
    /** Call Python back, as an editor that tells of a change. @param {() => unknown} handler */
    tell: (handler) => handler(),
    get broken() {
      return Object.create(null);
    },
  },
  Thrower: class {
    constructor() {
      throw new RangeError("not made");
    }
  },
  /** @type {unknown[]} */
  logged: [],
});
console.error = (/** @type {unknown} */ words) => void (/** @type {any} */ (globalThis).logged.push(words));

await import("../../public/guard.mjs");
