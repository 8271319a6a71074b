/** The rooms that come later: their Python is there when their style is, and what failed is asked for again. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

await import("../../public/rooms.mjs");
const rooms = () => globalThis.offthreadRooms("./rooms.tar", "./rooms.css");

/** The links in the head of the page. @type {any[]} */
const links = [];
const asked = [];
let answer;

beforeEach(() => {
  asked.length = 0;
  answer = () => new Response(new Uint8Array([0, 10, 255]));
  globalThis.fetch = async (address) => (asked.push(address), answer());
  globalThis.document = {
    createElement: () => ({
      remove() {
        links.splice(links.indexOf(this), 1);
      },
    }),
    head: { append: (link) => links.push(link) },
  };
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("without the style there is no room, and both are asked for again", async () => {
  const first = rooms();
  await settled();
  assert.deepEqual(links.map(({ rel, href }) => [rel, href]), [["stylesheet", "./rooms.css"]]);
  links[0].onerror();
  assert.equal(await first, undefined);
  assert.deepEqual(links, []);
});

test("without the Python there is no room; the style that has come stays, once", async () => {
  answer = () => new Response("", { status: 404 });
  const first = rooms();
  links[0].onload();
  assert.equal(await first, undefined);
  answer = () => Promise.reject(new TypeError("the network is gone"));
  assert.equal(await rooms(), undefined);
  answer = () => new Response(new Uint8Array([0, 10, 255]));
  assert.equal(await rooms(), "000aff");
  assert.deepEqual([links.length, asked], [1, Array(3).fill("./rooms.tar")]);
});
