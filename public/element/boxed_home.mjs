/** Pythons of cells in the box: programs reach nothing of the page. */
import { NO_FUNCTIONS } from "../../worker/client/functions.mjs";
import { Session } from "../../worker/client/session.mjs";
import { Box } from "../box.mjs";
import { BY_BOX, BoxedWorker } from "../boxed.mjs";
import { Elsewhere } from "../whereabouts.mjs";
import { endOf } from "./ends.mjs";

/** @typedef {import("./pythons.mjs").Home} Home */

/** @implements {Home} */
export class BoxedHome {
  /** @type {Box | undefined} */
  #box;

  /** @param {import("./pythons.mjs").Files} files */
  constructor(files) {
    this.files = files;
  }

  /** @type {Home["begin"]} */
  begin(fields, onProgress) {
    const session = new Session({
      spawn: () => new BoxedWorker(this.#theBox().open(this.files.workers[fields.engine]), (reason) => session.lose(endOf(reason))),
      makeReach: () => BY_BOX,
      functions: NO_FUNCTIONS,
      fields,
      onProgress,
    });
    return session;
  }

  warm() {
    void this.#theBox().supply;
  }

  /** One for all; another one if the browser has ended it. */
  #theBox() {
    const { base, places } = this.files;
    if (!this.#box || this.#box.isLost) this.#box = new Box(new Elsewhere(base, places));
    return this.#box;
  }
}
