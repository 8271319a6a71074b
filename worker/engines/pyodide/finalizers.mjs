/**
 * What Pyodide does about objects that JavaScript has dropped, in tasks of their own. WebKit does it within a blocking request, too:
 * there Python may be in the midst of a read or a write, and refuses to be touched (NoGilError). Pure: it knows no interpreter.
 */

/** @typedef {new (cleanup: (held: unknown) => void) => FinalizationRegistry<unknown>} Registry */

/**
 * A registry that never calls back within other code.
 * @param {Registry} Own  the browser's @param {(act: () => void) => void} later  begins a task
 * @param {(error: unknown) => void} report  told what a callback throws
 * @returns {Registry}
 */
export function deferring(Own, later, report) {
  return class extends Own {
    /** @param {(held: unknown) => void} cleanup */
    constructor(cleanup) {
      /** @type {unknown[]} */
      let due = [];
      const clean = () => {
        const held = due;
        due = [];
        for (const each of held) attempt(() => cleanup(each), report);
      };
      super((/** @type {unknown} */ held) => {
        // One task for all: thousands may have been dropped at once.
        if (due.push(held) === 1) later(clean);
      });
    }
  };
}

/** @param {() => void} act @param {(error: unknown) => void} report */
function attempt(act, report) {
  try {
    act();
  } catch (error) {
    report(error);
  }
}

/** Have what is made until restored be such registries. @returns {() => void} restores what was there */
export function takeFinalizers() {
  const { FinalizationRegistry: Own, setTimeout, reportError } = globalThis;
  if (!Own) return () => {};
  const Deferring = deferring(Own, (act) => void setTimeout(act), (error) => reportError(error));
  globalThis.FinalizationRegistry = /** @type {FinalizationRegistryConstructor} */ (Deferring);
  return () => {
    globalThis.FinalizationRegistry = Own;
  };
}
