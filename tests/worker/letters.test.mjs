/** A maker tells a blocked worker any text, again and again, by nothing but addresses that it revokes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Letters as Writer } from "../../worker/client/letters.mjs";
import { BITS, SET, addressOf, bitsOf } from "../../worker/contract/letters.mjs";
import { Letters as Reader } from "../../worker/host/letters.mjs";
import { Blobs } from "./letters_pair.mjs";

/** Writer, reader, and the answers that have been read. */
function pair(blobs) {
  const writer = new Writer(), reader = new Reader(blobs.door), heard = [];
  reader.give("answer", ({ next, ...letter }) => (assert.equal(next.length, SET), heard.push(letter)));
  reader.receive(writer.first());
  return { writer, reader, heard };
}

test("an address is told by its bits, wherever it was made", () => {
  const uuid = "0f9d1234-5678-4abc-9def-00ff80014242";
  for (const origin of ["blob:https://site.test/", "blob:null/", "blob:nodedata:"]) {
    const bits = bitsOf(origin + uuid);
    assert.equal(bits.length, BITS);
    assert.equal(addressOf(`${origin}${"a".repeat(36)}`, bits), origin + uuid);
  }
  assert.deepEqual(bitsOf(`blob:${uuid}`).slice(0, 8), [false, false, false, false, true, true, true, true]);
});

test("twenty letters are read in their order, each once, whatever they say", () => {
  using blobs = new Blobs();
  const { writer, reader, heard } = pair(blobs);
  const texts = ["", "Ada\n", "é😀\n", "\ud800", "x".repeat(5000), "😀".repeat(5000), ...Array.from({ length: 14 }, (_, at) => `${at}`)];
  texts.forEach((text, at) => {
    assert.equal(reader.look(), false);
    writer.send("answer", { ask: at, text });
    assert.equal(reader.look(), true);
    writer.settle(reader.read);
  });
  assert.deepEqual(heard, texts.map((text, ask) => ({ kind: "answer", ask, text })));
  writer.end();
  assert.equal(blobs.texts.size, 0);
});

test("letters that were sent before the first was read wait for the reader", () => {
  using blobs = new Blobs();
  const { writer, reader, heard } = pair(blobs);
  for (const ask of [1, 2, 3]) writer.send("answer", { ask });
  while (reader.look());
  assert.deepEqual(heard, [1, 2, 3].map((ask) => ({ kind: "answer", ask })));
  writer.end();
});

test("what has been read is given back, and nothing that is still to be read", () => {
  using blobs = new Blobs();
  const { writer, reader } = pair(blobs);
  for (let ask = 1; ask <= 50; ask += 1) {
    writer.send("answer", { ask });
    assert.ok(reader.look());
    writer.settle(reader.read);
  }
  assert.equal(blobs.texts.size, SET);
  writer.send("answer", { ask: 51 });
  writer.settle(reader.read);
  assert.ok(reader.look());
  writer.end();
});

test("while nothing has come a look costs one question, and without a set none", () => {
  using blobs = new Blobs();
  const { writer, reader } = pair(blobs);
  reader.look();
  assert.equal(blobs.asked, 1);
  const other = new Reader(blobs.door);
  assert.deepEqual([other.canCome, other.look(), blobs.asked], [false, false, 1]);
  writer.end();
});

test("a flag that is seen before all bits is looked at again", () => {
  using blobs = new Blobs();
  const { writer, reader, heard } = pair(blobs);
  let late;
  const { isRevoked } = blobs.door;
  const set = reader.set;
  writer.send("answer", { ask: 1 });
  late = set.slice(1).find(isRevoked);
  const slow = new Reader({ ...blobs.door, isRevoked: (url) => url !== late && isRevoked(url) });
  slow.receive(set);
  slow.give("answer", ({ ask }) => heard.push(ask));
  assert.equal(slow.look(), false);
  late = undefined;
  assert.equal(slow.look(), true);
  assert.deepEqual(heard, [1]);
  writer.end();
});

test("the set for the next letter is made a little at a time", (t) => {
  const turns = [];
  t.mock.method(globalThis, "setTimeout", (act) => turns.push(act));
  t.mock.method(globalThis, "clearTimeout", () => {});
  using blobs = new Blobs();
  const writer = new Writer();
  let isWhole = false;
  writer.prepare(() => (isWhole = true));
  const sizes = [];
  while (!isWhole) {
    turns.shift()();
    sizes.push(blobs.texts.size);
  }
  assert.deepEqual([sizes[0], sizes.at(-1), sizes.length], [8, SET, 17]);
  writer.end();
  assert.equal(blobs.texts.size, 0);
});
