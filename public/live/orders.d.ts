/** What the page and a live frame say to each other, by the port that the page gives it. */

/** library: which draws the data, or nothing where they are HTML; scripts: names of libraries and their texts. */
export type Order =
  | { do: "ping" }
  | { do: "probe"; ms: number }
  | { do: "bring"; scripts: [string, string][] }
  | { do: "show"; library: string; data: Uint8Array };

/** Nothing of it is believed: see `hearing.mjs`. */
export type Said =
  | { is: "pong" }
  | { is: "busy" }
  | { is: "rested"; at: number }
  | { is: "height"; height: number }
  | { is: "wants"; names: string[] }
  | { is: "lacks"; hosts: string[] }
  | { is: "failed"; reason: string };
