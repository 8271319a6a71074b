/**
 * The visitor's works on this device, in IndexedDB, with its exceptions turned into answers: Python on
 * MicroPython cannot catch what JavaScript throws. Every call settles: it has a deadline, and answers
 * `{problem}` in words where it cannot do what it should. What a work is, is not its business, but for the
 * little that the editor needs before Python is there.
 */
import { answered, Database, done } from "./answers.mjs";
import { read, write } from "./storage.mjs";

/** @typedef {string | Uint8Array} Content */
/** @typedef {{id: string, revision: number, changed: number, head: string}} Entry  head: JSON that Python makes */
/** @typedef {{id?: string, head?: string, names?: string[], contents?: Content[], problem?: string}} Work */

const DATABASE = "offthread";
const WORKS = "works";
const FILES = "files";
/** The page shows nothing to type into before its work is read, so it waits long: a busy device is no reason to show another. */
const START_DEADLINE_MS = 10_000;

/** The work that was shown last on this device, and in this tab. */
const LAST = "offthread.last";

/** How far a revision moves when it is written without a look: no other way makes such a step. */
const LEAP = 1000;

const database = new Database(DATABASE, (made) => {
  made.createObjectStore(WORKS, { keyPath: "id" });
  made.createObjectStore(FILES);
});
/** Whether nothing is to be stored any more. */
let isClosed = false;
/** @type {Map<string, number>} the revision of each work that this tab knows: nobody overwrites what he has not seen */
const seen = new Map();

/** @returns {Promise<IDBDatabase>} */
function open() {
  if (isClosed) return Promise.reject(new Error("everything on this device is being deleted"));
  return database.open();
}

/** The files of a work. @param {string} id */
const filesOf = (id) => IDBKeyRange.bound([id], [id, []]);

/** @param {string} id @returns {Promise<Work>}  without a head if there is no such work */
async function load(id) {
  const transaction = (await open()).transaction([WORKS, FILES]);
  const entry = transaction.objectStore(WORKS).get(id);
  const keys = transaction.objectStore(FILES).getAllKeys(filesOf(id));
  const contents = transaction.objectStore(FILES).getAll(filesOf(id));
  return done(transaction, () => {
    if (!entry.result) return {};
    seen.set(id, entry.result.revision);
    const names = keys.result.map((key) => /** @type {string[]} */ (key)[1]);
    return { id, head: entry.result.head, names, contents: contents.result };
  });
}

/**
 * @param {IDBTransaction} transaction @param {string} id @param {number} revision @param {string} head
 * @param {string[]} names @param {Content[]} contents @param {string[]} removed
 */
function put(transaction, id, revision, head, names, contents, removed) {
  const files = transaction.objectStore(FILES);
  transaction.objectStore(WORKS).put({ id, revision, changed: Date.now(), head });
  for (const name of removed) files.delete([id, name]);
  names.forEach((name, number) => files.put(contents[number], [id, name]));
}

/**
 * Keep what has changed of a work, all or nothing.
 * @param {string} id @param {string} head @param {string[]} names @param {Content[]} contents @param {string[]} removed
 * @returns {Promise<{conflict?: boolean, gone?: boolean}>} conflict: another tab has changed it; gone: somebody removed it
 */
async function save(id, head, names, contents, removed) {
  const transaction = (await open()).transaction([WORKS, FILES], "readwrite");
  const found = transaction.objectStore(WORKS).get(id);
  const answer = { conflict: false, gone: false };
  let revision = 0;
  found.onsuccess = () => {
    revision = seen.get(id) ?? 0;
    answer.gone = !found.result && revision > 0;
    answer.conflict = (found.result?.revision ?? 0) !== revision && !answer.gone;
    if (answer.conflict || answer.gone) return void seen.set(id, answer.gone ? 0 : revision);
    revision += 1;
    return put(transaction, id, revision, head, names, contents, removed);
  };
  return done(transaction, () => {
    if (!answer.conflict && !answer.gone) seen.set(id, revision);
    return answer;
  });
}

/**
 * The same while the page goes away: there is no time to look, so only the tab that holds the work's lock may.
 * Without `commit` a browser would drop the transaction together with the page.
 * @param {IDBDatabase} into @param {string} id @param {string} head @param {string[]} names @param {Content[]} contents @param {string[]} removed
 */
function saveAtOnce(into, id, head, names, contents, removed) {
  const transaction = into.transaction([WORKS, FILES], "readwrite");
  const revision = (seen.get(id) ?? 0) + LEAP;
  put(transaction, id, revision, head, names, contents, removed);
  transaction.commit();
  return done(transaction, () => {
    seen.set(id, revision);
    return {};
  });
}

/** All works, the one that was changed last first. @returns {Promise<Entry[]>} */
async function all() {
  const transaction = (await open()).transaction(WORKS);
  const works = transaction.objectStore(WORKS).getAll();
  return done(transaction, () => works.result.sort((/** @type {Entry} */ a, /** @type {Entry} */ b) => b.changed - a.changed));
}

/** The same as Python can show it: its whole numbers are too short for a time. */
async function list() {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  return { works: (await all()).map(({ id, head, changed }) => ({ id, head, when: format.format(changed) })) };
}

/** @param {string} id */
async function remove(id) {
  const transaction = (await open()).transaction([WORKS, FILES], "readwrite");
  transaction.objectStore(WORKS).delete(id);
  transaction.objectStore(FILES).delete(filesOf(id));
  return done(transaction, () => {
    seen.delete(id);
    return {};
  });
}

/** The work to begin with; `{}` if there is none. @returns {Promise<Work>} */
async function begin() {
  for (const id of [tabs("getItem"), read(LAST)]) {
    const work = id ? await load(id) : {};
    if (work.head) return work;
  }
  const [latest] = await all();
  return latest ? load(latest.id) : {};
}

/** What this tab showed last. @param {"getItem" | "setItem"} method @param {string} [id] @returns {string | undefined} */
function tabs(method, id) {
  try {
    return method === "getItem" ? (sessionStorage.getItem(LAST) ?? undefined) : void sessionStorage.setItem(LAST, id ?? "");
  } catch {
    return undefined;
  }
}

/** A name that nothing else has; crypto.randomUUID is for secure contexts only. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

let persists = false;

/** What the page's Python calls; none of it throws. */
export const store = {
  /** @type {Work} what the page begins with, once it is read */
  session: {},
  /** @type {Promise<Work>} the same */
  begun: answered(begin, START_DEADLINE_MS),
  /** Called when a work has been stored. */
  onStored: () => {},
  newId,
  /** @param {string} id */
  load: (id) => answered(() => load(id)),
  /** @param {string} id @param {string} head @param {string[]} names @param {Content[]} contents @param {string[]} removed @param {boolean} isUrgent */
  save: (id, head, names, contents, removed, isUrgent) =>
    answered(async () => {
      if (isClosed) return {};
      const into = isUrgent && navigator.locks ? database.now : undefined;
      const answer = await (into ? saveAtOnce(into, id, head, names, contents, removed) : save(id, head, names, contents, removed));
      store.onStored();
      return answer;
    }),
  list: () => answered(list),
  /** @param {string} id */
  remove: (id) => answered(() => remove(id)),
  /** Begin with this work next time. @param {string} id */
  remember(id) {
    if (isClosed) return;
    tabs("setItem", id);
    write(LAST, id);
  },
  /** Store nothing from now on. */
  close() {
    isClosed = true;
    database.close();
  },
  /** Ask the browser once not to clear the storage by itself. */
  persist() {
    if (persists || !navigator.storage?.persist) return;
    persists = true;
    navigator.storage.persist().catch(() => undefined);
  },
};

Object.assign(globalThis, { offthreadStore: store });
