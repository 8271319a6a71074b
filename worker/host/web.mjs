/**
 * Requests to addresses of the web for the program's Python, which waits for them: by `fetch` where the program can be
 * suspended, else by a request that blocks the worker. It says in one word why there is no answer, since a browser tells
 * a program that something failed and nothing else. What the words mean to people, Python knows.
 */

/** @typedef {import("#generated/edges.d.ts").WebEdges} WebEdges  what Python needs of this */
/** @typedef {import("#generated/edges.d.ts").WebAnswer} Answer */
/** @typedef {Uint8Array<ArrayBuffer> | undefined} Body */
/** @typedef {typeof globalThis} Scope */

/** Why there is no answer. */
const FAILURES = { cors: "cors", gone: "gone", offline: "offline", mixed: "mixed", policy: "policy", unread: "unread", late: "late", refused: "refused" };

/** Milliseconds for the question whether a host is there, and for the browser's report of why it gives no answer. */
const PROBE_MS = 5000;
const REPORT_MS = 500;

/** Browsers that know of no other way read such a host as their own machine, and trust it. */
const LOOPBACK = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** @type {Answer} */
const NO_ANSWER = { failed: "", said: "", status: 0, url: "", headers: [], body: new Uint8Array() };

/** @param {string} failed @param {string} [said] @returns {Answer} */
function failure(failed, said = "") {
  return { ...NO_ANSWER, failed, said };
}

/** @implements {WebEdges} */
export class Web {
  /** @param {Scope} scope  whose functions make the requests @param {string} base  where relative addresses begin */
  constructor(scope, base) {
    this.scope = scope;
    // As they are now: programs reach whatever the scope holds.
    this.fetch = scope.fetch.bind(scope);
    this.later = scope.setTimeout.bind(scope);
    this.Request = scope.XMLHttpRequest;
    this.base = base;
    /** Hosts that a policy has forbidden. @type {Set<string>} */
    this.forbidden = new Set();
    scope.addEventListener?.("securitypolicyviolation", (/** @type {any} */ event) => event.isTrusted && this.#forbid(event.blockedURI));
  }

  /** @param {string} address */
  #forbid(address) {
    if (URL.canParse(address)) this.forbidden.add(new URL(address).origin);
  }

  /**
   * Make a request, for a program that is suspended meanwhile. headers: name, value, name, value, …; ms: how long
   * it may take until something comes.
   * @param {string} method @param {string} url @param {string[]} headers @param {Body} body @param {number | undefined} ms
   */
  send(method, url, headers, body, ms) {
    const abort = new AbortController();
    return { answer: this.#send(url, { method, headers: pairs(headers), body }, ms, abort), abort: () => abort.abort() };
  }

  /** @param {string} url @param {RequestInit} init @param {number | undefined} ms @param {AbortController} abort @returns {Promise<Answer>} */
  async #send(url, init, ms, abort) {
    const patience = new Patience(this.later, ms, () => abort.abort());
    try {
      const response = await this.fetch(url, { ...init, signal: abort.signal });
      const body = await whole(response, patience);
      return { ...NO_ANSWER, status: response.status, url: response.url, headers: [...response.headers].flat(), body };
    } catch (error) {
      if (patience.isOver) return failure(FAILURES.late);
      return failure(abort.signal.aborted ? FAILURES.unread : await this.diagnose(url), messageOf(error));
    } finally {
      patience.end();
    }
  }

  /**
   * The same for a program that cannot be suspended: all else waits.
   * @param {string} method @param {string} url @param {string[]} headers @param {Body} body @param {number | undefined} ms
   * @returns {Answer}
   */
  sendNow(method, url, headers, body, ms) {
    const request = new this.Request();
    try {
      request.responseType = "arraybuffer";
      request.open(method, url, false);
      if (ms !== undefined) request.timeout = Math.max(1, ms);
      for (const [name, value] of pairs(headers)) request.setRequestHeader(name, value);
      request.send(body);
    } catch (error) {
      const { name } = /** @type {Error} */ (error);
      return failure(name === "TimeoutError" ? FAILURES.late : this.#guess(url) ?? FAILURES.unread, messageOf(error));
    }
    const { status, responseURL, response } = request;
    return { ...NO_ANSWER, status, url: responseURL, headers: headersOf(request.getAllResponseHeaders()), body: new Uint8Array(response ?? 0) };
  }

  /** Why nothing can be had from an address, as far as that can be found out. @param {string} url @returns {Promise<string>} */
  async diagnose(url) {
    const found = this.#guess(url);
    if (found) return found;
    const { origin } = new URL(url, this.base);
    if (origin === new URL(this.base).origin) return FAILURES.refused;
    const isThere = await this.#isThere(`${origin}/`);
    if (this.forbidden.has(origin)) return FAILURES.policy;
    return isThere === undefined ? FAILURES.unread : isThere ? FAILURES.cors : FAILURES.gone;
  }

  /** What can be told at once. @param {string} url @returns {string | undefined} */
  #guess(url) {
    if (!URL.canParse(url, this.base)) return FAILURES.refused;
    const { protocol, hostname, origin } = new URL(url, this.base);
    if (protocol !== "http:" && protocol !== "https:") return FAILURES.refused;
    if (this.scope.navigator?.onLine === false && !LOOPBACK.test(hostname)) return FAILURES.offline;
    if (new URL(this.base).protocol === "https:" && protocol === "http:" && !LOOPBACK.test(hostname)) return FAILURES.mixed;
    return this.forbidden.has(origin) ? FAILURES.policy : undefined;
  }

  /** Whether a host answers, if only something that nobody may read; undefined if that cannot be told. @param {string} url */
  async #isThere(url) {
    const report = this.#reports(url);
    try {
      const signal = AbortSignal.timeout(PROBE_MS);
      await this.fetch(url, { method: "HEAD", mode: "no-cors", cache: "no-store", credentials: "omit", signal });
      return true;
    } catch {
      // An isolated page refuses what has come from others, in the same words as it says that nothing has come.
      if (!this.scope.crossOriginIsolated) return false;
      return (await report.comes) || (this.#reportsAll ? false : undefined);
    } finally {
      report.end();
    }
  }

  /** Chromium alone reports each such refusal: Firefox has observers that hear of none. */
  get #reportsAll() {
    return "ReportingObserver" in this.scope && /Chrome\//.test(this.scope.navigator.userAgent);
  }

  /** Listen for the browser's report that it has refused what came from there. @param {string} url */
  #reports(url) {
    const Observer = /** @type {any} */ (this.scope).ReportingObserver;
    if (!Observer) return { comes: Promise.resolve(false), end() {} };
    /** @type {(isThere: boolean) => void} */
    let tell = () => {};
    /** @type {Promise<boolean>} */
    const comes = new Promise((resolve) => (tell = resolve));
    const observer = new Observer((/** @type {any[]} */ reports) => {
      // What such a report says, Chromium shows in JSON alone.
      if (reports.some(({ type, body }) => type === "coep" && body?.toJSON().blockedURL.startsWith(url))) tell(true);
    });
    observer.observe();
    const wait = async () => Promise.race([comes, new Promise((resolve) => this.later(resolve, REPORT_MS, false))]);
    return { get comes() { return wait(); }, end: () => observer.disconnect() };
  }
}

/** How long nothing may come. */
class Patience {
  /** @param {typeof setTimeout} later @param {number | undefined} ms @param {() => void} lose */
  constructor(later, ms, lose) {
    this.later = later;
    this.ms = ms;
    this.lose = lose;
    this.isOver = false;
    this.begin();
  }

  /** From now on. */
  begin() {
    this.end();
    if (this.ms !== undefined) this.timer = this.later(() => this.#lose(), this.ms);
  }

  #lose() {
    this.isOver = true;
    this.lose();
  }

  end() {
    clearTimeout(this.timer);
  }
}

/** All that comes of a response. @param {Response} response @param {Patience} patience */
async function whole(response, patience) {
  const parts = [];
  const reader = response.body?.getReader();
  while (reader) {
    patience.begin();
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {string[]} flat @returns {[string, string][]} */
function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]]);
}

/** @param {string} text  lines, as a request gives them @returns {string[]} */
function headersOf(text) {
  return text.split("\r\n").flatMap((line) => {
    const at = line.indexOf(":");
    return at > 0 ? [line.slice(0, at), line.slice(at + 1).trim()] : [];
  });
}
