/**
 * The stack guard. Recursion through C code (`repr`, `sorted(key=)`, `json.loads`, …) overruns the
 * browser's stack long before CPython's own limit for it, and kills the interpreter. CPython 3.14 lets an
 * embedder say where the stack ends (PyUnstable_ThreadState_SetStackProtection): set short enough, it
 * becomes a RecursionError. It must be set again whenever code begins to run, since under stack switching
 * every callback has a thread state of its own.
 *
 * C code that calls itself takes little of Python's stack and much of the browser's; functions of Python's the other
 * way round. So the guard follows a program down while functions call each other, to a floor, and C code has what is
 * short enough for it from wherever it begins: docs/decisions/0096-each-run-is-a-whole-program.md.
 */
import { hasStackSwitching } from "../../contract/probes.mjs";

/**
 * Bytes of C stack that Python may use below the place where the program began. Where stacks cannot be
 * switched the program runs on the worker's own, half as large: docs/decisions/0033-deep-recursion.md.
 */
const ROOM = 90_112;
const ROOM_ON_SMALL_STACK = 77_824;

/**
 * Bytes below that place to which the guard follows: 530 calls through `functools.cache`. On the smaller stack it stays where
 * it is: with a floor of 152 KiB one `repr` in six of a list without end ended Python there, on a busy machine.
 */
const FLOOR = 262_144;

/** Bytes by which the program must have moved for the guard to follow. */
const STEP = 8192;

/**
 * Bytes between two looks up to which a program does not go down by calls of functions, which take 460 each, but by
 * `repr`, which asks for signals at each level, and takes 33: fifty of the one or the other lie between two looks.
 */
const SLOW = 2560;

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
    this.floor = hasStackSwitching() ? FLOOR : this.room;
    /** Where the guarded code began, and where the guard has followed it to. */
    this.base = this.last = 0;
    /** Older Pythons lack it: there the supervisor alone stands behind such programs. */
    this.top = 0;
    this.works = Boolean(this.state && this.protect && this.stack);
  }

  /** Guard the code that begins to run now. */
  set() {
    if (!this.works) return;
    this.base = this.top = this.last = this.stack();
    this.#protect(this.room);
  }

  /** Go where the code is that runs now: the evaluation loop asks every fifty calls. */
  follow() {
    if (!this.works) return;
    const now = this.stack();
    const fallen = this.last - now;
    this.last = now;
    if (fallen >= 0 && fallen < SLOW) return;
    const top = Math.max(now, this.base - this.floor + this.room);
    if (Math.abs(top - this.top) < STEP) return;
    this.top = top;
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
