/** Where the site's files lie, the supply worker takes from its own address, or from what a page of others says by its name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lying } from "../../../worker/supply/lying.mjs";

test("in the site they lie around the worker's folder", () => {
  const found = lying("offthread supply", "https://a.example/python/assets/supply.js");
  assert.deepEqual(found, { base: "https://a.example/python/", places: {}, isClosed: false });
});

test("a page of others says where they lie, and the rest of its folder is closed", () => {
  const said = { base: "https://b.example/", places: { "assets/x.js": "https://b.example/x-1.js" } };
  assert.deepEqual(lying(JSON.stringify(said), "blob:https://b.example/1"), { ...said, isClosed: true });
});
