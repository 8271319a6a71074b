/** What can be seen of the page is what a soft keyboard leaves, whoever else makes the viewport small. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { obey, seen } from "../../public/seen.mjs";

test("a page without a keyboard is all seen, even where sizes are rounded or two fingers have zoomed it", () => {
  for (const viewport of [
    { height: 740, offsetTop: 0, scale: 1 },
    { height: 739.6, offsetTop: 0, scale: 1 },
    { height: 246.7, offsetTop: 300, scale: 3 },
  ]) assert.equal(seen(viewport, 740), undefined);
});

test("a keyboard leaves what is above it, from where the browser has scrolled to", () => {
  assert.deepEqual(seen({ height: 400, offsetTop: 0, scale: 1 }, 740), { height: 400, top: 0 });
  assert.deepEqual(seen({ height: 400.4, offsetTop: 120.2, scale: 1 }, 740), { height: 400, top: 120 });
});

test("the page does not follow who pans a zoomed page above a keyboard", () => {
  assert.deepEqual(seen({ height: 200, offsetTop: 90, scale: 2 }, 740), { height: 400, top: 0 });
});

const said = new Map();
const window = new EventTarget();
Object.assign(globalThis, { window, innerHeight: 740 });
globalThis.document = { documentElement: { style: { setProperty: (name, value) => said.set(name, value) } } };

/** Stands in for the browser's: a keyboard makes it lower, and it says so. */
class Viewport extends EventTarget {
  height = 740;
  offsetTop = 0;
  scale = 1;

  become(height, offsetTop = 0) {
    Object.assign(this, { height, offsetTop });
    this.dispatchEvent(new Event("resize"));
    this.dispatchEvent(new Event("scroll"));
  }
}

beforeEach(() => said.clear());

test("the style is told what is seen, once for each change, and nothing when all is seen again", () => {
  let told = 0;
  const viewport = new Viewport();
  obey(viewport, () => told++);
  viewport.become(400, 60);
  assert.deepEqual([...said], [["--seen-height", "400px"], ["--seen-top", "60px"]]);
  viewport.become(740);
  assert.deepEqual([...said], [["--seen-height", ""], ["--seen-top", ""]]);
  assert.equal(told, 2);
});

test("where the page itself becomes smaller, or nothing tells of a viewport, the editors hear of it all the same", () => {
  let told = 0;
  obey(null, () => told++);
  window.dispatchEvent(new Event("resize"));
  assert.equal(told, 1);
  assert.deepEqual([...said], []);
});
