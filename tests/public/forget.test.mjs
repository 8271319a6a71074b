/** Forgetting what this page keeps: all of it, nothing of others, and what stays is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetAll } from "../../public/forget.mjs";

const HOME = "https://play.example/site/";


const kept = (...keys) => Object.assign(Object.create({ removeItem(key) { delete this[key]; } }), Object.fromEntries(keys.map((key) => [key, "1"])));

function device({ names = ["offthread", "other"], isListed = true, settle = (request) => request.onsuccess() } = {}) {
  const gone = [];
  const databases = {
    databases: isListed ? async () => names.map((name) => ({ name, version: 1 })) : undefined,
    deleteDatabase(name) {
      const request = { error: new Error("it is broken") };
      gone.push(name);
      queueMicrotask(() => settle(request));
      return request;
    },
  };
  const cached = ["offthread-files", "offthread snapshot", `offthread ${HOME} abc`, "offthread https://play.example/another/ abc", "theirs"];
  const caches = { keys: async () => cached, delete: async (name) => gone.push(name) };
  const registration = { scope: HOME, unregister: async () => gone.push("worker") };
  const container = { getRegistration: async () => registration };
  return { gone, registration, databases, caches, container, storages: [kept("offthread.settings", "theirs"), kept("offthread.last")], home: HOME };
}

test("all that is ours goes, and nothing else", async () => {
  const made = device();
  assert.deepEqual(await forgetAll(made), []);
  assert.deepEqual(made.gone.sort(), ["offthread", "offthread snapshot", "offthread-files", `offthread ${HOME} abc`, "worker"].sort());
  assert.deepEqual(made.storages.map((each) => Object.keys(each)), [["theirs"], []]);
});

test("a browser that lists no databases, has no caches and no service workers is no reason to stop", async () => {
  const made = device({ isListed: false });
  assert.deepEqual(await forgetAll({ ...made, caches: undefined, container: undefined }), []);
  assert.deepEqual(made.gone, ["offthread", "offthread-versions"]);
});

test("the service worker of another site of this origin stays", async () => {
  const made = device();
  made.registration.scope = "https://play.example/";
  await forgetAll(made);
  assert.equal(made.gone.includes("worker"), false);
});

test("what cannot be deleted is told, and all else goes", async () => {
  const made = device({ settle: (request) => request.onerror() });
  assert.deepEqual(await forgetAll(made), ["your projects (it is broken)"]);
  assert.deepEqual(Object.keys(made.storages[0]), ["theirs"]);
});

test("what another tab holds is told after a while", async () => {
  const made = device({ settle: () => undefined });
  assert.deepEqual(await forgetAll(made, 5), ["your projects (it did not answer: close the other tabs of this page)"]);
});
