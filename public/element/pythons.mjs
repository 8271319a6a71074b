/**
 * The Pythons of a page's cells: one for each session, started when the first program of that session runs, and one more
 * that stands by for the next session, or for one that was lost. Knows no element.
 */
import { Session } from "../../worker/client/session.mjs";
import { spawn } from "../../worker/client/spawning.mjs";
import { Box } from "../box.mjs";
import { Elsewhere } from "../whereabouts.mjs";
import { BY_BOX, BoxedWorker } from "./boxed.mjs";

/** @typedef {import("../../worker/client/terms.mjs").Progress} Progress */

/** Where the site's files are. workers: the path of each engine's script. @typedef {{base: string, places: Readonly<Record<string, string>>, workers: Readonly<Record<string, string>>}} Files */
/** What a cell wants. name: of the session, if it is to keep names from run to run. @typedef {{engine: string, packages: string[], name: string, isTrusted: boolean}} Wish */

/** A session, and who is told how its start gets on. */
export class Python {
  /** @param {(tell: (progress: Progress) => void) => Session} make */
  constructor(make) {
    /** @type {Set<(progress: Progress) => void>} */
    this.watchers = new Set();
    this.session = make((progress) => this.watchers.forEach((watch) => watch(progress)));
  }

  get isThere() {
    return this.session.client.state !== "closed";
  }
}

/** Those that differ in nothing but their session. */
class Kind {
  /** @type {Map<string, Python>} */
  byName = new Map();
  /** @type {Python | undefined} */
  standby = undefined;
}

export class Pythons {
  #files;
  /** @type {Box | undefined} */
  #box;
  /** @type {Map<string, Kind>} */
  #kinds = new Map();

  /** @param {Files} files */
  constructor(files) {
    this.#files = files;
  }

  /** The Python of a session, which may still have to start. @param {Wish} wish @returns {Python} */
  take(wish) {
    const kind = this.#kindOf(wish);
    const found = kind.byName.get(wish.name);
    if (found && (found.isThere || !kind.standby)) return found;
    const python = kind.standby ?? this.#make(wish);
    kind.standby = undefined;
    kind.byName.set(wish.name, python);
    if (found) handOn(found, python);
    return python;
  }

  /** Somebody is about to run something: have what Python starts in, but no Python. @param {Wish} wish */
  warm({ isTrusted }) {
    if (!isTrusted) void this.#theBox().supply;
  }

  /** Have one more stand by, if a session may come for it. @param {Wish} wish  what was run last @param {Wish[]} all  what the page's cells want */
  prepare(wish, all) {
    const kind = this.#kindOf(wish);
    const isWanted = all.some((each) => this.#kindOf(each) === kind && !kind.byName.has(each.name));
    if (kind.standby || !isWanted) return;
    const python = (kind.standby = this.#make(wish));
    python.session.start().catch(() => {
      // The next run begins one of its own, and says what is wrong.
      if (kind.standby === python) kind.standby = undefined;
    });
  }

  /** @param {Wish} wish */
  #kindOf({ engine, packages, isTrusted }) {
    const key = JSON.stringify([this.#engineOf(engine), packages, isTrusted]);
    const kind = this.#kinds.get(key) ?? new Kind();
    this.#kinds.set(key, kind);
    return kind;
  }

  /** The engine that is meant; the first, if none is named or there is no such. @param {string} name */
  #engineOf(name) {
    return Object.hasOwn(this.#files.workers, name) ? name : Object.keys(this.#files.workers)[0];
  }

  /** @param {Wish} wish */
  #make(wish) {
    return new Python((onProgress) => (wish.isTrusted ? this.#makeTrusted(wish, onProgress) : this.#makeBoxed(wish, onProgress)));
  }

  /** @param {Wish} wish @param {(progress: Progress) => void} onProgress */
  #makeTrusted({ engine: wanted, packages }, onProgress) {
    const engine = this.#engineOf(wanted);
    const { base, places, workers } = this.#files;
    const address = new Elsewhere(base, places).addressOf(workers[engine]);
    return new Session({ spawn: () => spawn(address), fields: { ...fieldsOf(engine, packages), base, places }, onProgress, locks: navigator.locks });
  }

  /** @param {Wish} wish @param {(progress: Progress) => void} onProgress */
  #makeBoxed({ engine: wanted, packages }, onProgress) {
    const engine = this.#engineOf(wanted);
    const session = new Session({
      spawn: () => new BoxedWorker(this.#theBox().open(this.#files.workers[engine]), (sentence) => session.lose(sentence)),
      fields: fieldsOf(engine, packages),
      onProgress,
      reach: BY_BOX,
    });
    return session;
  }

  /** One for all; another one if the browser has ended it. */
  #theBox() {
    const { base, places } = this.#files;
    if (!this.#box || this.#box.isLost) this.#box = new Box(new Elsewhere(base, places));
    return this.#box;
  }
}

/** @param {string} engine @param {string[]} packages */
const fieldsOf = (engine, packages) => ({ engine, ...(packages.length ? { packages } : {}) });

/** A new Python gets the files of a lost one. @param {Python} from @param {Python} to */
function handOn(from, to) {
  for (const [name, content] of from.session.folder.files) to.session.folder.write(name, content);
  from.session.close();
}
