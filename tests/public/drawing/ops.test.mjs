/** What a worker says of its drawing is checked: nothing that could harm the page comes through. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../../public/drawing/ops.mjs";

const bytes = (value) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const opsOf = (...ops) => read(bytes([[1, ...ops]]))[0].ops;

const GOOD = [
  ["new"],
  ["focus"],
  ["hover"],
  ["s", 1, "UklGRg=="],
  ["y", 1, 0.5, -1],
  ["h", 1],
  ["v", 1, 0.5],
  ["q", 1, 0],
  ["w", -300, -300, 600, 600, "#ffffff", -200, -150, 200, 150],
  ["k", "Python Turtle Graphics"],
  ["p", 1, [0, 0, 1, 1, 2, 2], "#ff0000", "", 1],
  ["l", 2, [0, 0, 1.5, -2], "#000000", 2],
  ["t", 3, 0, 0, "<b>hi</b>", "#000000", "sw", "sans", 12, 0, 1, 0],
  ["i", 4, 0, 0, 1],
  ["g", 1, "image/gif", "R0lGOD=="],
  ["r", 1],
  ["b", 1],
  ["x", 1],
];

test("what the library says is taken as it is", () => {
  assert.deepEqual(opsOf(...GOOD), GOOD);
});

test("ops of another shape are left out, and the others stay", () => {
  const wrong = [
    [], null, 7, "new", {}, [["new"]], ["constructor"], ["__proto__"], ["new", 1], ["y", 1, 2, 0], ["y", 1, 1, -2], ["v", 1, 1.5], ["q", 1, 2], ["y", 1, 1, 1e9], ["s", 1, "<"], ["r"], ["r", "1"], ["r", -1], ["r", 1.5], ["r", 1e12],
    ["l", 1, [0, 0, 1], "#000000", 1],
    ["l", 1, [], "#000000", 1],
    ["l", 1, "0000", "#000000", 1],
    ["l", 1, [0, 0, 1, 1e9], "#000000", 1],
    ["l", 1, [0, 0, 1, null], "#000000", 1],
    ["l", 1, [0, 0, 1, 1], "url(https://a.b)", 1],
    ["l", 1, [0, 0, 1, 1], "#00000000000", 1],
    ["l", 1, [0, 0, 1, 1], "#000000", -1],
    ["l", 1, Array(400_002).fill(0), "#000000", 1],
    ["p", 1, [0, 0], "red", "", 1],
    ["t", 1, 0, 0, "x".repeat(10_001), "#000000", "sw", "sans", 12, 0, 0, 0],
    ["t", 1, 0, 0, "x", "#000000", "sw", "12px/1 evil", 12, 0, 0, 0],
    ["t", 1, 0, 0, "x", "#000000", "sw", "sans", 1e5, 0, 0, 0],
    ["w", 0, 0, 1e6, 1, "#ffffff", 0, 0, 0, 0],
    ["w", 0, 0, 0, 1, "#ffffff", 0, 0, 0, 0],
    ["g", 1, "image/svg+xml", "AAAA"],
    ["g", 1, "image/png", "data:text/html,<script>"],
  ]; // prettier-ignore
  assert.deepEqual(opsOf(...wrong, ["r", 5]), [["r", 5]]);
});

test("what is no list of batches says nothing", () => {
  for (const said of ["", "{", "null", "7", "{}", '["x"]', '[["a"]]', '[[null, ["new"]]]', "[[1e999]]"]) assert.deepEqual(read(bytes(said)), []);
  assert.deepEqual(read(new Uint8Array([0xff, 0xfe])), []);
});
