/** Whose turn it is to be made for later visits: one errand at a time, few in all, and nothing because a program insists. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Errands } from "../../../worker/supply/errands.mjs";
import { MOST_MODULES } from "../../../worker/contract/supply.mjs";

const wheel = (number) => number.toString(16).padStart(64, "0");
const OURS = [wheel(1), wheel(2)];
const theirs = (number) => wheel(100 + number);

/** A lock that all tabs share. */
function shared() {
  let isHeld = false;
  return async (work) => {
    if (isHeld) return work(null);
    isHeld = true;
    await work({});
    isHeld = false;
  };
}

const made = (lock = shared(), hasSnapshots = true) => new Errands(new Set(OURS), hasSnapshots, lock);
const wish = (errands, number, ...modules) => errands.wish({ what: "unpacked", wheel: number, modules });
const taken = (errands) => new Promise((tell) => void errands.take(tell));
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** What is made, one after the other, as long as there is something. */
async function all(errands) {
  const found = [];
  for (;;) {
    const errand = await taken(errands);
    if (!errand) return found;
    found.push(errand);
    errands.over(true);
    await turn();
  }
}

test("nothing is made that nobody has wished for", async () => {
  assert.deepEqual(await all(made()), []);
});

test("a snapshot comes first, then the site's own packages in one go, then each of the others by itself", async () => {
  const errands = made();
  for (const each of [theirs(1), OURS[0], theirs(2), OURS[1]]) wish(errands, each, "a.py");
  errands.wish({ what: "snapshot" });
  const alone = (each) => ({ what: "unpacked", wheels: [{ wheel: each, modules: ["a.py"] }] });
  const ours = { what: "unpacked", wheels: OURS.map((each) => ({ wheel: each, modules: ["a.py"] })) };
  assert.deepEqual(await all(errands), [{ what: "snapshot" }, ours, alone(theirs(1)), alone(theirs(2))]);
  assert.equal(errands.isWanted, false);
});

test("a site whose snapshots are not made on visits has none made", () => {
  const errands = made(shared(), false);
  assert.equal(errands.wish({ what: "snapshot" }), false);
  assert.equal(errands.isWanted, false);
});

test("the page is told once that there is something, and again when it has asked in vain", async () => {
  const errands = made();
  assert.deepEqual([wish(errands, OURS[0]), wish(errands, OURS[0]), wish(errands, theirs(1))], [true, false, false]);
  assert.ok(await taken(errands));
  assert.equal(wish(errands, theirs(2)), false);
  errands.over(true);
  await turn();
  assert.equal((await all(errands)).length, 2);
  assert.equal(wish(errands, theirs(3)), true);
});

test("wishes for one wheel are one, of bounded length", async () => {
  const errands = made();
  wish(errands, OURS[0], "a.py", "b.py");
  wish(errands, OURS[0], "b.py", "c.py");
  wish(errands, OURS[1], ...Array.from({ length: 2 * MOST_MODULES }, (_, at) => `${at}.py`));
  const [{ wheels }] = await all(errands);
  assert.deepEqual(wheels[0].modules, ["a.py", "b.py", "c.py"]);
  assert.equal(wheels[1].modules.length, MOST_MODULES);
});

test("while one is at hand no other begins, in no tab", async () => {
  const lock = shared();
  const [one, other] = [made(lock), made(lock)];
  wish(one, OURS[0]);
  wish(other, OURS[0]);
  assert.ok(await taken(one));
  wish(one, OURS[1]);
  assert.deepEqual([await taken(one), await taken(other)], [undefined, undefined]);
  assert.deepEqual([one.isWanted, other.isWanted], [true, true]);
  one.over(true);
  await turn();
  assert.ok(await taken(other));
});

test("one that was given up is begun again, but not for ever", async () => {
  const errands = made();
  wish(errands, theirs(1), "a.py");
  const found = [];
  for (let errand = await taken(errands); errand; errand = await taken(errands)) {
    found.push(errand);
    errands.over(false);
    await turn();
  }
  assert.equal(found.length, 3);
  assert.deepEqual(new Set(found.map((each) => JSON.stringify(each))).size, 1);
  wish(errands, theirs(1), "a.py");
  assert.equal(errands.isWanted, false);
});

test("a program that wishes for ever has few made, and leaves no mountain behind", async () => {
  const errands = made();
  for (let at = 0; at < 10_000; at++) wish(errands, theirs(at), "a.py");
  assert.ok(errands.wheels.size <= 128);
  let count = 0;
  for (;;) {
    const found = (await all(errands)).length;
    if (!found) break;
    count += found;
    for (let at = 0; at < 10_000; at++) wish(errands, theirs(at), "a.py");
  }
  assert.ok(count <= 32, `${count}`);
});

test("what is over twice, or was never begun, changes nothing", async () => {
  const errands = made();
  errands.over(false);
  wish(errands, OURS[0]);
  assert.ok(await taken(errands));
  errands.over(true);
  errands.over(false);
  assert.equal(errands.isWanted, false);
});

test("of two tabs that wish for one image, one has it made, and the other finds it kept", async () => {
  const [lock, kept] = [shared(), new Set()];
  const tabs = [1, 2].map(() => new Errands(new Set(OURS), true, lock, async (key) => kept.has(key)));
  const image = { what: "image", key: "image-1", wheels: [OURS[0]], modules: ["numpy"] };
  for (const each of tabs) each.wish(image);
  assert.deepEqual(await Promise.all(tabs.map(taken)), [image, undefined]);
  kept.add(image.key);
  tabs[0].over(true);
  await turn();
  assert.equal(await taken(tabs[1]), undefined);
  assert.equal(tabs[1].isWanted, false);
});
