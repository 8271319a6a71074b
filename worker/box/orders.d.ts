/** What the page tells the frame of the box, and the frame the page. Both ends are ours, and trust each other. */

import type { Errand } from "../contract/supply.mjs";

/** Make a worker: two ports come along, by which it reports to the page and asks the supply for files. */
export interface Open {
  type: "open";
  seat: number;
  /** Names the script, which comes along each time and is made once. */
  address: string;
  script: string;
  /** The site's address. */
  base: string;
  /** What this worker is for, if no program is to run in it. */
  errand?: Errand;
}

export type Order =
  | Open
  | { type: "post"; seat: number; message: { type: string; [field: string]: unknown } }
  | { type: "heard"; seat: number; report: { type: string; id?: number; ask?: number; read?: number; seq?: number; token?: string } }
  | { type: "end"; seat: number }
  | { type: "ping" };

/** error: of a worker that could not be made, or threw what nobody caught. */
export type Said = { type: "error"; seat: number; reason: string } | { type: "pong" };
