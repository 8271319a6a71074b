/**
 * Speaks to a worker for tests, by the client that the site itself uses. What it offers, and what it has heard, it
 * puts into a scope: the window of a blank page, or an object in Node.
 */
import { Client } from "../../worker/client/client.mjs";

export function speak(worker, scope) {
  const client = new Client({ spawn: () => worker, hear });

  function hear(data) {
    data.at = performance.now();
    scope.heard.push(data);
    if (data.type === "output") for (let i = 1; i < data.chunks.length; i += 2) scope.output += data.chunks[i];
    if ((data.type === "output" || data.type === "display") && scope.acknowledges) client.acknowledge(data);
  }

  Object.assign(scope, {
    heard: [],
    output: "",
    acknowledges: true,
    start: (options) => client.start(options),
    run: (id, code, more) => client.run({ id, code, ...more }),
    stop: (id) => client.stop(id),
    answer: (id, text) => client.answer(text ?? undefined, id),
    post: (...messages) => messages.forEach((each) => client.post(each)),
  });
}
