/** Which Python a cell gets, and when it is a cell's turn there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Python, Pythons } from "../../../public/element/pythons.mjs";
import { TrustedHome } from "../../../public/element/trusted_home.mjs";

const CELL = { engine: "", packages: [], name: "", isTrusted: true };
// What a page has and a test has not.
globalThis.navigator ??= {};
const HOME = new TrustedHome({ base: "https://school.example/", places: {}, workers: { cpython: "a.mjs", brython: "b.mjs" } });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A Python that starts nothing. */
const idle = () => new Python(() => ({ client: { state: "ready" } }));

/** Something that goes on until it is told to end. */
function longer(python, told, name, signal = new AbortController().signal) {
  const { promise, resolve } = Promise.withResolvers();
  const act = () => {
    told.push(name);
    return promise;
  };
  const end = python.inTurn(act, { signal, onWait: () => told.push(`${name} waits`) });
  return { resolve, end };
}

test("nothing comes in between while something is at hand, whose parts may be several runs", async () => {
  const [python, told] = [idle(), []];
  const [one, two] = [longer(python, told, "one"), longer(python, told, "two")];
  await settled();
  assert.deepEqual(told, ["two waits", "one"]);
  one.resolve(1);
  assert.equal(await one.end, 1);
  await settled();
  assert.deepEqual(told, ["two waits", "one", "two"]);
  two.resolve();
  await two.end;
});

test("what is given up while it waits is over at once, and what waits behind it still has its turn", async () => {
  const [python, told, stop] = [idle(), [], new AbortController()];
  const one = longer(python, told, "one");
  const two = longer(python, told, "two", stop.signal);
  const three = longer(python, told, "three");
  stop.abort("enough");
  await assert.rejects(two.end, (reason) => reason === "enough");
  one.resolve();
  three.resolve();
  await three.end;
  assert.deepEqual(told, ["two waits", "three waits", "one", "three"]);
});

test("cells of a session have the same Python, whatever packages each of them names", () => {
  const pythons = new Pythons(HOME);
  const cells = [{ ...CELL, name: "a", packages: ["numpy"] }, { ...CELL, name: "a" }, { ...CELL, name: "b" }, { ...CELL, name: "a", engine: "brython" }];
  const [first, second, other, elsewhere] = cells.map((each) => pythons.take(each, cells));
  assert.equal(first, second);
  assert.equal(new Set([first, other, elsewhere]).size, 3);
});

test("cells without a session share the Python of those that want the same packages", () => {
  const pythons = new Pythons(HOME);
  const cells = [CELL, { ...CELL, packages: ["numpy"] }, { ...CELL, packages: ["numpy"] }];
  const [plain, one, two] = cells.map((each) => pythons.take(each, cells));
  assert.equal(one, two);
  assert.notEqual(plain, one);
});

test("an engine that is not there is refused by its name, and hinders no other cell", () => {
  const pythons = new Pythons(HOME);
  const wrong = { ...CELL, engine: "ruby" };
  assert.throws(() => pythons.take(wrong, [wrong]), { message: "There is no engine “ruby” here. There is: cpython, brython." });
  assert.ok(pythons.take(CELL, [CELL, wrong]));
});
