/**
 * A worker in the box of the site, as a client of the protocol has one: the same messages, by way of the frame.
 * What reaches a busy worker is the frame's matter there, so the client has nothing of it.
 */
import { Box } from "../../../public/box.mjs";
import { Elsewhere } from "../../../public/whereabouts.mjs";

/** The site, whose folder this page lies in. */
const SITE = new URL("../", location.href).href;

export class Boxed {
  constructor(box, address) {
    this.onmessage = this.onerror = null;
    this.cell = box.open(address);
    this.cell.listen(
      (data) => this.onmessage?.({ data }),
      (sentence) => console.error(sentence),
      (message) => this.onerror?.({ message }),
    );
  }

  postMessage(message) {
    this.cell.post(message);
  }

  terminate() {
    this.cell.terminate();
  }
}

/** Reaches nothing by itself. */
export class OutOfReach {
  isOver = false;
  fields = {};

  begin() {
    return {};
  }

  answer() {
    return false;
  }

  stop() {}
  forget() {}
  hear() {}
  acknowledge() {}
  watch() {}
  end() {}
}

/** What makes workers in the box. @param {string} address  of an engine's script */
export function boxing(address) {
  const box = new Box(new Elsewhere(SITE));
  return Object.assign(() => new Boxed(box, address), { box });
}
