/** What the playground's page tells a busy worker beside stops and answers: events of a drawing, and what came of a file. */
import { EVENTS_AT, FILE, FILE_AT } from "#generated/memory.mjs";
import { writeEvent } from "./events.mjs";
import { Reach } from "./reach.mjs";

export class PageReach extends Reach {
  /**
   * Something has happened to the drawing. @param {import("./events.mjs").Happening} happening
   * @returns {boolean} false if that takes a message
   */
  tell(happening) {
    if (this.words) writeEvent(this.words, happening);
    return Boolean(this.words);
  }

  /** Tell a worker that waits for a file what has come of it. @param {import("../contract/letters.mjs").Brought} brought */
  bring(brought) {
    if (!this.words) return void (this.hasLetters && this.letters.send("file", brought));
    const bytes = new TextEncoder().encode(JSON.stringify(brought)).subarray(0, EVENTS_AT - FILE_AT);
    new Uint8Array(this.words.buffer).set(bytes, FILE_AT);
    Atomics.store(this.words, FILE, bytes.length);
    return void Atomics.notify(this.words, FILE);
  }
}
