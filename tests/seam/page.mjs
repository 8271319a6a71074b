/**
 * The page of a worker in Node: node page.mjs <worker.mjs>. Each line that comes in is JSON, [what, …arguments],
 * by the names of `client.mjs`; each that goes out is what the worker said.
 */
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { speak } from "./client.mjs";

const thread = new Worker(new URL("thread.mjs", import.meta.url), { workerData: pathToFileURL(process.argv[2]).href });
// Threads share memory as the pages do that are isolated.
const port = { postMessage: (message) => thread.postMessage(message), terminate: () => thread.terminate() };
const scope = {};
speak(port, scope);

thread.on("message", (data) => {
  port.onmessage({ data });
  process.stdout.write(`${JSON.stringify(scope.heard.pop())}\n`);
});
thread.on("error", (error) => {
  process.stdout.write(`${JSON.stringify({ type: "worker error", reason: String(error?.stack ?? error) })}\n`);
});
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...given] = JSON.parse(line);
  scope[what](...given);
}
process.exit();
