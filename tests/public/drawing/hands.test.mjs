/** Keys have the names that Tk gives them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyName } from "../../../public/drawing/hands.mjs";

test("keys have the names that Tk gives them", () => {
  const named = { ArrowLeft: "Left", " ": "space", Enter: "Return", a: "a", A: "A", é: "é", 7: "7", F5: "F5", ".": "period", PageUp: "Prior" };
  for (const [key, name] of Object.entries(named)) assert.equal(keyName({ key, location: 0 }), name);
  assert.deepEqual([1, 2].map((location) => keyName({ key: "Shift", location })), ["Shift_L", "Shift_R"]);
});

test("keys that programs know nothing of have none", () => {
  for (const key of ["Dead", "Process", "Unidentified", "MediaPlay", "Tab", "__proto__", "constructor"]) assert.equal(keyName({ key, location: 0 }), "");
});
