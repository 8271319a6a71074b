/**
 * Signals as CPython has them, raised and handled without a function of Python's.
 */
import { ROW, STRIKE_AGAIN } from "#generated/memory.mjs";

/** Raise all signals of a row: one whose handler raises leaves the others for the steps to come. @param {any} pyodide */
export function raiseRow(pyodide) {
  for (let place = 0; place < ROW; place++) raise(pyodide, STRIKE_AGAIN - place);
}

/** Raise a signal, whose handler runs with the next step of Python's. @param {any} pyodide @param {number} signal */
export function raise(pyodide, signal) {
  pyodide._module._PyErr_SetInterruptEx?.(signal);
}

/** A signal's handler that calls some functions of Python's, whatever they raise. @param {(() => void)[]} functions */
export function handlerOf(functions) {
  return () => {
    for (const each of functions) {
      try {
        each();
      } catch {
        // A stream is just being written to: the code that writes flushes it, too.
      }
    }
  };
}
