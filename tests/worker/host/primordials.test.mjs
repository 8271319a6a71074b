/** What programs put in the place of the scope's own changes nothing of what the worker writes and reads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ANSWER, BLOCK_BYTES } from "#generated/memory.mjs";
import { Reach } from "../../../worker/client/reach.mjs";
import { Input } from "../../../worker/host/input.mjs";
import { Interrupt } from "../../../worker/host/interrupt.mjs";
import { Letters } from "../../../worker/host/letters.mjs";
import { Output } from "../../../worker/host/output.mjs";
import { dataOf } from "../../../worker/host/primordials.mjs";

const forged = () => "forged";
const bytesPrototype = Object.getPrototypeOf(Uint8Array.prototype);

/** Put something else in the place of methods while something is done. */
function patched(places, act) {
  const former = places.map(([of, name]) => [of, name, Object.getOwnPropertyDescriptor(of, name)]);
  for (const [of, name] of places) Object.defineProperty(of, name, { value: forged, configurable: true, writable: true });
  try {
    return act();
  } finally {
    for (const [of, name, descriptor] of former) {
      if (descriptor) Object.defineProperty(of, name, descriptor);
      else delete of[name];
    }
  }
}

test("what a program prints is what it wrote, characters or not", () => {
  let posted = [];
  const output = new Output({ post: (chunks) => (posted = [...posted, ...chunks]), isFull: () => false, wait: () => {} });
  const whole = new TextEncoder().encode("é😀\n");
  const parts = [whole.slice(0, 3), whole.slice(3), Uint8Array.of(0x61, 0xff, 0x62)];
  const places = [[TextDecoder.prototype, "decode"], [bytesPrototype, "set"], [bytesPrototype, "subarray"], [bytesPrototype, "slice"], [performance, "now"], [String, "fromCharCode"]];
  patched(places, () => {
    for (const each of parts) output.write("stdout", each);
    output.flush(true);
  });
  assert.equal(posted.filter((_, at) => at % 2).join(""), "é😀\na\udcffb");
  assert.deepEqual(new Set(posted.filter((_, at) => !(at % 2))), new Set(["stdout"]));
});

test("an answer is what the page wrote", () => {
  const memory = new SharedArrayBuffer(BLOCK_BYTES);
  const control = new Int32Array(memory);
  const input = new Input(control, new Interrupt(control, () => {}), new Letters(), false);
  new Reach(undefined, () => {}, { memory }).answer("Ada\n");
  const places = [[TextDecoder.prototype, "decode"], [bytesPrototype, "slice"], [Atomics, "load"], [Atomics, "store"], [Atomics, "wait"]];
  assert.equal(patched(places, () => input.wait()), "Ada\n");
  assert.equal(Atomics.load(control, ANSWER), 0);
});

test("a message says what it said, and its port stays unknown", () => {
  const event = new MessageEvent("message", { data: "true" });
  const seen = [];
  const { prototype } = MessageEvent;
  const former = Object.getOwnPropertyDescriptor(prototype, "data");
  Object.defineProperty(prototype, "data", { get() { return seen.push(this); }, configurable: true });
  assert.equal(dataOf(event), "true");
  Object.defineProperty(prototype, "data", former);
  assert.deepEqual(seen, []);
});
