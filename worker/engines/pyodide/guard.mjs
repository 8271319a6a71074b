/**
 * The stack guard. Recursion through C code (`repr`, `sorted(key=)`, `json.loads`, …) overruns the
 * browser's stack long before CPython's own limit for it, and kills the interpreter. CPython 3.14 lets an
 * embedder say where the stack ends (PyUnstable_ThreadState_SetStackProtection): set short enough, it
 * becomes a RecursionError. It must be set anew whenever code begins to run, since under stack switching
 * every callback has a thread state of its own.
 */

/** Bytes of C stack that Python may use below the place where the program began. */
const ROOM = 98_304;

export class Guard {
  /** @param {any} pyodide */
  constructor(pyodide) {
    const { _PyThreadState_Get, _PyUnstable_ThreadState_SetStackProtection, stackSave } = pyodide._module;
    this.state = _PyThreadState_Get;
    this.protect = _PyUnstable_ThreadState_SetStackProtection;
    this.stack = stackSave;
    /** Older Pythons lack it: there the supervisor alone stands behind such programs. */
    this.works = Boolean(this.state && this.protect && this.stack);
  }

  /** Guard the code that begins to run now. */
  set() {
    if (!this.works) return;
    const top = this.stack();
    if (top > ROOM) this.protect(this.state(), top - ROOM, ROOM);
  }
}
