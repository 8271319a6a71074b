/** What a worker and its page say about calls of the page's functions, over a port of their own. Types alone. */

/** call: its number; given: the arguments. @typedef {{call: number, name: string, given: unknown[]}} Call */

/** error: what the function threw, in words. @typedef {{call: number, value?: unknown, error?: string}} Answer */

export {};
