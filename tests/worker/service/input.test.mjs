/** The service worker brings questions and answers together, whichever comes first. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { doorOf, nameIn } from "../../../worker/contract/door.mjs";
import { hold, take } from "../../../worker/service/input.mjs";

// A question is held for long, which would keep the process alive.
mock.timers.enable({ apis: ["setTimeout"] });
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Pages of the site; each answers a question with what it is given, or not at all. */
const clients = (...pages) => ({ matchAll: async () => pages });

function page(name, answer) {
  const heard = [];
  return {
    heard,
    postMessage(question, [port]) {
      if (question.name !== name) return port.close();
      port.onmessage = ({ data }) => (heard.push(data), port.close());
      return port.postMessage(answer);
    },
  };
}

test("an address bears the name of its worker", () => {
  const door = doorOf("offthread a/b?c", "https://site.test/folder/index.html");
  assert.equal(door, "https://site.test/folder/__input__/offthread%20a%2Fb%3Fc");
  assert.equal(nameIn(new URL(door)), "offthread a/b?c");
  assert.equal(nameIn(new URL("https://site.test/folder/")), undefined);
  assert.equal(doorOf(undefined, "https://site.test/"), undefined);
});

test("whether it is there can be asked", async () => {
  assert.equal(await (await hold(clients(), "probe")).text(), "yes");
});

test("the page that the worker belongs to answers, and learns that it was heard", async () => {
  const mine = page("one", { text: "Ada\n" });
  const answer = await hold(clients(page("other", {}), mine), "one");
  assert.deepEqual(await answer.json(), { text: "Ada\n" });
  for (let turns = 0; turns < 100 && !mine.heard.length; turns += 1) await turn();
  assert.deepEqual(mine.heard, ["heard"]);
});

test("an answer that is posted meets the question, whichever is first", async () => {
  const early = take("two", '{"text":"a"}');
  assert.deepEqual(await (await hold(clients(), "two")).json(), { text: "a" });
  assert.equal(await (await early).text(), "heard");
  const question = hold(clients(), "three");
  await Promise.resolve();
  const late = take("three", '{"text":"b"}');
  assert.deepEqual(await (await question).json(), { text: "b" });
  assert.equal(await (await late).text(), "heard");
});

test("a question is held for a while and no longer", async () => {
  const question = hold(clients(), "four");
  await turn();
  mock.timers.tick(10_000);
  assert.equal((await question).status, 204);
});
