/** What a program did is shown at its moment, however the messages come; and what comes too late, at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Playback } from "../../../public/drawing/playback.mjs";
import { Scene } from "../../../public/drawing/scene.mjs";

const line = (id, x) => ["l", id, [0, 0, x, 0], "#000000", 1];

function stage() {
  const clock = { now: 1000 };
  const scene = new Scene();
  const playback = new Playback(scene, () => clock.now);
  const seen = () => {
    playback.play(5);
    const item = scene.items.get(1);
    return item && (item.lean ?? item.coords)[2];
  };
  return { clock, scene, playback, seen };
}

test("a step is shown as a movement, and no sooner than the program made it", () => {
  const { clock, playback, scene, seen } = stage();
  const done = [];
  playback.add([{ at: 0, ops: [line(1, 0)] }, { at: 10, ops: [line(1, 10)] }], () => done.push("first"));
  assert.equal(seen(), undefined);
  clock.now = 1020;
  assert.equal(seen(), 0);
  scene.settled = 0;
  clock.now = 1025;
  assert.equal(Math.round(seen()), 5);
  assert.deepEqual(done, []);
  clock.now = 1030;
  assert.equal(seen(), 10);
  assert.deepEqual(done, ["first"]);
  assert.ok(playback.isIdle);
});

test("after a pause the clock is set again", () => {
  const { clock, playback, seen } = stage();
  playback.add([{ at: 0, ops: [line(1, 1)] }], () => {});
  clock.now = 9000;
  assert.equal(seen(), 1);
  playback.add([{ at: 20, ops: [line(1, 2)] }], () => {});
  assert.equal(seen(), 1);
  clock.now = 9020;
  assert.equal(seen(), 2);
});

test("more than can wait is shown as soon as there is time, in pieces", () => {
  const { clock, playback, scene } = stage();
  const batches = Array.from({ length: 30 }, (_, at) => ({ at, ops: Array.from({ length: 1000 }, (_each, n) => line(at * 1000 + n, n)) }));
  playback.add(batches, () => {});
  playback.play(1000);
  assert.ok(scene.items.size >= 10_000 && scene.items.size < 30_000, `${scene.items.size}`);
  clock.now += 1000;
  playback.play(1000);
  assert.equal(scene.items.size, 30_000);
});

test("what was stopped is shown at once, and what waits for it is told", () => {
  const { playback, scene } = stage();
  const done = [];
  playback.add([{ at: 0, ops: [line(1, 1)] }], () => done.push(1));
  playback.add([{ at: 5000, ops: [line(2, 1)] }], () => done.push(2));
  playback.hurry();
  assert.deepEqual([scene.items.size, done], [2, [1, 2]]);
  playback.add([], () => done.push("nothing"));
  assert.deepEqual(done, [1, 2, "nothing"]);
});
