/** What the page and a live frame say to each other, by the port that the page gives it. */

/**
 * library: which draws the data, or nothing where they are HTML; scripts: names of libraries and their texts. hear: what
 * widgets in Python say; done: Python has dealt with what was said last.
 */
export type Order =
  | { do: "ping" }
  | { do: "probe"; ms: number }
  | { do: "bring"; scripts: [string, string][] }
  | { do: "show"; library: string; data: Uint8Array }
  | { do: "hear"; data: Uint8Array; buffers: Uint8Array[] }
  | { do: "done" };

/** Nothing of it is believed: see `hearing.mjs`. */
export type Said =
  | { is: "pong" }
  | { is: "busy" }
  | { is: "rested"; at: number }
  | { is: "height"; height: number }
  | { is: "wants"; names: string[] }
  | { is: "lacks"; hosts: string[] }
  | { is: "failed"; reason: string }
  | { is: "comm"; data: Uint8Array; buffers: ArrayBuffer[] };
