/** A worker that waits for a file is told of it by the memory that it shares, or by a letter. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BLOCK_BYTES } from "#generated/memory.mjs";
import { PageReach } from "../../../worker/client/page_reach.mjs";
import { Courier } from "../../../worker/host/courier.mjs";
import { Letters } from "../../../worker/host/letters.mjs";
import { withoutMemory } from "../client/endpoint.mjs";
import { Blobs } from "../letters_pair.mjs";

const ADDRESS = "blob:null/0f9d1234-5678-4abc-9def-00ff80014242";

/** Both ends, with shared memory or without. */
class Pair {
  constructor(isShared) {
    this.ends = isShared ? [] : [withoutMemory()];
    this.blobs = new Blobs();
    this.letters = new Letters(this.blobs.door);
    this.isStopped = false;
    this.maker = new PageReach(undefined, ({ urls }) => this.letters.receive(urls), isShared ? { memory: new SharedArrayBuffer(BLOCK_BYTES) } : undefined);
    this.courier = new Courier(this.maker.words, this.letters, () => this.isStopped);
    this.maker.begin(1);
  }

  [Symbol.dispose]() {
    this.maker.end();
    for (const each of [this.blobs, ...this.ends]) each[Symbol.dispose]();
  }
}

function brings(isShared) {
  using all = new Pair(isShared);
  assert.equal(all.courier.comes, true);
  for (const brought of [{ ask: 1, address: ADDRESS, status: 200 }, { ask: 2, reason: "é😀".repeat(60) }, { ask: 3, address: ADDRESS, status: 404 }]) {
    all.maker.bring(brought);
    const { ask, address, status, reason } = all.courier.wait(brought.ask);
    assert.deepEqual({ ask, address, status, reason }, { address: undefined, status: undefined, reason: undefined, ...brought });
  }
}

test("what was asked for is brought by memory", () => brings(true));
test("what was asked for is brought by letters", () => brings(false));

function letsGo(isShared) {
  using all = new Pair(isShared);
  all.isStopped = true;
  assert.equal(all.courier.wait(1).reason, "it was stopped");
  all.maker.bring({ ask: 1, address: "blob:null/stale" });
  // Memory holds one word at a time: the next is said once this one has been taken.
  all.courier.isStopped = () => (all.courier.brought?.ask === 1 && all.maker.bring({ ask: 2, address: ADDRESS }), false);
  assert.equal(all.courier.wait(2).address, ADDRESS);
}

test("what comes of a request that was given up is let go, by memory", () => letsGo(true));
test("what comes of a request that was given up is let go, by letters", () => letsGo(false));

test("where no Blob can be read nothing can be brought, whatever is shared", () => {
  const control = new Int32Array(new SharedArrayBuffer(BLOCK_BYTES));
  for (const reads of [true, false]) assert.equal(new Courier(control, new Letters(), () => false, () => reads).comes, reads);
});

test("without memory and before the first letter nothing can come", () => {
  const letters = new Letters();
  assert.equal(new Courier(undefined, letters, () => false).comes, false);
});
