/** What is drawn of an item: a line that goes nowhere is a dot, since a canvas strokes nothing of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { draw } from "../../../public/drawing/brush.mjs";

/** What a context was told. @param {number[]} coords @param {number} width @param {number[]} [lean] */
function drawn(coords, width, lean) {
  /** @type {unknown[][]} */
  const told = [];
  const note = (/** @type {string} */ name) => (/** @type {unknown[]} */ ...given) => void told.push([name, ...given]);
  const context = Object.fromEntries(["beginPath", "moveTo", "lineTo", "arc", "stroke", "fill"].map((name) => [name, note(name)]));
  draw(/** @type {any} */ (context), /** @type {any} */ ({ kind: "l", op: ["l", 1, coords, "#ff0000", width], coords, lean }), new Map());
  return told.filter(([name]) => name !== "beginPath");
}

test("a line is stroked", () => {
  assert.deepEqual(drawn([0, 0, 5, 0], 2), [["moveTo", 0, 0], ["lineTo", 5, 0], ["stroke"]]);
});

test("a line that goes nowhere is a dot as wide as it", () => {
  for (const coords of [[3, 4, 3, 4], [3, 4, 3, 4, 3, 4], [3, 4]]) assert.deepEqual(drawn(coords, 20), [["arc", 3, 4, 10, 0, 2 * Math.PI], ["fill"]]);
  assert.deepEqual(drawn([3, 4, 3, 4], 0), [["arc", 3, 4, 0.5, 0, 2 * Math.PI], ["fill"]]);
});

test("what is seen on its way counts", () => {
  assert.deepEqual(drawn([0, 0, 5, 0], 2, [0, 0, 0, 0]).at(-1), ["fill"]);
  assert.deepEqual(drawn([0, 0, 0, 0], 2, [0, 0, 2, 0]).at(-1), ["stroke"]);
});
