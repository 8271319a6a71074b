import assert from "node:assert/strict";
import test from "node:test";
import { policy } from "../../../public/live/policy.mjs";

const HOST = "https://tile.example";

test("without hosts a display reaches nobody", () => {
  assert.ok(!/https?:|\*|'self'/.test(policy([])));
});

test("hosts of the site are for pictures and data, and never for code", () => {
  const allowed = policy([HOST]).split("; ").filter((each) => each.includes(HOST)).map((each) => each.split(" ")[0]);
  assert.deepEqual(allowed, ["style-src", "img-src", "font-src", "media-src", "connect-src"]);
});
