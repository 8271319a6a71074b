/** The page's end of the packing worker: every question is answered, whatever becomes of the worker. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { zipSync } from "fflate";
import { GONE, LATE, Packing } from "../../public/packing.mjs";
import { PackingDouble } from "./packing_double.mjs";

/** A worker that does nothing by itself. */
class Silent extends EventTarget {
  asked = [];
  isOver = false;

  postMessage(message) {
    this.asked.push(message);
  }

  terminate() {
    this.isOver = true;
  }

  answer(fields) {
    this.dispatchEvent(new MessageEvent("message", { data: fields }));
  }
}

/** What is idle is ended soon: Node waits for that. @param {object} [times] */
function begun(times, Kind = Silent) {
  const workers = [];
  const packing = new Packing(() => (workers.push(new Kind()), workers.at(-1)), { idle: 50, ...times });
  return { packing, workers };
}

test("the worker begins with the first question, and answers go to those who asked", async () => {
  const { packing, workers } = begun();
  assert.deepEqual(workers, []);
  const [first, second] = [packing.ask("pack", "a"), packing.ask("unpack", "b")];
  const [worker] = workers;
  assert.deepEqual(worker.asked, [{ id: 1, kind: "pack", given: ["a"] }, { id: 2, kind: "unpack", given: ["b"] }]);
  worker.answer({ id: 2, part: ["x", "y"] });
  worker.answer({ id: 2, answer: {} });
  worker.answer({ id: 1, answer: { text: "A" } });
  worker.answer({ id: 1, answer: { text: "once more" } });
  assert.deepEqual([await first, await second, workers.length], [{ text: "A" }, { files: ["x", "y"] }, 1]);
});

test("a worker that fails leaves no question open, and the next has a new one", async () => {
  for (const kind of ["error", "messageerror"]) {
    const { packing, workers } = begun();
    const questions = [packing.ask("open", 1), packing.ask("open", 2)];
    workers[0].answer({ id: 1, part: ["half", "of it"] });
    workers[0].dispatchEvent(new Event(kind));
    assert.deepEqual(await Promise.all(questions), [{ problem: GONE }, { problem: GONE }]);
    const later = packing.ask("pack", "a");
    workers[0].dispatchEvent(new Event(kind));
    workers[1].answer({ id: 3, answer: { text: "A" } });
    assert.deepEqual([await later, workers[0].isOver], [{ text: "A" }, true]);
  }
});

test("a worker that cannot begin, or be asked, is an answer", async () => {
  const refusing = new Packing(() => {
    throw new Error("no workers here");
  }, { idle: 50 });
  assert.deepEqual(await refusing.ask("pack", ""), { problem: "no workers here" });
  const { packing, workers } = begun();
  const asked = packing.ask("pack", "a");
  workers[0].postMessage = () => {
    throw new Error("not to be copied");
  };
  assert.deepEqual(await packing.ask("zip", () => 1), { problem: "not to be copied" });
  workers[0].answer({ id: 1, answer: { text: "A" } });
  assert.deepEqual(await asked, { text: "A" });
});

test("what takes too long is ended", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { packing, workers } = begun();
  const late = packing.ask("open", 1);
  t.mock.timers.tick(60_000);
  assert.deepEqual([await late, workers[0].isOver], [{ problem: LATE }, true]);
});

test("an idle worker is ended, and one that is asked again stays", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { packing, workers } = begun({ idle: 30_000 });
  packing.ask("pack", "a");
  workers[0].answer({ id: 1, answer: {} });
  t.mock.timers.tick(29_999);
  packing.ask("pack", "b");
  t.mock.timers.tick(30_000);
  assert.equal(workers[0].isOver, false);
  workers[0].answer({ id: 2, answer: {} });
  t.mock.timers.tick(30_000);
  packing.ask("pack", "c");
  assert.deepEqual(workers.map(({ isOver }) => isOver), [true, false]);
});

test("the files of a zip come in small messages", async () => {
  const { packing, workers } = begun({}, PackingDouble);
  const text = new Uint8Array(300_000).fill(0x61);
  const bytes = new Uint8Array(2_000_000).fill(1);
  const zipped = zipSync({ "a.txt": text, "b.bin": bytes, "c.txt": text, "d.bin": bytes, "e.txt": text }, { level: 1 });
  const { files, problem } = await packing.ask("open", new File([zipped], "all.zip"));
  const names = files.filter((_, at) => at % 2 === 0);
  assert.deepEqual([names, problem], [["a.txt", "b.bin", "c.txt", "d.bin", "e.txt"], undefined]);
  assert.deepEqual([files[1].length, files[3].length, files[3] instanceof Uint8Array], [300_000, 2_000_000, true]);
  assert.deepEqual(workers[0].told.map(({ part }) => part?.length), [6, 4, undefined]);
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, number) => [`${number}.txt`, new Uint8Array(0)]));
  await packing.ask("open", new File([zipSync(many)], "many.zip"));
  assert.deepEqual(workers[0].told.slice(3).map(({ part }) => part?.length), [200, 100, undefined]);
  workers[0].terminate();
});

test("what cannot be done is an answer", async () => {
  const { packing } = begun({ idle: 1 }, PackingDouble);
  assert.equal((await packing.ask("open", new File(["no zip"], "a.zip"))).problem, "invalid zip data");
  assert.match((await packing.ask("nothing of the kind")).problem, /not a function/);
  assert.match((await packing.ask("zip", ["a"])).problem, /undefined/);
});
