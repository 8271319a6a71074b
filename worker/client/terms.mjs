/** What pages of the npm package give and get, as types alone: they stand here apart from all that is not a page's business. */

/**
 * How Python's start and packages get on: bytes of one file or package, and of all; source: "site", "cache" (this device) or
 * a host's name; state and cause: of a package.
 * @typedef {{stage: "start" | "package", name: string, loaded: number, total?: number, all_loaded?: number, all_total?: number,
 *   source: string, version?: string, state?: string, cause?: string}} Progress
 */

/**
 * Something to show. data: a text, or the bytes of a picture; text: what stands for it where there is only text.
 * @typedef {{mime: string, data: string | Uint8Array, text: string, alt?: string, name?: string, width?: number, height?: number, slot?: string}} Display
 */

/**
 * What came of a run. value: of its last expression; repr: as Python writes it, unless it is None; ms: how long it took.
 * @typedef {{value: any, repr: string | undefined, ms: number}} Outcome
 */

/** @typedef {string | Uint8Array<ArrayBuffer>} Content  of a file */

/**
 * Who listens to a run, and gives it up.
 * @typedef {object} Listeners
 * @property {AbortSignal} [signal]  stops the program, or takes it away while it waits
 * @property {(text: string, stream: "stdout" | "stderr") => void} [onOutput]  gets what it prints; else the console does
 * @property {(display: Display) => void} [onDisplay]  gets its plots, tables and pictures
 * @property {(prompt: string, about: {secret: boolean}) => string | undefined | Promise<string | undefined>} [onInput]  answers
 *   `input()`; nothing is the end of input
 */

export {};
