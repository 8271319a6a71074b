/** input() waits by the best way that there is, and learns of an answer, the end of input, and a stop. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ANSWER, BLOCK_BYTES, END_OF_INPUT, SIGINT, SIGNAL, SIGNAL_RUN, TEXT_AT } from "#generated/memory.mjs";
import { Reach } from "../../../worker/client/reach.mjs";
import { Input } from "../../../worker/host/input.mjs";
import { Interrupt } from "../../../worker/host/interrupt.mjs";
import { Letters } from "../../../worker/host/letters.mjs";

/** The worker's end of the memory, and the page's. */
function joined() {
  const page = new Reach(undefined, () => {});
  const control = new Int32Array(page.fields.control);
  const interrupt = new Interrupt(control, () => {});
  interrupt.begin(1, undefined);
  return { page, control, input: new Input(control, interrupt, new Letters(), true) };
}

test("what the page writes is what the program reads", () => {
  const { page, control, input } = joined();
  assert.equal(input.tier, "shared memory");
  assert.ok(input.blocks);
  for (const text of ["Ada\n", "", "é😀\n", "x".repeat(BLOCK_BYTES - TEXT_AT)]) {
    assert.ok(page.answer(text));
    assert.equal(input.wait(), text);
    assert.equal(Atomics.load(control, ANSWER), 0);
  }
});

test("the end of input is no text", () => {
  const { page, control, input } = joined();
  page.answer(undefined);
  assert.equal(Atomics.load(control, ANSWER), END_OF_INPUT);
  assert.equal(input.wait(), undefined);
});

test("a line that is too long is refused by the page", () => {
  const { page } = joined();
  assert.throws(() => page.answer("x".repeat(BLOCK_BYTES)), new RangeError("a line of input has at most 1014784 bytes"));
});

test("a stop ends the wait", () => {
  const { control, input } = joined();
  Atomics.store(control, SIGNAL_RUN, 1);
  Atomics.store(control, SIGNAL, SIGINT);
  assert.ok(input.isStopped(input.wait()));
});

test("a program that is suspended is given its answer, or its stop, once", async () => {
  const input = new Input(undefined, new Interrupt(undefined, () => {}), new Letters(), true);
  const first = input.promise();
  assert.ok(input.waits);
  input.answer("one");
  input.answer("two");
  assert.equal(await first, "one");
  assert.ok(!input.waits);
  const second = input.promise();
  input.stop();
  assert.ok(input.isStopped(await second));
});

test("where no stack can be switched it waits for a letter, once the page has given the addresses", (t) => {
  const { Suspending, promising } = WebAssembly;
  t.after(() => Suspending && Object.assign(WebAssembly, { Suspending, promising }));
  delete WebAssembly.Suspending;
  const letters = new Letters();
  const input = new Input(undefined, new Interrupt(undefined, () => {}), letters, true);
  assert.deepEqual([input.tier, input.blocks, input.question()], ["revoked address", false, {}]);
  letters.receive(["blob:flag"]);
  assert.deepEqual([input.blocks, input.question(), input.question()], [true, { ask: 1, read: 0 }, { ask: 2, read: 0 }]);
});

test("a program that cannot be suspended just now waits for a letter, too", (t) => {
  const { Suspending, promising } = WebAssembly;
  t.after(() => void (Suspending ? Object.assign(WebAssembly, { Suspending, promising }) : (delete WebAssembly.Suspending, delete WebAssembly.promising)));
  Object.assign(WebAssembly, { Suspending: class {}, promising: () => {} });
  const letters = new Letters();
  const input = new Input(undefined, new Interrupt(undefined, () => {}), letters, true);
  letters.receive(["blob:flag"]);
  assert.deepEqual([input.tier, input.blocks, input.question()], ["stack switching", false, {}]);
  input.stuck = true;
  assert.deepEqual([input.blocks, input.question()], [true, { ask: 1, read: 0 }]);
});
