/** The site counts as stored once its files are there and the service worker answers the page's requests. */
import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";

const BUILD = "b1";
const STORED = { kind: "stored", size: 3 };

/** A service worker that is active, and answers orders when the test does. */
class Worker extends EventTarget {
  state = "activated";
  /** @type {MessagePort[]} */
  ports = [];

  /** @type {string[]} */
  orders = [];

  postMessage({ type }, [port] = []) {
    this.orders.push(type);
    if (port) this.ports.push(port);
  }
}

const worker = new Worker();
const container = new EventTarget();
const registration = Object.assign(new EventTarget(), { active: worker, waiting: null, installing: null });
container.controller = null;
container.register = async () => registration;
globalThis.document = { documentElement: { dataset: { build: BUILD } } };
let loads = 0;
globalThis.location = { href: "https://site.example/", reload: () => void (loads += 1) };
globalThis.isSecureContext = true;
globalThis.window = { parent: undefined };
window.parent = window;
Object.defineProperty(globalThis, "navigator", { value: { serviceWorker: container } });
const { offline } = await import("../../public/offline.mjs");

/** Let everything happen that is due. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** What the page hears while the worker says these news. */
async function hear(...said) {
  const heard = [];
  offline.watch((news) => heard.push(news));
  offline.store();
  await settle();
  const port = worker.ports.pop();
  for (const news of said) port.postMessage(news);
  await settle();
  port.close();
  return heard;
}

/** The service worker has the page from now on. */
async function claim() {
  container.controller = worker;
  container.dispatchEvent(new Event("controllerchange"));
  await settle();
}

afterEach(() => {
  container.controller = null;
  mock.timers.reset();
});

test("a page that is controlled hears at once that the site is stored", async () => {
  container.controller = worker;
  assert.deepEqual(await hear({ kind: "storing", loaded: 1, total: 3 }, STORED), [{ kind: "storing", loaded: 1, total: 3 }, STORED]);
});

test("a page that is not controlled yet hears it when it is", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const heard = await hear({ kind: "storing", loaded: 1, total: 3 }, STORED);
  assert.deepEqual(heard, [{ kind: "storing", loaded: 1, total: 3 }]);
  await claim();
  assert.deepEqual(heard, [{ kind: "storing", loaded: 1, total: 3 }, STORED]);
});

test("a page that never is hears it all the same, after a while", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const heard = await hear(STORED);
  assert.deepEqual(heard, []);
  mock.timers.tick(10_000);
  await settle();
  assert.deepEqual(heard, [STORED]);
});

test("that it could not be stored waits for nothing", async () => {
  const unstored = { kind: "unstored", reason: "the disk is full" };
  assert.deepEqual(await hear(unstored), [unstored]);
});

test("a new version is let take over until it has, and a page that does not come is loaded again", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const waiting = new Worker();
  registration.waiting = waiting;
  worker.orders = [];
  offline.update();
  for (let second = 0; second < 2; second++) mock.timers.tick(1000);
  assert.deepEqual([waiting.orders, worker.orders], [Array(3).fill("activate"), Array(3).fill("about")]);
  assert.equal(loads, 0);
  registration.waiting = null;
  await claim();
  assert.equal(loads, 1);
  for (let second = 0; second < 60; second++) mock.timers.tick(1000);
  // It is tried three times, and the old version is left alone.
  assert.deepEqual([loads, waiting.orders.length, worker.orders.length], [3, 3, 3]);
});
