import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { firstMissing, Patience, wait } from "../../public/patience.mjs";

/** At which looks it was to be said. @param {number[]} come */
function said(come) {
  const patience = new Patience();
  return come.flatMap((count, index) => (patience.look(count) ? [index] : []));
}

test("nothing new at six looks in a row is said, and said once", () => {
  assert.deepEqual(said([1, 1, 1, 1, 1, 1, 1, 1, 1]), [6]);
});

test("a file that comes is a sign of life, however late it is", () => {
  assert.deepEqual(said([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3]), []);
});

test("what stops again is said again", () => {
  assert.deepEqual(said([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]), [5, 12]);
});

test("the first file that has not come is named", () => {
  assert.equal(firstMissing(["a", "b", "c"], ["c", "a"]), "b");
  assert.equal(firstMissing(["a"], ["a", "x"]), undefined);
});

test("once the page has begun nobody looks any more", () => {
  mock.timers.enable({ apis: ["setInterval"] });
  /** @type {string[]} */
  const heard = [];
  let hasBegun = false;
  wait({ hasBegun: () => hasBegun, come: () => ["a"], onQuiet: () => heard.push("quiet"), onBegun: () => heard.push("begun") });
  mock.timers.tick(8000);
  hasBegun = true;
  mock.timers.tick(8000);
  assert.deepEqual(heard, ["quiet", "begun"]);
});
