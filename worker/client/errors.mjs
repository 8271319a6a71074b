/** What a page catches of Python: what a program raised, and what went wrong around it. */

/** Python could not start or is gone, or a call made no sense: its message says which, in a sentence. */
export class OffthreadError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "OffthreadError";
  }
}

/**
 * What a program raised. `name` is the exception's type, and `message` what it says.
 * @typedef {object} Raised
 * @property {string} name
 * @property {string} message
 * @property {string} traceback
 * @property {string} [hint]
 * @property {string} [file]
 * @property {number} [line]
 */

/** An exception of Python's that a program did not catch. */
export class PythonError extends OffthreadError {
  /** @param {Raised} raised */
  constructor({ name, message, traceback, hint, file, line }) {
    super(message);
    /** The exception's type, such as "ZeroDivisionError". */
    this.name = name;
    /** The whole traceback, as Python prints it. */
    this.traceback = traceback;
    /** What the error means and what to try, if something is known. @type {string | undefined} */
    this.hint = hint;
    /** The file in which `line` is. @type {string | undefined} */
    this.file = file;
    /** The last line of the program's own files that the error went through, from 1. @type {number | undefined} */
    this.line = line;
  }
}
