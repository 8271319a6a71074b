/**
 * Deletes what this page keeps on this device, and nothing that others of the same origin keep: its names begin with
 * "offthread", and its service worker has its address. What cannot be deleted is told. Knows nothing of what it is.
 */

/** @typedef {{databases: IDBFactory, caches?: CacheStorage, storages: Storage[], container?: ServiceWorkerContainer, home: string}} Device */

const OURS = "offthread";
/** Known where a browser does not list its databases. */
const DATABASES = ["offthread", "offthread-versions"];
const DEADLINE_MS = 8000;

/** @param {string} name @param {string} home */
const isOurs = (name, home) => name.startsWith(OURS) && (!/^offthread \S+:\/\//.test(name) || name.startsWith(`offthread ${home} `));

/** @param {IDBFactory} databases */
async function databaseNames(databases) {
  const listed = (await databases.databases?.()) ?? DATABASES.map((name) => ({ name }));
  return listed.map(({ name }) => name ?? "").filter((name) => name.startsWith(OURS));
}

/** @param {IDBFactory} databases @param {string} name @returns {Promise<void>} */
function deleteDatabase(databases, name) {
  return new Promise((resolve, reject) => {
    const request = databases.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    // Another tab may still let go of it: only the deadline ends the wait.
  });
}

/** @param {Storage[]} storages */
export function clearStorages(storages) {
  for (const storage of storages) for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
}

/** @template T @param {Promise<T>} work @param {number} deadline @returns {Promise<T>} */
function within(work, deadline) {
  const { promise: late, reject } = /** @type {PromiseWithResolvers<T>} */ (Promise.withResolvers());
  const timer = setTimeout(() => reject(new Error("it did not answer: close the other tabs of this page")), deadline);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Delete all of it. @param {Device} device @param {number} [deadline] @returns {Promise<string[]>} what could not be deleted, and why */
export async function forgetAll({ databases, caches, storages, container, home }, deadline = DEADLINE_MS) {
  /** @type {string[]} */
  const problems = [];
  /** @param {string} what @param {() => unknown} act */
  const attempt = async (what, act) => {
    try {
      await within(Promise.resolve().then(act), deadline);
    } catch (error) {
      problems.push(`${what} (${error instanceof Error ? error.message : String(error)})`);
    }
  };
  await attempt("the offline copy", async () => {
    const registration = await container?.getRegistration(home);
    if (registration?.scope === home) await registration.unregister();
  });
  await attempt("stored packages and files", async () => {
    const names = (await caches?.keys()) ?? [];
    await Promise.all(names.filter((name) => isOurs(name, home)).map((name) => caches?.delete(name)));
  });
  await attempt("your projects", async () => {
    for (const name of await databaseNames(databases)) await deleteDatabase(databases, name);
  });
  await attempt("your settings", () => clearStorages(storages));
  return problems;
}
