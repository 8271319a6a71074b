/** A packing worker in Node's own thread: what goes to it and comes back is copied or handed over, as by messages. */
import { perform } from "../../public/packing_tasks.mjs";

export class PackingDouble extends EventTarget {
  /** Messages that have come back, as they were. */
  told = [];
  isOver = false;

  async postMessage({ id, kind, given }) {
    // A file is not copied: Node does not copy those yet.
    const taken = kind === "open" ? given : structuredClone(given);
    const answer = await perform(kind, taken, ({ part, transfer }) => this.#tell({ id, part }, transfer));
    this.#tell({ id, answer }, []);
  }

  terminate() {
    this.isOver = true;
  }

  #tell(message, transfer) {
    const data = message.answer?.blob ? message : structuredClone(message, { transfer });
    this.told.push(data);
    if (!this.isOver) this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
