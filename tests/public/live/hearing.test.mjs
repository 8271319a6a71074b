import assert from "node:assert/strict";
import test from "node:test";
import { heard } from "../../../public/live/hearing.mjs";

const comm = (more = {}) => ({ is: "comm", data: new Uint8Array(2), buffers: [new ArrayBuffer(1)], ...more });

test("what a widget says is bytes, of which nobody else has any", () => {
  assert.ok(heard(comm()));
  for (const data of ["text", null, new ArrayBuffer(2), new Float64Array(1), new Uint8Array(new SharedArrayBuffer(2))]) {
    assert.equal(heard(comm({ data })), undefined);
  }
  for (const buffers of [undefined, {}, [1], [new Uint8Array(1)], [new SharedArrayBuffer(1)]]) assert.equal(heard(comm({ buffers })), undefined);
});

test("what a widget says is bounded altogether", () => {
  assert.equal(heard(comm({ data: new Uint8Array(4000001) })), undefined);
  assert.equal(heard(comm({ buffers: Array.from({ length: 5 }, () => new ArrayBuffer(1000000)) })), undefined);
  assert.equal(heard(comm({ buffers: Array.from({ length: 1001 }, () => new ArrayBuffer(0)) })), undefined);
});
