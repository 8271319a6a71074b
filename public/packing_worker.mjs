/**
 * The packing worker. It is asked with `{id, kind, given}` and answers each question once with `{id, answer}`, after
 * what it has found so far, `{id, part}`: see packing_tasks.mjs for what it does, and packing.mjs for who asks.
 */
import { perform } from "./packing_tasks.mjs";

addEventListener("message", async ({ data: { id, kind, given } }) => {
  const answer = await perform(kind, given, ({ part, transfer }) => postMessage({ id, part }, { transfer }));
  postMessage({ id, answer });
});
