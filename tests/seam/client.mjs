/**
 * Speaks to a worker for tests, by the client that the site itself uses. What it offers, and what it has heard, it
 * puts into a scope: the window of a blank page, or an object in Node.
 */
import { Client } from "../../worker/client/client.mjs";

export function speak(worker, scope) {
  const client = new Client({ spawn: () => worker, hear });
  let isStarted = false;

  function hear(data) {
    data.at = performance.now();
    scope.heard.push(data);
    if (data.type === "output") for (let i = 1; i < data.chunks.length; i += 2) scope.output += data.chunks[i];
    if ((data.type === "output" || data.type === "display") && scope.acknowledges) client.acknowledge(data);
  }

  function start(options) {
    isStarted = true;
    client.post({ type: "start", ...options, ...client.reach.fields });
  }

  /** Post something as it is, right or wrong; a worker that is started like this shares no memory: letters reach it. */
  function post(message) {
    if (message?.type === "start" && !isStarted) client.reach.words = undefined;
    worker.postMessage(message);
  }

  client.attach();
  Object.assign(scope, {
    heard: [],
    output: "",
    acknowledges: true,
    start,
    run: (id, code, more) => client.run({ id, code, ...more }),
    stop: (id) => client.stop(id),
    answer: (id, text) => client.answer(text ?? undefined, id),
    post: (...messages) => messages.forEach(post),
  });
}
