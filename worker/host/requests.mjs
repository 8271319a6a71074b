/**
 * Requests of programs in a box. Its address is no address to begin from, and the site's server answers nobody of its
 * origin: so what is asked of the site, the supply fetches. Files alone, below the site's folder, without the visitor's
 * rights. All other hosts a program asks by itself.
 *
 * It takes the place of `fetch`, `Request` and `XMLHttpRequest` in the worker's scope. What it gives is the browser's own: the
 * answer to a request for a Blob that holds what has come.
 */

import { addressOf } from "./address.mjs";

/** @typedef {import("./port_supply.mjs").PortSupply} Supply */
/** @typedef {typeof globalThis} Scope */

/** What else opens an address. */
const OPENERS = ["EventSource", "WebSocket", "Worker", "SharedWorker"];

/** Answers that have no content. */
const EMPTY = [204, 205, 304];

const REASONS = {
  method: (/** @type {string} */ url, /** @type {string} */ method) => `${url}: a program can read files of this site, and no more: the method ${method} is not allowed.`,
  place: (/** @type {string} */ url) => `${url}: a program can read files of this site only in its own folder and below.`,
  length: "The address is too long.",
  opener: (/** @type {string} */ url, /** @type {string} */ name) => `${url}: a program cannot open this address of the site by ${name}. Read the file by fetch.`,
  scripts: "A program cannot load scripts of the site by importScripts. Read the file by fetch.",
};

/** Characters of an address, as the supply takes them. */
const MOST = 4096;

/** Let programs ask for files of the site. @param {Supply} supply @param {Scope} scope */
export function serveRequests(supply, scope) {
  const site = new Site(supply.base);
  const define = (/** @type {string} */ name, /** @type {unknown} */ value) => Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: false });
  define("fetch", fetching(supply, site, scope));
  define("XMLHttpRequest", requesting(supply, site, scope));
  define("Request", resolving(site, scope.Request));
  for (const name of OPENERS) if (name in scope) define(name, refusing(name, site, /** @type {any} */ (scope)[name]));
  if (!("importScripts" in scope)) return;
  const own = /** @type {(...urls: string[]) => void} */ (scope.importScripts).bind(scope);
  define("importScripts", (/** @type {string[]} */ ...urls) => {
    if (urls.some((each) => site.find(each))) throw new TypeError(REASONS.scripts);
    own(...urls);
  });
}

/** Which addresses are the site's. */
class Site {
  /** @param {string} base */
  constructor(base) {
    this.base = new URL(base);
  }

  /** The whole address, if it is one of the site's host. @param {unknown} address @returns {URL | undefined} */
  find(address) {
    const text = String(address);
    if (!URL.canParse(text, this.base)) return undefined;
    const url = new URL(text, this.base);
    url.hash = "";
    return url.origin === this.base.origin && url.protocol !== "blob:" ? url : undefined;
  }

  /** @param {URL} url @param {string} method @throws {TypeError} what is not allowed */
  check({ href, pathname }, method) {
    if (method.toUpperCase() !== "GET") throw new TypeError(REASONS.method(href, method));
    if (!pathname.startsWith(this.base.pathname)) throw new TypeError(REASONS.place(href));
    if (href.length > MOST) throw new TypeError(REASONS.length);
  }
}

/** @param {Supply} supply @param {Site} site @param {Scope} scope */
function fetching(supply, site, { fetch, Request, Response }) {
  return async function (/** @type {any} */ input, /** @type {RequestInit} */ init = {}) {
    const asked = input instanceof Request ? input : undefined;
    const url = site.find(asked ? asked.url : input);
    if (!url) return fetch(input, init);
    site.check(url, init?.method ?? asked?.method ?? "GET");
    const signal = init?.signal ?? asked?.signal;
    signal?.throwIfAborted();
    try {
      const { content, status = 200, mime } = await supply.get(url.href, signal);
      const body = EMPTY.includes(status) ? null : content;
      const response = new Response(body, { status, ...(mime ? { headers: { "content-type": mime } } : {}) });
      return Object.defineProperty(response, "url", { value: url.href });
    } catch (error) {
      throw signal?.aborted ? signal.reason : new TypeError(error instanceof Error ? error.message : String(error));
    }
  };
}

/** @param {Supply} supply @param {Site} site @param {Scope} scope */
function requesting(supply, site, { XMLHttpRequest, Blob, URL, DOMException }) {
  // What is asked for in the place of something of the site until that is here: nothing.
  const nothing = URL.createObjectURL(new Blob([]));
  const gone = URL.createObjectURL(new Blob([]));
  URL.revokeObjectURL(gone);

  return class extends XMLHttpRequest {
    /** @type {URL | undefined} */
    #site;
    #isAsync = true;
    /** @type {number | undefined} what the server answered */
    #status;
    #abort = new AbortController();

    /** @param {string} method @param {string | URL} address @param {boolean} [isAsync] @param {(string | null)[]} rest */
    open(method, address, isAsync = true, ...rest) {
      this.#abort.abort();
      this.#site = site.find(address);
      this.#status = undefined;
      this.#isAsync = Boolean(isAsync);
      if (!this.#site) return super.open(method, address, isAsync, ...rest);
      site.check(this.#site, String(method));
      // One that blocks is opened once, when its bytes are here: Firefox fails where it is opened a second time.
      return this.#isAsync ? super.open("GET", nothing) : undefined;
    }

    /** The supply has headers of its own. @param {string} name @param {string} value */
    setRequestHeader(name, value) {
      if (!this.#site) super.setRequestHeader(name, value);
    }

    /** @param {any} [body] */
    send(body) {
      if (!this.#site) return super.send(body);
      return this.#isAsync ? this.#later(this.#site.href) : this.#now(this.#site.href);
    }

    /** @param {string} url */
    #now(url) {
      const { address, status } = this.#brought(url);
      this.#show(address, status);
    }

    /** @param {string} url */
    #brought(url) {
      try {
        return supply.getNow(url);
      } catch (error) {
        throw new DOMException(error instanceof Error ? error.message : String(error), "NetworkError");
      }
    }

    /** @param {string} url */
    #later(url) {
      const abort = (this.#abort = new AbortController());
      supply.get(url, abort.signal).then(
        ({ content, status, mime = "" }) => {
          if (abort.signal.aborted) return;
          const address = content instanceof Blob ? URL.createObjectURL(content) : addressOf(/** @type {Uint8Array<ArrayBuffer>} */ (content), mime);
          this.addEventListener("loadend", () => URL.revokeObjectURL(address), { once: true });
          this.#show(address, status);
        },
        () => abort.signal.aborted || this.#show(gone, undefined),
      );
    }

    /** @param {string} address @param {number | undefined} status */
    #show(address, status) {
      this.#status = status;
      super.open("GET", address, this.#isAsync);
      super.send();
    }

    abort() {
      this.#abort.abort();
      super.abort();
    }

    get status() {
      return super.status && (this.#status ?? super.status);
    }

    get statusText() {
      return this.#status === undefined || this.#status === 200 ? super.statusText : "";
    }

    get responseURL() {
      return this.#site && super.responseURL ? this.#site.href : super.responseURL;
    }
  };
}

/** The same, which knows where relative addresses begin. @param {Site} site @param {typeof Request} own */
function resolving(site, own) {
  return new Proxy(own, {
    construct(target, [input, ...rest], made) {
      const url = input instanceof own ? undefined : site.find(input);
      return Reflect.construct(target, [url ? url.href : input, ...rest], made);
    },
  });
}

/** The same, but for addresses of the site. @param {string} name @param {Site} site @param {any} own */
function refusing(name, site, own) {
  return new Proxy(own, {
    construct(target, given, made) {
      const url = site.find(given[0]);
      if (url) throw new TypeError(REASONS.opener(url.href, name));
      return Reflect.construct(target, given, made);
    },
  });
}
