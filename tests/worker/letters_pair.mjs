/**
 * Both ends of letters in one thread. Node has addresses of Blobs, and nothing that reads them at once: `door` knows
 * what each of them holds, and forgets it when it is revoked, as a browser does.
 */
export class Blobs {
  constructor() {
    /** @type {Map<string, string>} */
    this.texts = new Map();
    this.asked = 0;
    const { createObjectURL, revokeObjectURL } = URL;
    const { Blob } = globalThis;
    const { texts } = this;
    globalThis.Blob = class extends Blob {
      constructor(parts, options) {
        super(parts, options);
        this.written = parts.join("");
      }
    };
    URL.createObjectURL = (blob) => {
      const url = createObjectURL(blob);
      texts.set(url, blob.written ?? "1");
      return url;
    };
    URL.revokeObjectURL = (url) => {
      texts.delete(String(url));
      revokeObjectURL(url);
    };
    this.restore = () => Object.assign(URL, { createObjectURL, revokeObjectURL }) && (globalThis.Blob = Blob);
    this.door = {
      isRevoked: (url) => ((this.asked += 1), !texts.has(url)),
      readsBlobs: () => true,
      textAt: (url) => texts.get(url),
    };
  }

  [Symbol.dispose]() {
    this.restore();
  }
}
