/**
 * Stands in for Cache Storage, the network and what else a service worker has, in Node. As in a browser, a
 * response that is stored is read to its end, each match is a new one, and what was read once cannot be stored.
 */
import { createHash } from "node:crypto";

/** The SHA-256 of a text, as the build writes it down. @param {string} text */
export const integrityOf = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** What Node keeps of a response is made anew from its parts, as a browser does from its disk. */
class Kept {
  constructor(request, response, body) {
    this.url = request.url;
    this.body = body;
    this.init = { status: response.status, statusText: response.statusText, headers: [...response.headers] };
  }

  response() {
    const made = new Response(this.init.status === 204 ? null : this.body.slice(0), this.init);
    Object.defineProperty(made, "url", { value: this.url });
    return made;
  }
}

class CacheDouble {
  /** @type {Map<string, Kept>} */
  #kept = new Map();

  async put(request, response) {
    const made = new Request(request);
    if (made.method !== "GET") throw new TypeError("only GET can be stored");
    if (response.status === 206 || response.headers.get("Vary") === "*") throw new TypeError("it cannot be stored");
    if (response.bodyUsed) throw new TypeError("the body is used already");
    this.#kept.set(made.url, new Kept(made, response, await response.arrayBuffer()));
  }

  async match(request, { ignoreSearch = false } = {}) {
    const { url } = new Request(request);
    const bare = (address) => (ignoreSearch ? address.replace(/[?#].*$/, "") : address.replace(/#.*$/, ""));
    return [...this.#kept.values()].find((each) => bare(each.url) === bare(url))?.response();
  }

  async delete(request) {
    return this.#kept.delete(new Request(request).url);
  }

  async keys() {
    return [...this.#kept.keys()].map((url) => new Request(url));
  }
}

export class CachesDouble {
  /** @type {Map<string, CacheDouble>} */
  #all = new Map();

  async open(name) {
    if (!this.#all.has(name)) this.#all.set(name, new CacheDouble());
    return this.#all.get(name);
  }

  async match(request, { cacheName, ...options } = {}) {
    for (const [name, cache] of this.#all) {
      const found = cacheName === undefined || name === cacheName ? await cache.match(request, options) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  async keys() {
    return [...this.#all.keys()];
  }

  async has(name) {
    return this.#all.has(name);
  }

  async delete(name) {
    return this.#all.delete(name);
  }
}

/** A server of files by their addresses. It notes which were asked for, and how; offline, it throws. */
export class ServerDouble {
  /** @type {Map<string, string>} */
  files = new Map();
  /** What the browser itself has kept of earlier answers, which it gives unless it is told to reload. @type {Map<string, string>} */
  kept = new Map();
  /** @type {{url: string, cache: string}[]} */
  asked = [];
  isOffline = false;

  fetch = async (asked, options) => {
    const request = new Request(asked, options);
    const url = request.url.replace(/[?#].*$/, "");
    this.asked.push({ url, cache: request.cache });
    const found = (request.cache !== "reload" && this.kept.get(url)) || (this.isOffline ? undefined : this.files.get(url));
    if (found === undefined && this.isOffline) throw new TypeError("fetch failed");
    // As browsers do: a body that is not as it should be is a failure of the network.
    if (found !== undefined && request.integrity && request.integrity !== integrityOf(found)) throw new TypeError("integrity mismatch");
    const made = found === undefined ? new Response("", { status: 404, statusText: "Not Found" }) : new Response(found);
    Object.defineProperty(made, "url", { value: request.url });
    return made;
  };
}
