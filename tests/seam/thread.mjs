/**
 * A thread of Node as the scope of a module worker, and in it the worker's file as the site has it. Only what Node
 * lacks is made up: the door to the site's files, which are read from the disk; addresses of Blobs, which Node
 * imports nothing from; and the names by which libraries see that they are in a worker.
 */
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

const TYPES = { js: "text/javascript", json: "application/json", mjs: "text/javascript", wasm: "application/wasm", zip: "application/zip" };
const { fetch } = globalThis;

/** Where the site seems to be. */
const HOST = "http://localhost";
/** @param {string} address */
const fileOf = (address) => new URL(address.replace(HOST, "file://"));

class Scope {
  static [Symbol.hasInstance](value) {
    return value === globalThis;
  }
}

/** A Blob whose bytes can be had at once. */
class OpenBlob extends Blob {
  constructor(parts = [], options = {}) {
    super(parts, options);
    this.bytes = Buffer.concat(parts.map((each) => Buffer.from(each)));
  }
}

/** A request that is waited for, of a file. */
class FileRequest {
  open(_method, address) {
    this.address = address;
  }

  send() {
    const bytes = readFileSync(fileOf(this.address));
    this.responseText = bytes.toString("utf-8");
    this.content = new Uint8Array(bytes).buffer;
    this.status = 200;
  }

  get response() {
    return this.content;
  }

  set responseType(_type) {}
}

async function fetchFile(asked, options) {
  const address = asked instanceof Request ? asked.url : String(asked);
  if (!address.startsWith(HOST)) return fetch(asked, options);
  const type = TYPES[address.split(".").at(-1)] ?? "application/octet-stream";
  return new Response(readFileSync(fileOf(address)), { headers: { "content-type": type } });
}

URL.createObjectURL = ({ type, bytes }) => `data:${type};base64,${bytes.toString("base64")}`;
Object.assign(globalThis, {
  self: globalThis,
  WorkerGlobalScope: Scope,
  DedicatedWorkerGlobalScope: Scope,
  WorkerNavigator: Navigator,
  // Brython imports nothing beside a file.
  location: new URL(workerData.replace("file://", HOST)),
  name: "offthread",
  Blob: OpenBlob,
  XMLHttpRequest: FileRequest,
  fetch: fetchFile,
  postMessage: (message, { transfer } = {}) => parentPort.postMessage(message, transfer),
  addEventListener: (kind, handler) => kind === "message" && parentPort.on("message", (data) => handler({ data, isTrusted: true })),
  importScripts() {
    throw new TypeError("a module worker imports no scripts");
  },
});
// Libraries would take it for Node itself.
delete globalThis.process;

await import(workerData);
