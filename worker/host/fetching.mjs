/**
 * The one place where files are fetched: downloaded, counted, checked against what the build wrote
 * down, and under a deadline. It knows nothing of engines or messages.
 */

/**
 * What is known of a file before it is fetched.
 * @typedef {object} FileSpec
 * @property {string} name  as people know it, e.g. "pyodide.asm.wasm"
 * @property {string} url
 * @property {number} [size]  bytes, uncompressed
 * @property {string} [sha256]  in hexadecimal
 * @property {string} [integrity]  the same as subresource integrity
 * @property {string} [type]  the MIME type it must come with
 * @property {RequestCache} [cache]  how the browser's cache is used
 * @property {string} [accept]  the MIME types to ask for
 * @property {RequestRedirect} [redirect]  what to do about one
 * @property {RequestCredentials} [credentials]
 */

/** @typedef {"answer" | "type" | "content" | "silence" | "offline" | "unreachable" | "cancelled" | "refused"} Trouble  what kind of failure */

/** A file that could not be had, with its name and what to do about it. */
export class LoadError extends Error {
  /**
   * @param {string} file @param {string} reason @param {string} fix  for a start that failed
   * @param {Trouble} kind @param {string} rerun  the fix for a program that was running
   */
  constructor(file, reason, fix, kind = "unreachable", rerun = fix) {
    super(`${file}: ${reason}`);
    this.name = "LoadError";
    this.file = file;
    this.reason = reason;
    this.fix = fix;
    this.rerun = rerun;
    this.kind = kind;
  }

  /** Whether the bytes came, and are not what they should be. */
  get isCorrupt() {
    return this.kind === "content";
  }

  /** What comes of a file that was given up. @param {string} file */
  static stopped(file) {
    return new LoadError(file, REASONS.stopped, RECONNECT[0], "cancelled", RECONNECT[1]);
  }
}

/** Milliseconds without a single byte after which a download is given up. */
export const STALL_MS = 8000;
/** In so many steps: a while in which nothing could be heard, on a device that was asleep or busy, is one of them. */
const STEPS = 10;

/** Addresses whose content was wrong: they are asked for past all that is kept. @type {Set<string>} */
const doubted = new Set();

// Others may replace fetch while they load something; this is the browser's own.
const pristine = globalThis.fetch.bind(globalThis);

/** Why a file did not come, each a reason after the file's name. */
const REASONS = {
  answer: (/** @type {Response} */ { status, statusText }) => `the server answered ${status} ${statusText}`.trim(),
  type: (/** @type {string} */ got, /** @type {string} */ wanted) => `the server sent it as ${got} instead of ${wanted}`,
  untyped: (/** @type {string} */ wanted) => `the server sent it without a type instead of ${wanted}`,
  size: (/** @type {number} */ got, /** @type {number} */ wanted) => `it is ${got} bytes long instead of ${wanted}`,
  hash: "its content is wrong (its SHA-256 differs)",
  stopped: "it was stopped",
  silent: `no data came for ${STALL_MS / 1000} seconds`,
  offline: "this device is offline",
  unreachable: (/** @type {string} */ cause) =>
    `it could not be downloaded (${cause}); it may be blocked or changed, or the server cannot be reached`,
};

/**
 * What to do about it: when a start failed, and when a program was running.
 * @typedef {[retry: string, rerun: string]} Fix
 */
const RETYPE = (/** @type {string} */ wanted) => /** @type {Fix} */ ([
  `Let the server send ${wanted} for files with this name, then press Retry.`,
  `Let the server send ${wanted} for files with this name, then run the program again.`,
]);
/** @type {Fix} */
const REDEPLOY = [
  "Copy all files of one build to the server again, then press Retry.",
  "Copy all files of one build to the server again, then run the program again.",
];
/** @type {Fix} */
const RECONNECT = ["Check the connection, then press Retry.", "Check the connection, then run the program again."];

/** Fetches one file; its response can be read while it is still arriving. */
export class Download {
  /** @param {FileSpec} file @param {(loaded: number, total?: number) => void} onBytes  bytes so far, and in all if known */
  constructor(file, onBytes) {
    this.file = file;
    this.onBytes = onBytes;
    this.abort = new AbortController();
    this.stalled = false;
    this.cancelled = false;
    /** The type that it came with. @type {string | undefined} */
    this.mime = undefined;
    /** The response as it arrives. Not to be trusted until `bytes` is there. */
    this.response = this.#guard(this.#open());
    /** The whole file as it came. Not to be trusted until `bytes` is there. */
    this.whole = this.#guard(this.#read());
    /** The whole file, checked. */
    this.bytes = this.#guard(this.whole.then((bytes) => this.#check(bytes)));
    this.whole.catch(() => {});
    this.bytes.catch(() => {});
    this.response.catch(() => {});
  }

  /** Give it up, since nobody wants it any more. */
  cancel() {
    this.cancelled = true;
    this.abort.abort();
  }

  async #open() {
    this.#watch();
    const { url, integrity, accept, cache, redirect } = this.file;
    // Without a secure context there is no crypto.subtle: then the browser itself checks the hash.
    const init = globalThis.crypto?.subtle || !integrity ? {} : { integrity };
    const past = cache ?? (doubted.has(url) ? /** @type {const} */ ("reload") : undefined);
    const asked = { ...(accept ? { headers: { accept } } : {}), ...(past ? { cache: past } : {}), ...(redirect ? { redirect } : {}) };
    const response = await pristine(url, { ...init, ...asked, credentials: this.file.credentials ?? "same-origin", signal: this.abort.signal });
    if (!response.ok) throw this.#error(REASONS.answer(response), REDEPLOY, "answer");
    this.mime = response.headers.get("content-type") ?? "";
    this.#checkType(this.mime);
    this.total = this.file.size ?? lengthOf(response.headers);
    this.copy = response.clone();
    return response;
  }

  /** @param {string} header */
  #checkType(header) {
    const got = header.split(";")[0].trim().toLowerCase();
    const wanted = this.file.type;
    if (!wanted || got === wanted || (isScript(got) && isScript(wanted))) return;
    throw this.#error(got ? REASONS.type(got, wanted) : REASONS.untyped(wanted), RETYPE(wanted), "type");
  }

  async #read() {
    await this.response;
    const reader = /** @type {Response} */ (this.copy).body?.getReader();
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const chunks = [];
    let loaded = 0;
    for (;;) {
      const part = reader ? await reader.read() : { done: true, value: undefined };
      if (part.done || !part.value) break;
      chunks.push(part.value);
      loaded += part.value.length;
      this.#watch();
      this.onBytes(loaded, this.total);
    }
    clearTimeout(this.timer);
    return join(chunks, loaded);
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async #check(bytes) {
    const { size, sha256 } = this.file;
    if (size !== undefined && bytes.length !== size) {
      throw this.#error(REASONS.size(bytes.length, size), REDEPLOY, "content");
    }
    if (sha256 && globalThis.crypto?.subtle && (await digest(bytes)) !== sha256) {
      throw this.#error(REASONS.hash, REDEPLOY, "content");
    }
    return bytes;
  }

  /** @param {number} [left]  steps */
  #watch(left = STEPS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (left > 1) return this.#watch(left - 1);
      this.stalled = true;
      this.abort.abort();
    }, STALL_MS / STEPS);
  }

  /** @template T @param {Promise<T>} promise @returns {Promise<T>} */
  async #guard(promise) {
    try {
      return await promise;
    } catch (error) {
      clearTimeout(this.timer);
      throw error instanceof LoadError ? error : this.#failure(error);
    }
  }

  /** @param {unknown} error */
  #failure(error) {
    if (this.cancelled) return LoadError.stopped(this.file.name);
    if (this.stalled) return this.#error(REASONS.silent, RECONNECT, "silence");
    if (globalThis.navigator?.onLine === false) return this.#error(REASONS.offline, RECONNECT, "offline");
    const what = error instanceof Error ? error.message : String(error);
    return this.#error(REASONS.unreachable(what), RECONNECT);
  }

  /** @param {string} reason @param {Fix} fix @param {Trouble} [kind] */
  #error(reason, [fix, rerun], kind) {
    if (kind === "content") doubted.add(this.file.url);
    return new LoadError(this.file.name, reason, fix, kind, rerun);
  }
}

/** The length of a body that comes as it is; a compressed one does not tell. @param {Headers} headers */
function lengthOf(headers) {
  const length = Number(headers.get("content-length") ?? NaN);
  return headers.get("content-encoding") || !length ? undefined : length;
}

/** @param {string} type */
function isScript(type) {
  return type === "text/javascript" || type === "application/javascript";
}

/** One after the other. @param {Uint8Array[]} chunks @param {number} length  of all, in bytes */
function join(chunks, length) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** What is in something that may be unread. @param {Blob | Uint8Array<ArrayBuffer>} content @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function bytesOf(content) {
  return content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string>} SHA-256 in hexadecimal */
export async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} url  @param {string} base  @returns {string} "site" or the host's name */
export function sourceOf(url, base) {
  const { origin, host } = new URL(url, base);
  return origin === new URL(base).origin ? "site" : host;
}
