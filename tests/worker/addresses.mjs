/**
 * Node has no blocking requests: here is one that knows of addresses of Blobs whether they are revoked, and no more.
 * It must be imported before what makes such requests, which looks for them once, before any program runs.
 */

/** Who answers at the time. @type {WithAddresses | undefined} */
let current;

class Request {
  open(_method, url) {
    this.url = url;
  }

  send() {
    this.content = current?.answer(this.url);
    if (this.content === undefined) throw new DOMException("revoked", "NetworkError");
  }

  set responseType(_type) {}

  get response() {
    return new TextEncoder().encode(this.content).buffer;
  }
}
globalThis.XMLHttpRequest = Request;

export class WithAddresses {
  /** @param {(url: string) => string | undefined} [textAt]  knows what is there, if a test has it */
  constructor(textAt = () => "1") {
    this.textAt = textAt;
    this.asked = 0;
    /** How many questions about an address are still answered by that it is there. */
    this.left = new Map();
    this.revoked = new Set();
    current = this;
  }

  /** @param {string} url */
  answer(url) {
    this.asked += 1;
    const left = (this.left.get(url) ?? Infinity) - 1;
    this.left.set(url, left);
    return left <= 0 || this.revoked.has(url) ? undefined : this.textAt(url);
  }

  /** @param {number} count @param {string} url */
  revokeAfter(count, url) {
    this.left.set(url, count);
  }

  [Symbol.dispose]() {
    current = undefined;
  }
}
