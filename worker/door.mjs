/**
 * The one door through which bytes come in: fetched, counted, checked against what the build wrote
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
 */

/** A file that could not be had, with its name and what to do about it. */
export class LoadError extends Error {
  /** @param {string} file @param {string} reason @param {string} mend */
  constructor(file, reason, mend) {
    super(`${file}: ${reason}`);
    /** Whether the bytes came, and are not what they should be. */
    this.isCorrupt = false;
    this.name = "LoadError";
    this.file = file;
    this.reason = reason;
    this.mend = mend;
  }
}

/** Milliseconds without a single byte after which a download is given up. */
export const STALL_MS = 8000;

// Others may put themselves in fetch's place while they load something; the door is behind them.
const pristine = globalThis.fetch.bind(globalThis);

const REDEPLOY = "Copy the site's files to the server again, all of one build, then press Retry.";
const RECONNECT = "Check the connection, then press Retry.";

/** Fetches one file; its response can be read while it is still arriving. */
export class Download {
  /** @param {FileSpec} file @param {(loaded: number, total?: number) => void} onBytes  bytes so far, and in all if known */
  constructor(file, onBytes) {
    this.file = file;
    this.onBytes = onBytes;
    this.abort = new AbortController();
    this.stalled = false;
    /** The response as it arrives. Not to be trusted until `bytes` is there. */
    this.response = this.#guard(this.#open());
    /** The whole file, checked. */
    this.bytes = this.#guard(this.#read());
    this.bytes.catch(() => {});
    this.response.catch(() => {});
  }

  async #open() {
    this.#watch();
    const { url, integrity, cache } = this.file;
    // Without a secure context there is no crypto.subtle: then the browser itself checks the hash.
    const init = globalThis.crypto?.subtle || !integrity ? {} : { integrity };
    const response = await pristine(url, { ...init, ...(cache ? { cache } : {}), signal: this.abort.signal });
    if (!response.ok) throw this.#error(`the server answered ${response.status} ${response.statusText}`.trim(), REDEPLOY);
    this.#checkType(response.headers.get("content-type") ?? "");
    this.total = this.file.size ?? lengthOf(response.headers);
    this.copy = response.clone();
    return response;
  }

  /** @param {string} header */
  #checkType(header) {
    const got = header.split(";")[0].trim().toLowerCase();
    const wanted = this.file.type;
    if (!wanted || got === wanted || (isScript(got) && isScript(wanted))) return;
    const mend = `Let the server send ${wanted} for files of this name, then press Retry.`;
    throw this.#error(`the server sent it as ${got || "nothing in particular"} instead of ${wanted}`, mend);
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
    return this.#check(join(chunks, loaded));
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async #check(bytes) {
    const { size, sha256 } = this.file;
    if (size !== undefined && bytes.length !== size) {
      throw this.#corruption(`it is ${bytes.length} bytes long instead of ${size}`);
    }
    if (sha256 && globalThis.crypto?.subtle && (await digest(bytes)) !== sha256) {
      throw this.#corruption("its content is not what this build wrote down (its SHA-256 differs)");
    }
    return bytes;
  }

  #watch() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.stalled = true;
      this.abort.abort();
    }, STALL_MS);
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
    if (this.stalled) return this.#error(`no byte came for ${STALL_MS / 1000} seconds`, RECONNECT);
    if (globalThis.navigator?.onLine === false) return this.#error("this device is offline", RECONNECT);
    const what = error instanceof Error ? error.message : String(error);
    return this.#error(`it could not be fetched (${what}): unreachable, blocked, cut off or not what it should be`, RECONNECT);
  }

  /** @param {string} reason */
  #corruption(reason) {
    return Object.assign(this.#error(reason, REDEPLOY), { isCorrupt: true });
  }

  /** @param {string} reason @param {string} mend */
  #error(reason, mend) {
    return new LoadError(this.file.name, reason, mend);
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

/** @param {Uint8Array[]} chunks @param {number} length */
function join(chunks, length) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string>} SHA-256 in hexadecimal */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} url  @param {string} base  @returns {string} "site" or the host's name */
export function sourceOf(url, base) {
  const { origin, host } = new URL(url, base);
  return origin === new URL(base).origin ? "site" : host;
}
