/**
 * The drop-in worker: `new Worker("./webworker.js")` from a page that knows nothing of Offthread.
 *
 * It answers `{python, ...data}` with `{results}` or `{error}`, the same with an `id` with that beside it, and
 * `{id, python, context}` with `{id, result}` or `{id, error}`. Pyodide refuses classic workers, so this one starts
 * the module worker beside it and speaks to that one in the project's protocol.
 *
 * Query parameters: engine, one of those that the site bundles; indexURL, the folder of another Pyodide; packages, names to load beforehand;
 * input=message and output=message, for pages that take part in the program's input and output, and progress=message:
 *
 *   it posts {type: "output", id, stream, text}, {type: "display", id, mime, data, text, …},
 *   {type: "waiting", id, prompt, secret} and {type: "progress", stage, …}, without an id if the script has none;
 *   the page posts {type: "input", text}, without text for the end of input, and {type: "stop", id}, without id
 *   for the script whose turn it is;
 *   {type: "capabilities"} is answered by what this device can do.
 *
 * Without them output goes to the console, and input is at its end.
 */
import { WORKERS } from "#generated/entry.mjs";
import { DropIn } from "./dropin.mjs";

const dropIn = new DropIn({
  href: self.location.href,
  workers: WORKERS,
  spawn: (address) => new Worker(address, { type: "module" }),
  post: (message, transfer = []) => self.postMessage(message, { transfer }),
  locks: navigator.locks,
});

self.onmessage = ({ data }) => dropIn.receive(data);
dropIn.start();
