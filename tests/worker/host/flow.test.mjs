/** A worker that is too far ahead waits for its page, by shared memory or by an address that is revoked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { WithAddresses } from "../addresses.mjs";
import { ACKED, BLOCK_BYTES } from "#generated/memory.mjs";
import { AHEAD, Flow } from "../../../worker/host/flow.mjs";
import { Letters } from "../../../worker/host/letters.mjs";

/** A worker without shared memory, which was given some addresses. */
function given() {
  const flow = new Flow(undefined, () => false, new Letters());
  flow.receive(["blob:1", "blob:2"]);
  return flow;
}

const shared = () => new Int32Array(new SharedArrayBuffer(BLOCK_BYTES));

test("messages are counted, and full is what the page may be behind", () => {
  const flow = new Flow(shared(), () => false, new Letters());
  const seqs = Array.from({ length: AHEAD }, () => flow.next());
  assert.deepEqual(seqs, Array.from({ length: AHEAD }, (_, at) => ({ seq: at + 1 })));
  assert.ok(flow.isFull());
});

test("the page says in shared memory how far it is", () => {
  const control = shared();
  const flow = new Flow(control, () => false, new Letters());
  for (let count = 0; count < AHEAD; count += 1) flow.next();
  Atomics.store(control, ACKED, AHEAD - 1);
  assert.equal(flow.behind(), 1);
  flow.wait();
  assert.ok(!flow.isFull());
});

test("a wait ends when the run is to stop", () => {
  let looks = 0;
  const flow = new Flow(shared(), () => ++looks > 2, new Letters());
  for (let count = 0; count < 2 * AHEAD; count += 1) flow.next();
  flow.wait();
  assert.equal(looks, 3);
});

test("without shared memory a message that fills it up carries an address", () => {
  const flow = given();
  const told = Array.from({ length: AHEAD + 2 }, () => flow.next());
  assert.deepEqual(told.map(({ token }) => token !== undefined), [...Array(AHEAD - 1).fill(false), true, false, false]);
  flow.acknowledge(AHEAD);
  assert.equal(flow.behind(), 2);
});

test("a wait without shared memory ends with the end of the address", () => {
  using addresses = new WithAddresses();
  const flow = given();
  const tokens = Array.from({ length: AHEAD }, () => flow.next().token);
  addresses.revokeAfter(3, tokens.at(-1));
  flow.wait();
  assert.equal(flow.behind(), 0);
  assert.equal(addresses.asked, 3);
});

test("a wait ends with the address even if more has been posted since, and the next message bears another", () => {
  using addresses = new WithAddresses();
  const flow = given();
  for (let count = 0; count < 10 * AHEAD; count += 1) flow.next();
  addresses.revoked.add("blob:1");
  flow.wait();
  assert.equal(flow.behind(), 9 * AHEAD);
  assert.deepEqual(flow.next(), { seq: 10 * AHEAD + 1, token: "blob:2" });
});

test("an old acknowledgement takes nothing back", () => {
  const flow = given();
  for (let count = 0; count < 4; count += 1) flow.next();
  flow.acknowledge(3);
  flow.acknowledge(1);
  assert.equal(flow.behind(), 1);
});
