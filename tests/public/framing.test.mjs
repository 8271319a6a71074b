/** Who shows the page: itself, pages of its own origin, or somebody else, however far out. */
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.window ??= /** @type {any} */ ({});
const { isForeign } = await import("../../public/framing.mjs");

const own = { href: "https://play.test/" };
/** What a browser gives of a window of another origin. */
const foreign = { get href() { throw new DOMException("Blocked a frame", "SecurityError"); } };

/** The innermost of windows, whose locations these are, the outermost first. */
function nested(...locations) {
  return locations.reduce((outer, location) => {
    const made = { location };
    made.parent = outer ?? made;
    return made;
  }, undefined);
}

test("a page by itself and one in pages of its own origin are in nobody else's", () => {
  assert.equal(isForeign(nested(own)), false);
  assert.equal(isForeign(nested(own, own, own)), false);
});

test("one page of another origin is enough, wherever it is around", () => {
  assert.equal(isForeign(nested(foreign, own)), true);
  assert.equal(isForeign(nested(foreign, own, own)), true);
  assert.equal(isForeign(nested(own, foreign, own)), true);
});
