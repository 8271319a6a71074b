/**
 * A client of the protocol with a stopwatch: the worker without the page. `window.client` is the present
 * one, `window.spawn()` makes the next. Query parameters: worker, the address of an engine's worker; older, if
 * the worker is to do without stack switching, as in an older browser; index, another Pyodide's folder.
 */
const SIGNAL = 0;
const SIGNAL_RUN = 1;
const ACKED = 2;
const ANSWER = 3;
const BLOCK_BYTES = 1 << 20;
const SIGINT = 2;

/** A stop that takes longer has failed. */
const DEADLINE_MS = 10_000;

/** A program may take so long, be it one of which all is kept or one that is stopped. */
const PATIENCE_MS = 30_000;

const query = new URLSearchParams(location.search);
const encoder = new TextEncoder();

/** The worker's address, with what takes stack switching away before it where that is asked for. */
function address() {
  const worker = new URL(query.get("worker"), location.href).href;
  if (!query.has("older")) return worker;
  const modules = [new URL("./older.mjs", location.href).href, worker];
  const text = modules.map((each) => `import ${JSON.stringify(each)};\n`).join("");
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

const ADDRESS = address();

class Client {
  constructor() {
    this.began = performance.now();
    this.count = 0;
    this.bytes = 0;
    this.text = "";
    this.waits = new Map();
    this.control = crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(BLOCK_BYTES)) : undefined;
    this.worker = new Worker(ADDRESS, { type: "module" });
    this.worker.onmessage = ({ data }) => this.on(data);
    this.worker.onerror = (event) => console.error(event.message);
    const control = this.control ? { control: this.control.buffer } : {};
    const index = query.has("index") ? { index_url: query.get("index") } : {};
    this.worker.postMessage({ type: "start", ...control, ...index });
  }

  /** The next message of a kind; a failure of the worker ends the wait. */
  next(kind) {
    return new Promise((resolve, reject) => this.waits.set(kind, { resolve, reject }));
  }

  on(message) {
    if (message.type === "output") this.take(message);
    if (message.type === "result") this.result = message;
    if (message.type === "error") this.error = message;
    const wait = this.waits.get(message.type);
    this.waits.delete(message.type);
    wait?.resolve(message);
    if (["failed", "refused"].includes(message.type)) {
      for (const each of this.waits.values()) each.reject(new Error(message.reason));
    }
  }

  take({ seq, token, chunks }) {
    for (let i = 1; i < chunks.length; i += 2) {
      this.bytes += encoder.encode(chunks[i]).length;
      if (chunks[i - 1] !== "stdout") continue;
      // Python may warn of what an earlier program has left, before this one says its first word.
      if (this.text.length < 100) this.text += chunks[i];
      this.printed?.push(chunks[i]);
    }
    if (this.control) {
      Atomics.store(this.control, ACKED, seq);
      Atomics.notify(this.control, ACKED);
    }
    if (token) URL.revokeObjectURL(token);
    this.worker.postMessage({ type: "ack", seq });
  }

  post(code, fields = {}, transfer = []) {
    this.bytes = 0;
    this.text = "";
    this.result = this.error = undefined;
    this.token = URL.createObjectURL(new Blob(["1"]));
    this.worker.postMessage({ type: "run", id: ++this.count, code, token: this.token, ...fields }, transfer);
  }

  /** Run a program: milliseconds from the message to DONE, and what came of it. */
  async run(code, fields, transfer) {
    const began = performance.now();
    const done = this.next("done");
    this.post(code, fields, transfer);
    const { status } = await done;
    URL.revokeObjectURL(this.token);
    return { ms: performance.now() - began, status, bytes: this.bytes, repr: this.result?.repr };
  }

  stop() {
    if (this.control) {
      Atomics.store(this.control, SIGNAL_RUN, this.count);
      Atomics.store(this.control, SIGNAL, SIGINT);
      for (const word of [SIGNAL, ACKED, ANSWER]) Atomics.notify(this.control, word);
    }
    URL.revokeObjectURL(this.token);
    this.worker.postMessage({ type: "stop", id: this.count });
  }

  terminate() {
    this.worker.terminate();
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Start a worker, in place of the one there is; resolves with the milliseconds until it was ready. */
window.spawn = async () => {
  window.client?.terminate();
  window.client = new Client();
  await client.next("ready");
  return performance.now() - client.began;
};

/** Milliseconds of `count` runs of one program, one after the other. */
window.repeat = async (code, count) => {
  const times = [];
  for (let i = 0; i < count; i++) times.push((await client.run(code)).ms);
  return times;
};

/**
 * Stop a program `ms` after it has printed its first word. Returns the milliseconds from the click until
 * DONE, how it ended, and whether the worker still has what an earlier program defined. A worker that is not
 * heard of any more is replaced.
 */
window.stopAfter = async (code, ms) => {
  const told = await Promise.race([stopped(code, ms), pause(PATIENCE_MS)]);
  if (told) return told;
  const status = client.text ? "silent after its stop" : "silent from the start";
  await spawn();
  return { ms: PATIENCE_MS, status, kept: false };
};

async function stopped(code, ms) {
  await client.run("x = 41");
  const done = client.next("done");
  client.post(code);
  while (!client.text.includes("go")) await client.next("output");
  await pause(ms);
  const clicked = performance.now();
  client.stop();
  const end = await Promise.race([done, pause(DEADLINE_MS)]);
  const taken = performance.now() - clicked;
  if (!end) await spawn();
  const kept = (await client.run("x + 1")).repr === "42";
  return { ms: taken, status: end?.status ?? "not stopped", kept };
}

/** Kill the interpreter; milliseconds from the word of it until the next worker is ready. */
window.crash = async (code) => {
  const crashed = client.next("crashed");
  client.post(code);
  await crashed;
  return spawn();
};

/** An array to the worker and back. Both ways its memory is handed on, and copied where Python keeps it. */
window.array = async (code, length) => {
  const big = new Float64Array(length).fill(1.5);
  const { ms } = await client.run(code, { data: { big }, values: true }, [big.buffer]);
  const value = client.result?.value;
  if (value?.length !== length || value[length - 1] !== 1.5) throw new Error("the array did not come back");
  return ms;
};

/** The least that it takes: the array is copied to a worker, and handed back. */
window.copyAndTransfer = async (length) => {
  window.echo ??= new Worker("./echo.mjs", { type: "module" });
  const ask = (value) => new Promise((resolve) => {
    echo.onmessage = ({ data }) => resolve(data);
    echo.postMessage(value);
  });
  await ask(new Float64Array(1));
  const big = new Float64Array(length).fill(1.5);
  const began = performance.now();
  const back = await ask(big);
  if (back.length !== length) throw new Error("the array did not come back");
  return performance.now() - began;
};

/**
 * Run programs one after the other, each with globals of its own: what each printed, and the last line of its
 * error. One that does not end is given up, and the others get a new worker.
 */
window.collect = async (programs) => {
  const collected = [];
  for (const code of programs) {
    client.printed = [];
    const done = await Promise.race([client.run(code, { context: {} }), pause(PATIENCE_MS)]);
    const lines = (client.error?.traceback ?? (done ? "" : "It did not end.")).trimEnd().split("\n");
    collected.push({ output: client.printed.join(""), error: lines.at(-1) });
    if (!done) await spawn();
  }
  return collected;
};
