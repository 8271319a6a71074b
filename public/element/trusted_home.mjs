/** Pythons of cells that the page trusts: their workers are the page's own, and have all rights of its origin. */
import { NO_FUNCTIONS } from "../../worker/client/functions.mjs";
import { Reach } from "../../worker/client/reach.mjs";
import { Session } from "../../worker/client/session.mjs";
import { spawn } from "../../worker/client/spawning.mjs";
import { Elsewhere } from "../whereabouts.mjs";

/** @typedef {import("./pythons.mjs").Home} Home */

/** @implements {Home} */
export class TrustedHome {
  /** @param {import("./pythons.mjs").Files} files */
  constructor(files) {
    this.files = files;
  }

  /** @type {Home["begin"]} */
  begin(fields, onProgress) {
    const { base, places, workers } = this.files;
    const script = new Elsewhere(base, places).addressOf(workers[fields.engine]);
    return new Session({
      spawn: () => spawn(script),
      makeReach: (post) => new Reach(navigator.locks, post),
      functions: NO_FUNCTIONS,
      fields: { ...fields, base, places },
      onProgress,
    });
  }

  /** A worker needs nothing around it. */
  warm() {}
}
