/**
 * The stack guard. Recursion through C code (`repr`, `sorted(key=)`, `json.loads`, …) overruns the
 * browser's stack long before CPython's own limit for it, and kills the interpreter. CPython 3.14 lets an
 * embedder say where the stack ends (PyUnstable_ThreadState_SetStackProtection): set short enough, it
 * becomes a RecursionError. It must be set again whenever code begins to run, since under stack switching
 * every callback has a thread state of its own.
 */
import { hasStackSwitching } from "../../contract/probes.mjs";

/**
 * Bytes of C stack that Python may use below the place where the program began. Where stacks cannot be
 * switched the program runs on the worker's own, half as large: docs/decisions/0033-deep-recursion.md.
 */
const ROOM = 90_112;
const ROOM_ON_SMALL_STACK = 77_824;

/** The same while a module is compiled for an import: large ones, as in sympy, need more, and it is their own depth alone. */
const ROOM_TO_COMPILE = 262_144;

export class Guard {
  /** @param {any} pyodide */
  constructor(pyodide) {
    const { _PyThreadState_Get, _PyUnstable_ThreadState_SetStackProtection, stackSave } = pyodide._module;
    this.state = _PyThreadState_Get;
    this.protect = _PyUnstable_ThreadState_SetStackProtection;
    this.stack = stackSave;
    this.room = hasStackSwitching() ? ROOM : ROOM_ON_SMALL_STACK;
    /** Older Pythons lack it: there the supervisor alone stands behind such programs. */
    this.top = 0;
    this.works = Boolean(this.state && this.protect && this.stack);
  }

  /** Guard the code that begins to run now. */
  set() {
    if (!this.works) return;
    this.top = this.stack();
    this.#protect(this.room);
  }

  /** Give the code that runs now more room for a while, or take it back. @param {boolean} on */
  widen(on) {
    if (this.works) this.#protect(on ? ROOM_TO_COMPILE : this.room);
  }

  /** @param {number} room */
  #protect(room) {
    if (this.top > room) this.protect(this.state(), this.top - room, room);
  }
}
