/** A drawing is described when it comes to rest, and one that never does now and then. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Painter } from "../../../public/drawing/painter.mjs";

/** A canvas's context that paints nothing. */
const context = () => {
  const kept = { canvas: { width: 1, height: 1 } };
  return new Proxy(kept, { get: (of, name) => (name in of ? of[name] : () => {}), set: (of, name, value) => Reflect.set(of, name, value) });
};

/** A painter whose time and frames a test has in its hands. */
function stage({ mock }) {
  let time = 0;
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(performance, "now", () => time);
  const said = [];
  const frames = [];
  const painter = new Painter({ getContext: context }, context, (act) => frames.push(act), (each) => said.push(each));
  const pass = async (ms) => {
    for (let left = ms; left > 0; left -= 20) {
      time += 20;
      mock.timers.tick(20);
      for (const act of frames.splice(0)) act();
      await null;
    }
  };
  const draw = (...ops) => painter.hear({ is: "take", number: 1, bytes: new TextEncoder().encode(JSON.stringify([[time, ...ops]])), hidden: false });
  return { painter, pass, draw, said, calms: () => said.filter(({ is }) => is === "calm").map(({ summary }) => JSON.parse(summary)) };
}

const line = (id, ...coords) => ["l", id, coords, "#ff0000", 1];

test("a drawing that has come to rest is described: lines, dots and its background", async (t) => {
  const { draw, pass, calms } = stage(t);
  draw(["w", -300, -300, 600, 600, "#000000", 0, 0, 0, 0], line(1, 0, 0, 5, 5, 9, 0), line(2, 3, 3, 3, 3));
  await pass(500);
  assert.deepEqual(calms(), []);
  await pass(1000);
  assert.deepEqual(calms().map(({ lines, dots, background }) => [lines, dots, background]), [[2, 1, "#000000"]]);
});

test("a game of a turtle's, which never comes to rest, is described now and then", async (t) => {
  const { draw, pass, calms } = stage(t);
  for (let turn = 0; turn < 70; turn += 1) {
    draw(line(1, 0, 0, turn, turn));
    await pass(100);
  }
  assert.equal(calms().length, 2);
});

test("out of sight the paper stays as large as it was", async (t) => {
  const { painter, draw, pass, said } = stage(t);
  const papers = () => said.filter(({ is }) => is === "paper").map(({ scale }) => scale);
  painter.hear({ is: "space", space: { width: 300, height: 300, ratio: 1 } });
  draw(line(1, 0, 0, 5, 5));
  await pass(100);
  painter.hear({ is: "space", space: { width: 0, height: 0, ratio: 1 } });
  await pass(100);
  assert.deepEqual(papers(), [0.5]);
});
