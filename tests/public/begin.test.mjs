/** The page's Python begins once: after the editor's paint, or after a while without one. */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

let frames;
let begun;

/** Say whether the service worker answers for the site. @param {object | undefined} serviceWorker */
const served = (serviceWorker) =>
  Object.defineProperty(globalThis, "navigator", { value: { serviceWorker }, configurable: true });

beforeEach(() => {
  served({ controller: null });
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  frames = [];
  begun = 0;
  globalThis.requestAnimationFrame = (frame) => frames.push(frame);
  globalThis.document = {
    getElementById: (name) => ({ content: name }),
    importNode: (content) => content,
    head: { append: (content) => (begun += content === "python") },
  };
});

/** The module afresh. */
const load = async (number) => import(`../../public/begin.mjs?${number}`);

test("it begins behind the frame in which the editor is painted, and only once", async () => {
  const { beginSoon } = await load(1);
  beginSoon();
  assert.equal(begun, 0);
  frames[0]();
  assert.equal(begun, 0);
  mock.timers.tick(1);
  assert.equal(begun, 1);
  mock.timers.tick(5000);
  assert.equal(begun, 1);
});

test("a page without frames begins soon after the editor is there", async () => {
  const { beginSoon } = await load(2);
  beginSoon();
  mock.timers.tick(99);
  assert.equal(begun, 0);
  mock.timers.tick(1);
  assert.equal(begun, 1);
});

test("a site that is stored on the device begins at once, and one in a page without service workers does not", async () => {
  served(undefined);
  await load(4);
  assert.equal(begun, 0);
  served({ controller: {} });
  const { beginSoon } = await load(5);
  assert.equal(begun, 1);
  beginSoon();
  mock.timers.tick(100);
  assert.equal(begun, 1);
});

test("an editor that does not come is not waited for", async () => {
  await load(3);
  mock.timers.tick(999);
  assert.equal(begun, 0);
  mock.timers.tick(1);
  assert.equal(begun, 1);
});
