/**
 * What the browser's databases come to, with exceptions turned into answers, since Python on MicroPython cannot catch
 * what JavaScript throws: every call settles within a deadline, with `{problem}` in words where it went wrong.
 */

const DEADLINE_MS = 8000;

/** One database, which is opened when it is first asked for, and again where it was closed meanwhile. */
export class Database {
  /** @param {string} name @param {(database: IDBDatabase) => void} make  makes what is in a new one */
  constructor(name, make) {
    this.name = name;
    this.make = make;
    /** @type {Promise<IDBDatabase> | undefined} */
    this.opened = undefined;
    /** The same, for a page that has no time to wait. @type {IDBDatabase | undefined} */
    this.now = undefined;
  }

  /** @returns {Promise<IDBDatabase>} */
  open() {
    this.opened ??= this.#open();
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.name, 1);
      request.onupgradeneeded = () => this.make(request.result);
      request.onsuccess = () => {
        this.now = request.result;
        this.now.onclose = this.now.onversionchange = () => this.close();
        resolve(this.now);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("another version of this page holds the storage: close its tabs"));
    });
  }

  /** Let go of it. */
  close() {
    this.now?.close();
    this.opened = this.now = undefined;
  }
}

/** What one transaction comes to. @template T @param {IDBTransaction} transaction @param {() => T} result @returns {Promise<T>} */
export function done(transaction, result) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(result());
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("the storage gave up"));
  });
}

/** @template T @param {() => Promise<T>} work @param {number} [deadline] @returns {Promise<T | {problem: string}>} */
export async function answered(work, deadline = DEADLINE_MS) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("this device's storage does not answer")), deadline);
  });
  try {
    return /** @type {T} */ (await Promise.race([work(), late]));
  } catch (error) {
    return { problem: words(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {unknown} error */
function words(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "QuotaExceededError") return "there is no room left in this browser's storage";
  return error.message || error.name;
}
