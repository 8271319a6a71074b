/**
 * Timers of JavaScript's that a program has set with functions of Python's, as `js.setInterval` and
 * `pyodide.ffi.wrappers.set_timeout` do: while one is pending, the program is still running.
 */

/** Tell whether something calls a function of Python's, which can be let go. @param {any} callback */
function isPython(callback) {
  return typeof callback?.destroy === "function";
}

export class Timers {
  /**
   * Take the places of the functions that set and clear timers.
   * @param {any} scope  whose functions they are @param {any} pyodide
   */
  constructor(scope, pyodide) {
    /** Whether a program runs whose timers are noted. */
    this.isOn = false;
    /** Whether it is the event loop that sets one. */
    this.isLoops = false;
    /** @type {Set<unknown>} */
    this.pending = new Set();
    this.schedule = pyodide._api.scheduleCallback;
    const { setTimeout, setInterval, clearTimeout, clearInterval } = scope;
    this.clear = clearTimeout.bind(scope);
    scope.setTimeout = this.#setting(setTimeout.bind(scope), true);
    scope.setInterval = this.#setting(setInterval.bind(scope), false);
    scope.clearTimeout = this.#clearing(clearTimeout.bind(scope));
    scope.clearInterval = this.#clearing(clearInterval.bind(scope));
  }

  /** @param {(callback: any, ...rest: any[]) => unknown} set @param {boolean} isOnce */
  #setting(set, isOnce) {
    return (/** @type {any} */ callback, /** @type {any[]} */ ...rest) => {
      if (!this.isOn || this.isLoops || !isPython(callback)) return set(callback, ...rest);
      const fire = (/** @type {any[]} */ ...given) => {
        if (isOnce) this.pending.delete(id);
        return callback(...given);
      };
      const id = set(fire, ...rest);
      this.pending.add(id);
      return id;
    };
  }

  /** @param {(id: any) => void} clear */
  #clearing(clear) {
    return (/** @type {unknown} */ id) => {
      this.pending.delete(id);
      clear(id);
    };
  }

  /** Set a timer of the event loop's. @param {() => void} callback @param {number} ms */
  ofLoop(callback, ms) {
    this.isLoops = true;
    try {
      this.schedule(callback, ms);
    } finally {
      this.isLoops = false;
    }
  }

  get count() {
    return this.pending.size;
  }

  /** Note timers from now on, or no longer. @param {boolean} on */
  watch(on) {
    this.isOn = on;
    this.pending.clear();
  }

  /** Clear all that are pending. */
  drop() {
    // Those of both kinds have numbers of one list: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html
    for (const id of this.pending) this.clear(id);
    this.pending.clear();
  }
}
