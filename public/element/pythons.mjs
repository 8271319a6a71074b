/**
 * The Pythons of a page's cells: one for each session, started when the first program of that session runs, and one more
 * that stands by for the next session, or for one that was lost. Knows no element.
 */
/** @typedef {import("../../worker/client/terms.mjs").Progress} Progress */

/** @typedef {import("../../worker/client/session.mjs").Session} Session */

/** Where the site's files are. workers: the path of each engine's script. @typedef {{base: string, places: Readonly<Record<string, string>>, workers: Readonly<Record<string, string>>}} Files */
/** What a cell wants. name: of the session, if it is to keep names from run to run. @typedef {{engine: string, packages: string[], name: string, isTrusted: boolean}} Wish */

/**
 * Where Pythons live: in the box, or beside the page. begin: makes a session, which has not started; warm: has ready what
 * they start in.
 * @typedef {object} Home
 * @property {Files} files
 * @property {(fields: {engine: string, packages?: string[]}, onProgress: (progress: Progress) => void) => Session} begin
 * @property {() => void} warm
 */

const NO_ENGINE = (/** @type {string} */ name, /** @type {string[]} */ names) => `There is no engine “${name}” here. There is: ${names.join(", ")}.`;

/** A session, whose turn it is there, and who is told how its start gets on. */
export class Python {
  /** What is at hand, and all that waits. */
  #last = Promise.resolve();
  #open = 0;

  /** @param {(tell: (progress: Progress) => void) => Session} make */
  constructor(make) {
    /** @type {Set<(progress: Progress) => void>} */
    this.watchers = new Set();
    this.session = make((progress) => this.watchers.forEach((watch) => watch(progress)));
  }

  /** Whether it has no worker: it has not begun, or was lost with its names. */
  get isClosed() {
    return this.session.client.state === "closed";
  }

  get isThere() {
    return this.#open > 0 || !this.isClosed;
  }

  /**
   * Do something of which nothing else may come in between, after what waits already.
   * @template T @param {() => Promise<T>} act @param {{signal: AbortSignal, onWait: () => void}} about  signal: it is given up before its turn
   * @returns {Promise<T>}
   */
  async inTurn(act, { signal, onWait }) {
    if (this.#open) onWait();
    this.#open += 1;
    const before = this.#last;
    const { promise, resolve } = /** @type {PromiseWithResolvers<void>} */ (Promise.withResolvers());
    this.#last = before.then(() => promise);
    try {
      await orAborted(before, signal);
      return await act();
    } finally {
      this.#open -= 1;
      resolve();
    }
  }
}

export class Pythons {
  #home;
  /** @type {Map<string, Python>} */
  #sessions = new Map();
  /** Those that stand by, by what is common to the sessions that may take them. @type {Map<string, Python>} */
  #standbys = new Map();

  /** @param {Home} home */
  constructor(home) {
    this.#home = home;
  }

  /** The Python of a session, which may still have to start. @param {Wish} wish @param {Wish[]} all  what the page's cells want @returns {Python} @throws {Error} there is no such engine */
  take(wish, all) {
    const { workers } = this.#home.files;
    if (wish.engine && !Object.hasOwn(workers, wish.engine)) throw new Error(NO_ENGINE(wish.engine, Object.keys(workers)));
    const joined = this.#joined(wish, all);
    const kind = this.#kindOf(joined);
    const standby = this.#standbys.get(kind);
    const session = this.#sessionOf(wish);
    const found = this.#sessions.get(session);
    if (found && (found.isThere || !standby)) return found;
    const python = standby ?? this.#make(joined);
    this.#standbys.delete(kind);
    this.#sessions.set(session, python);
    if (found) handOn(found, python);
    return python;
  }

  /** Somebody is about to run something: have what Python starts in, but no Python. */
  warm() {
    this.#home.warm();
  }

  /** Have one more stand by, if a session may come for it. @param {Wish} wish  what was run last @param {Wish[]} all  what the page's cells want */
  prepare(wish, all) {
    const joined = this.#joined(wish, all);
    const kind = this.#kindOf(joined);
    const isWanted = all.some((each) => !this.#sessions.has(this.#sessionOf(each)) && this.#kindOf(this.#joined(each, all)) === kind);
    if (this.#standbys.has(kind) || !isWanted) return;
    const python = this.#make(joined);
    this.#standbys.set(kind, python);
    python.session.start().catch(() => {
      // The next run begins one of its own, and says what is wrong.
      if (this.#standbys.get(kind) === python) this.#standbys.delete(kind);
    });
  }

  /** A session has the packages of all its cells. @param {Wish} wish @param {Wish[]} all @returns {Wish} */
  #joined(wish, all) {
    const session = this.#sessionOf(wish);
    const those = [wish, ...all.filter((each) => this.#sessionOf(each) === session)];
    return { ...wish, packages: [...new Set(those.flatMap(({ packages }) => packages))].sort() };
  }

  /** Those that share a Python. Without a name they share no names, so that their packages may differ. @param {Wish} wish */
  #sessionOf({ engine, packages, name, isTrusted }) {
    return JSON.stringify([this.#engineOf(engine), isTrusted, name, name ? [] : packages]);
  }

  /** Those that differ in nothing but their session. @param {Wish} wish */
  #kindOf({ engine, packages, isTrusted }) {
    return JSON.stringify([this.#engineOf(engine), packages, isTrusted]);
  }

  /** The engine that is meant; the first, if none is named or there is no such. @param {string} name */
  #engineOf(name) {
    const { workers } = this.#home.files;
    return Object.hasOwn(workers, name) ? name : Object.keys(workers)[0];
  }

  /** @param {Wish} wish */
  #make({ engine, packages }) {
    const fields = { engine: this.#engineOf(engine), ...(packages.length ? { packages } : {}) };
    return new Python((onProgress) => this.#home.begin(fields, onProgress));
  }
}

/** @param {Promise<void>} promise @param {AbortSignal} signal @returns {Promise<void>} as that promise, or as it is aborted */
function orAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
    else promise.then(resolve, reject);
  });
}

/** A new Python gets the files of a lost one. @param {Python} from @param {Python} to */
function handOn(from, to) {
  for (const [name, content] of from.session.folder.files) to.session.folder.write(name, content);
  from.session.close();
}
