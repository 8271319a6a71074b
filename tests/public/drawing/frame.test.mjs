/** Pixels of a program are checked, and only the last of what comes faster than frames is put on a canvas. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Frame, checked } from "../../../public/drawing/frame.mjs";

globalThis.ImageData = class {
  constructor(pixels, width, height) {
    Object.assign(this, { pixels, width, height });
  }
};

test("pixels of a picture are taken, and nothing else", () => {
  const pixels = new Uint8Array(2 * 3 * 4);
  assert.deepEqual(checked(pixels, 2), { pixels, width: 2 });
  for (const width of [undefined, "2", 0, -2, 1.5, NaN, 4, 7, 4096]) assert.equal(checked(pixels, width), undefined);
  for (const wrong of [undefined, null, "pixels", [0, 0, 0, 0], new Uint8Array(0), new Uint8Array(7), new Uint16Array(8)]) assert.equal(checked(wrong, 1), undefined);
  assert.equal(checked(new Uint8Array(4 * 2049), 1), undefined);
});

test("of several pictures the last is shown, in its own size, once", () => {
  const put = [];
  const canvas = { width: 1, height: 1 };
  const frame = new Frame({ canvas, putImageData: ({ pixels, width, height }) => put.push([pixels[0], width, height]) });
  frame.set({ pixels: new Uint8Array(4).fill(1), width: 1 });
  frame.set({ pixels: new Uint8Array(24).fill(2), width: 3 });
  assert.equal(frame.canvas, canvas);
  assert.deepEqual(frame.canvas, { width: 3, height: 2 });
  assert.deepEqual(put, [[2, 3, 2]]);
});
