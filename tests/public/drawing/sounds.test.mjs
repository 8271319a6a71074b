/** Sounds are played as often as a program says, and no longer than it runs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Sounds } from "../../../public/drawing/sounds.mjs";

class Player {
  calls = [];
  play() {
    this.calls.push(`play at ${this.volume}`);
    return Promise.resolve();
  }
  pause() {
    this.calls.push("pause");
  }
}

function stage() {
  const players = [];
  const sounds = new Sounds(() => players[players.push(new Player()) - 1]);
  sounds.hear(["s", 1, "UklGRg=="]);
  return { players, sounds };
}

test("a sound is played so often again", () => {
  const { players, sounds } = stage();
  sounds.hear(["y", 1, 0.5, 1]);
  players[0].onended();
  players[0].onended();
  assert.deepEqual(players[0].calls, ["play at 0.5", "play at 0.5"]);
  assert.equal(sounds.heard.size, 0);
});

test("a sound is ended by the program, and one that goes on by its end", () => {
  const { players, sounds } = stage();
  sounds.hear(["y", 1, 1, 0]);
  sounds.hear(["h", 1]);
  sounds.hear(["y", 1, 1, 0]);
  sounds.hear(["y", 1, 1, -1]);
  sounds.end();
  players[2].onended();
  assert.deepEqual(players.map(({ calls }) => calls), [["play at 1", "pause"], ["play at 1"], ["play at 1", "pause"]]);
});

test("sounds that are not there, are none, or are too many do no harm", () => {
  const { players, sounds } = stage();
  sounds.hear(["s", 2, "="]);
  for (const sound of [2, 3]) sounds.hear(["y", sound, 1, 0]);
  assert.equal(players.length, 0);
  for (let turn = 0; turn < 99; turn += 1) sounds.hear(["y", 1, 1, -1]);
  assert.equal(players.length, 16);
  sounds.clear();
  assert.deepEqual([sounds.heard.size, sounds.addresses.size], [0, 0]);
});

test("a sound becomes softer, waits and goes on, and one that waits is ended with the program", () => {
  const { players, sounds } = stage();
  sounds.hear(["y", 1, 1, 0]);
  for (const op of [["v", 1, 0.25], ["q", 1, 1], ["q", 1, 0], ["q", 1, 1], ["v", 2, 1]]) sounds.hear(op);
  sounds.end();
  assert.deepEqual(players[0].calls, ["play at 1", "pause", "play at 0.25", "pause", "pause"]);
  assert.equal(sounds.heard.size, 0);
});

test("of too many sounds the first gives way, so that a new one is heard", () => {
  const { players, sounds } = stage();
  for (let sound = 2; sound <= 101; sound += 1) sounds.hear(["s", sound, "UklGRg=="]);
  for (const sound of [1, 101]) sounds.hear(["y", sound, 1, 0]);
  assert.deepEqual([players.length, sounds.addresses.size], [1, 100]);
});
