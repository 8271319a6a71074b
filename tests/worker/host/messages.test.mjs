/** Messages are checked by the tables of the protocol, and what is wrong is said in a sentence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, REPORTS } from "#generated/protocol.mjs";
import { commandProblem, reportProblem } from "../../../worker/host/messages.mjs";

const SAMPLES = { any: 1, str: "a", int: 3, number: 0.5, bool: true, list: [], object: {} };
const WRONG = { str: 1, int: 0.5, number: "1", bool: 0, list: {}, object: null };

/** A message with all its fields. */
function whole(kind, fields) {
  return Object.fromEntries([["type", kind], ...Object.entries(fields).map(([name, type]) => [name, SAMPLES[type.replace("?", "")]])]);
}

const ALL = [...Object.entries(COMMANDS).map((row) => [commandProblem, ...row]), ...Object.entries(REPORTS).map((row) => [reportProblem, ...row])];

test("every message of the tables is right with all its fields", () => {
  for (const [problem, kind, fields] of ALL) assert.equal(problem(whole(kind, fields)), undefined);
});

test("a field that is missing, of another type or unknown is named", () => {
  for (const [problem, kind, fields] of ALL) {
    assert.equal(problem({ ...whole(kind, fields), more: 1 }), `${kind}: unknown field 'more'`);
    for (const [name, wanted] of Object.entries(fields)) {
      const type = wanted.replace("?", "");
      const { [name]: _, ...rest } = whole(kind, fields);
      assert.equal(problem(rest), wanted === type ? `${kind}: field '${name}' is missing` : undefined);
      if (type === "any") continue;
      assert.equal(problem({ ...rest, [name]: WRONG[type] }), `${kind}: field '${name}' must be of type ${type}`);
    }
  }
});

test("what is no message at all is said to be none", () => {
  const words = "a message must be an object {type, …}";
  assert.deepEqual([undefined, null, "run", 5].map(commandProblem), [words, words, words, words]);
  assert.equal(commandProblem({}), "unknown message type undefined");
  assert.equal(commandProblem({ type: "sing" }), "unknown message type 'sing'");
  assert.equal(commandProblem({ type: "constructor" }), "unknown message type 'constructor'");
  assert.equal(commandProblem({ type: "done", id: 1, status: "ok", ms: 1 }), "unknown message type 'done'");
});
