/**
 * The seam: what the worker needs of whatever runs Python. These types are all of it; the protocol, the page and
 * the drop-in know no more of an engine than they say, and `serve.mjs` knows `StartEngine` and `Engine` alone.
 *
 * What an engine does, by the messages of `protocol.py`, whose rules hold for all of them:
 *
 *   start         START is answered by PROGRESS and then READY, or a LoadError is thrown
 *   capabilities  READY names them; a command that belongs to one that is not there is answered by REFUSED
 *   run           RUN is answered by STARTED, OUTPUT, RESULT or ERROR, and DONE; one run after the other
 *   stop          STOP, the control block or the run's address; where `stop` is "restart", the worker is ended
 *   answer input  WAITING asks, by the ways of `input.mjs`; INPUT or the control block brings the answer
 *   mount files   RUN brings what has changed of the working directory, FILES takes back what programs change
 *   complete      COMPLETE is answered by COMPLETION
 *
 * There are two ways to be one. An engine that runs CPython gives `worker/bridge/main.py` an object with the names of
 * `pyodide/edges.mjs`, and is an `Engine` by that. Any other is an `Interpreter`, and `shared/host.mjs` makes an
 * Engine of it: `shared/desk.mjs` has its output, input and sleep, `shared/batch.mjs` fetches its files.
 */

/** @typedef {import("../host/messages.mjs").Message} Message */
/** @typedef {import("#generated/protocol.mjs").Capabilities} Capabilities */

/**
 * Speaks to the page.
 * @callback Post
 * @param {Message} message
 * @param {Transferable[]} [transfer]
 * @returns {void}
 */

/**
 * Starts an engine, once a worker or again after it has failed.
 * @callback StartEngine
 * @param {string} base  the site's address
 * @param {Message} options  the START message
 * @param {Post} post
 * @param {import("../host/supply.mjs").Supply} supply  what it has all its files from
 * @returns {Promise<Engine>}
 * @throws {import("../host/fetching.mjs").LoadError} which file is missing or wrong, and what to do about it
 */

/**
 * Makes something for later visits, in a worker in which no program ever runs.
 * @callback DoErrand
 * @param {import("../contract/supply.mjs").Errand} errand
 * @param {import("../host/supply.mjs").Supply} supply  what it has its files from, and what keeps what it makes
 * @param {unknown} compiled  what another worker of this engine has compiled, if any has
 * @returns {Promise<unknown>}
 */

/**
 * An engine that has started.
 * @typedef {object} Engine
 * @property {(message: Message) => void} receive  takes whatever the page says from now on; what breaks the
 *   contract is answered by REFUSED and changes nothing
 */

/** What an interpreter says of itself; the rest of the capabilities, the device and its host decide. */
/** @typedef {Omit<Capabilities, "site" | "isolated" | "input" | "suspends" | "start" | "start_cause">} Own */

/**
 * An engine whose Python has no kernel of its own, as `shared/host.mjs` knows it. It is given the desk, by whose
 * `print`, `ask` and `sleep` programs reach the page.
 * @typedef {object} Interpreter
 * @property {string} engine  its name and version, for people
 * @property {string} python  the version of the language
 * @property {Own} capabilities
 * @property {(program: Program) => Promise<Outcome>} run  never rejects, and keeps what programs define
 * @property {() => void} refresh  have the next program begin as new: nothing is left of what programs have defined,
 *   imported or replaced
 * @property {any} FS  the file system, by Emscripten's names as far as `files.mjs` uses them; programs are in its
 *   working directory
 * @property {(file: string) => void} renew  have a module of the working directory imported as its file is now
 * @property {(code: string) => Completion} complete  which names may stand at the end of a program's beginning
 * @property {(code: string) => Record<string, unknown>} [translate]  the fields of TRANSLATION, if it can
 * @property {(error: Failure, code: string) => Lack | undefined} lack  what it does not have, if an error is about that
 */

/**
 * @typedef {object} Program
 * @property {string} code
 * @property {string} filename
 * @property {Record<string, unknown>} [context]  the program's globals instead of the engine's own
 * @property {string} [json]  a JSON object, for `from data import key` from now on
 * @property {boolean} [awaits]  its result is waited for, if it is a coroutine, a promise or the like
 */

/**
 * How a program ended. None of the first three is an end without a value.
 * @typedef {object} Outcome
 * @property {string} [repr]  the last expression's, if it has a value
 * @property {() => unknown} [value]  the same value as JavaScript's
 * @property {Failure} [error]
 * @property {boolean} [stopped]  the error is a KeyboardInterrupt
 */

/** @typedef {{names: string[], length: number}} Completion  see COMPLETION in protocol.py */
/** @typedef {{name: string, message: string, traceback: string, hint?: string} & Partial<Lack>} Failure  see ERROR there */
/** @typedef {{lacks?: string, owners?: string[], maybe?: boolean, hint?: string}} Lack  the same: what others have, or what is said where nobody has it */

export {};
