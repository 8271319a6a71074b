/**
 * Earlier states of the visitor's works on this device, in a database of their own: the last 20 of each work, and of
 * all works so many bytes. What of a state is too large is left out. What a work is, is not its business.
 */
import { VERSION_BYTES } from "#generated/limits.mjs";
import { answered, Database, done } from "./answers.mjs";

/** @typedef {string | Uint8Array} Content */
/** @typedef {{head: string, names: string[], contents: Content[]}} State */
/** @typedef {{id: number, work: string, when: number, why: string, changed: string[], size: number}} Entry */

const DATABASE = "offthread-versions";
const ENTRIES = "entries";
const STATES = "states";

export const MOST = 20;
/** Bytes of all states; of one state. */
export const ALL_BYTES = 20_000_000;
export const STATE_BYTES = 4_000_000;

/** @param {Content} content */
const sizeOf = (content) => content.length;

/** What of a state is kept: files that are not too large, as many as there is room for. @param {State} state @returns {State} */
export function fitting({ head, names, contents }) {
  let all = 0;
  const kept = names.flatMap((_, at) => {
    const size = sizeOf(contents[at]);
    if (size > VERSION_BYTES || all + size > STATE_BYTES) return [];
    all += size;
    return [at];
  });
  return { head, names: kept.map((at) => names[at]), contents: kept.map((at) => contents[at]) };
}

/** @param {Content | undefined} one @param {Content | undefined} other */
function isSame(one, other) {
  if (typeof one === "string" || typeof other === "string" || !one || !other) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** The names of the files in which two states differ. @param {State | undefined} before @param {State} after @returns {string[]} */
export function differences(before, after) {
  const was = new Map(before?.names.map((name, at) => [name, before.contents[at]]));
  const is = new Map(after.names.map((name, at) => [name, after.contents[at]]));
  return [...new Set([...is.keys(), ...was.keys()])].filter((name) => !isSame(was.get(name), is.get(name)));
}

/** The entries that are too many: of a work, and then by their bytes, the oldest first. @param {Entry[]} entries  the oldest first @returns {Entry[]} */
export function surplus(entries) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let all = 0;
  return [...entries].reverse().filter(({ work, size }) => {
    const count = (counts.get(work) ?? 0) + 1;
    if (count > MOST || all + size > ALL_BYTES) return true;
    counts.set(work, count);
    all += size;
    return false;
  });
}

const database = new Database(DATABASE, (made) => {
  made.createObjectStore(ENTRIES, { keyPath: "id", autoIncrement: true });
  made.createObjectStore(STATES);
});

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const result = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @param {IDBTransaction} transaction @param {Entry[]} entries */
function drop(transaction, entries) {
  for (const { id } of entries) {
    transaction.objectStore(ENTRIES).delete(id);
    transaction.objectStore(STATES).delete(id);
  }
}

/** Keep a state, unless it is the work's last one. @param {string} work @param {string} why @param {State} given */
async function take(work, why, given) {
  const state = fitting(given);
  const transaction = (await database.open()).transaction([ENTRIES, STATES], "readwrite");
  const [entries, states] = [transaction.objectStore(ENTRIES), transaction.objectStore(STATES)];
  const settled = done(transaction, () => ({}));
  /** @type {Entry[]} */
  const all = await result(entries.getAll());
  const last = all.findLast((entry) => entry.work === work);
  const before = last && (await result(states.get(last.id)));
  const changed = differences(before, state);
  const hasOtherData = before !== undefined && dataOf(before.head) !== dataOf(state.head);
  if (!before || changed.length || hasOtherData) {
    const size = state.head.length + state.contents.reduce((sum, content) => sum + sizeOf(content), 0);
    const entry = { work, when: Date.now(), why, changed: hasOtherData ? [...changed, "data"] : changed, size };
    const id = Number(await result(entries.add(entry)));
    states.put(state, id);
    drop(transaction, surplus([...all, { ...entry, id }]));
  }
  return settled;
}

/** @param {string} head */
function dataOf(head) {
  try {
    return String(JSON.parse(head).data ?? "");
  } catch {
    return "";
  }
}

/** @param {string} work @returns {Promise<{versions: object[]}>} the latest first */
async function list(work) {
  const entries = await result((await database.open()).transaction(ENTRIES).objectStore(ENTRIES).getAll());
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
  const own = entries.filter((entry) => entry.work === work).reverse();
  return { versions: own.map(({ id, when, why, changed }) => ({ id: String(id), when: format.format(when), why, changed })) };
}

/** @param {string} id */
const load = async (id) => (await result((await database.open()).transaction(STATES).objectStore(STATES).get(Number(id)))) ?? {};

/** @param {string} work */
async function forget(work) {
  const transaction = (await database.open()).transaction([ENTRIES, STATES], "readwrite");
  const settled = done(transaction, () => ({}));
  const entries = await result(transaction.objectStore(ENTRIES).getAll());
  drop(transaction, entries.filter((entry) => entry.work === work));
  return settled;
}

/** What the page's Python calls; none of it throws. */
const versions = {
  /** @param {string} work @param {string} why @param {string} head @param {string[]} names @param {Content[]} contents */
  take: (work, why, head, names, contents) => answered(() => take(work, why, { head, names, contents })),
  /** @param {string} work */
  list: (work) => answered(() => list(work)),
  /** @param {string} id */
  load: (id) => answered(() => load(id)),
  /** @param {string} work */
  forget: (work) => answered(() => forget(work)),
};

Object.assign(globalThis, { offthreadVersions: versions });
