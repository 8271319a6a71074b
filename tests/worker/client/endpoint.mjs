/** A worker that says what a test has it say, and keeps what it is told. */
export class FakeWorker {
  constructor(address) {
    this.address = address;
    this.told = [];
    this.isTerminated = false;
  }

  /** The browser's own: what cannot be cloned cannot be posted. */
  postMessage(message, options = {}) {
    if (!message.control) structuredClone(message);
    this.told.push(message);
    this.transferred = options.transfer;
  }

  terminate() {
    this.isTerminated = true;
  }

  /** Say something to the page. */
  say(type, fields = {}) {
    this.onmessage?.({ data: { type, ...fields } });
  }

  /** What was told of a kind. */
  of(type) {
    return this.told.filter((each) => each.type === type);
  }
}

export const CAPABILITIES = {
  site: "1", engine: "cpython", isolated: true, stop: "shared memory", input: "shared memory", packages: true, files: true,
  displays: true, translates: false, console: true, variables: true, await: true, suspends: true, guards: true,
};

export const READY = { python: "3.14.2", engine: "Pyodide 314.0", ms: 10, capabilities: CAPABILITIES };

/** Locks, each of which is had when it is let go of. */
export class FakeLocks {
  constructor() {
    this.waiting = [];
  }

  request(name, act) {
    return new Promise((resolve) => this.waiting.push(() => resolve(act({ name }))));
  }

  /** The holder of the locks is gone. */
  free() {
    this.waiting.splice(0).forEach((grant) => grant());
  }
}

/** Have no memory to share, as on a page that is not isolated, until it is disposed of. */
export function withoutMemory() {
  const { SharedArrayBuffer } = globalThis;
  delete globalThis.SharedArrayBuffer;
  return { [Symbol.dispose]: () => void (globalThis.SharedArrayBuffer = SharedArrayBuffer) };
}
