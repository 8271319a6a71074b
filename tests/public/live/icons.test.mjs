/** Icons of buttons are told by their classes, and something stands for each. */
import assert from "node:assert/strict";
import test from "node:test";
import { nameOf, signOf, wordsOf } from "../../../public/live/libraries/widgets/icons.mjs";

test("an icon's name is its class that is no size", () => {
  const names = { "fa fa-play": "play", "fa fa-fw fa-check": "check", "fa center fa-arrow-left fa-2x": "arrow-left", "fa fa-fw": "", "fa fa-": "", "": "" };
  for (const [classes, name] of Object.entries(names)) assert.equal(nameOf(classes), name, classes);
});

test("a usual one is a character, another is its name where nothing is beside it", () => {
  assert.equal(signOf("play", false), "▶\uFE0E");
  for (const name of ["paper-plane", "constructor", "__proto__"]) {
    assert.deepEqual([signOf(name, true), signOf(name, false)], [wordsOf(name), ""]);
  }
  assert.equal(wordsOf("paper-plane"), "paper plane");
});
