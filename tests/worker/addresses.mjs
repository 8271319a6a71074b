/** Node has no synchronous requests: here is one that knows of addresses of Blobs whether they are revoked, and no more. */
export class WithAddresses {
  /** @param {(url: string) => string | undefined} [textAt]  knows what is there, if a test has it */
  constructor(textAt = () => "1") {
    this.asked = 0;
    /** How many questions about an address are still answered by that it is there. */
    this.left = new Map();
    this.revoked = new Set();
    this.former = globalThis.XMLHttpRequest;
    const all = this;
    globalThis.XMLHttpRequest = class {
      open(_method, url) {
        this.url = url;
      }

      send() {
        all.asked += 1;
        const left = (all.left.get(this.url) ?? Infinity) - 1;
        all.left.set(this.url, left);
        const text = textAt(this.url);
        this.response = new TextEncoder().encode(text).buffer;
        if (left <= 0 || all.revoked.has(this.url) || text === undefined) throw new DOMException("revoked", "NetworkError");
      }
    };
  }

  /** @param {number} count @param {string} url */
  revokeAfter(count, url) {
    this.left.set(url, count);
  }

  [Symbol.dispose]() {
    globalThis.XMLHttpRequest = this.former;
  }
}
