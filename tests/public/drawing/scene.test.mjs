/** A scene keeps items in their order, knows what has to be painted again, and holds no more than it can. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scene } from "../../../public/drawing/scene.mjs";

const line = (id, ...coords) => ["l", id, coords.length ? coords : [0, 0, 9, 9], "#000000", 1];
const made = (...ops) => {
  const scene = new Scene();
  scene.isDirty = false;
  for (const op of ops) scene.apply(op, 0);
  return scene;
};
const ids = (scene) => scene.order.filter(Boolean).map(({ op }) => op[1]);

test("the last item is on top, unless it is raised or lowered", () => {
  const scene = made(line(1), line(2), line(3), ["r", 1], ["b", 3], ["x", 2], ["r", 99], ["x", 99]);
  assert.deepEqual(ids(scene), [3, 1]);
  scene.order.forEach((item, at) => item && assert.equal(item.at, at));
});

test("only what changes below others has all painted again", () => {
  const scene = made(line(1), line(2), ["l", 3, [0, 0, 1, 1], "", 1]);
  scene.settled = 3;
  scene.apply(["l", 3, [0, 0, 2, 2], "", 1], 1);
  scene.apply(line(4), 1);
  scene.apply(["r", 4], 1);
  assert.equal(scene.isDirty, false);
  scene.apply(line(1, 5, 5, 6, 6), 1);
  assert.equal(scene.isDirty, true);
});

test("an item that moves on top each time leaves no gaps for ever", () => {
  const scene = made(line(1), line(2));
  for (let turn = 0; turn < 5000; turn += 1) {
    scene.apply(["r", 1 + (turn % 2)], turn);
    scene.tidy();
  }
  assert.ok(scene.order.length < 2000, `${scene.order.length}`);
  assert.deepEqual(ids(scene), [1, 2]);
});

test("millions of items are not kept", () => {
  const scene = made();
  for (let id = 1; id <= 200_010; id += 1) scene.apply(line(id), 0);
  assert.deepEqual([scene.items.size, scene.isFull], [200_000, true]);
  scene.apply(["new"], 0);
  assert.deepEqual([scene.items.size, scene.isFull, scene.coords], [0, false, 0]);
});

test("millions of places are not kept either", () => {
  const scene = made();
  for (let id = 1; id <= 20; id += 1) scene.apply(["l", id, Array(400_000).fill(1), "#000000", 1], 0);
  assert.ok(scene.coords <= 4_000_000);
  assert.equal(scene.isFull, true);
});

test("the paper is the window, or what can be scrolled to", () => {
  const scene = made(["w", -200, -100, 400, 200, "#ffffff", -100, -50, 100, 50]);
  assert.deepEqual(scene.paper, { left: -200, top: -100, width: 400, height: 200 });
  scene.apply(["w", -200, -100, 400, 200, "#ffffff", -1000, -50, 1000, 50], 0);
  assert.deepEqual(scene.paper, { left: -1000, top: -100, width: 2000, height: 200 });
});
