/** Keys have the names that Tk gives them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Hands, keyName } from "../../../public/drawing/hands.mjs";

test("keys have the names that Tk gives them", () => {
  const named = { ArrowLeft: "Left", " ": "space", Enter: "Return", a: "a", A: "A", é: "é", 7: "7", F5: "F5", ".": "period", PageUp: "Prior" };
  for (const [key, name] of Object.entries(named)) assert.equal(keyName({ key, location: 0 }), name);
  assert.deepEqual([1, 2].map((location) => keyName({ key: "Shift", location })), ["Shift_L", "Shift_R"]);
});

test("keys that programs know nothing of have none", () => {
  for (const key of ["Dead", "Process", "Unidentified", "MediaPlay", "Tab", "__proto__", "constructor"]) assert.equal(keyName({ key, location: 0 }), "");
});

/** What a program hears of keys: of each its kind, its name and whether Control is held. @param {[string, string, boolean][]} keys */
function heard(keys) {
  const listeners = {};
  const told = [];
  const host = { addEventListener: (kind, listener) => (listeners[kind] = listener) };
  const hands = new Hands(host, () => ({ x: 0, y: 0 }), (kind, x, y, button, key) => told.push(`${kind} ${key}`), () => {});
  hands.isLive = true;
  for (const [kind, key, ctrlKey] of keys) listeners[kind]({ key, location: 1, ctrlKey, metaKey: false, altKey: false, preventDefault: () => {} });
  listeners.blur();
  return told;
}

test("a key comes up again whatever else is held, and Control is a key itself", () => {
  const told = heard([["keydown", "a", false], ["keydown", "Control", true], ["keyup", "a", true], ["keyup", "Control", false]]);
  assert.deepEqual(told, ["down a", "down Control_L", "up a", "up Control_L"]);
});

test("what is pressed together with Control is for the page", () => {
  assert.deepEqual(heard([["keydown", "Control", true], ["keydown", "c", true], ["keyup", "c", true]]), ["down Control_L", "up Control_L"]);
});

test("a key that ended one program is not let go of in the next", () => {
  const listeners = {};
  const told = [];
  const host = { addEventListener: (kind, listener) => (listeners[kind] = listener) };
  const hands = new Hands(host, () => ({ x: 0, y: 0 }), (kind, x, y, button, key) => told.push(`${kind} ${key}`), () => {});
  const key = { key: "q", location: 0, preventDefault: () => {} };
  hands.live(true);
  listeners.keydown(key);
  hands.live(false);
  listeners.keyup(key);
  hands.live(true);
  listeners.blur();
  assert.deepEqual(told, ["down q"]);
});
