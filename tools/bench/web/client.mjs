/**
 * The site's client of the protocol with a stopwatch: the worker without the page. `window.client` is the present
 * one, `window.spawn()` makes the next. Query parameters: worker, the address of an engine's worker; boxed, if
 * it is to be in the box, as those of the site's page are; index, another Pyodide's folder; imports, what an image is
 * to have that the worker begins with, which `window.bring()` has brought there.
 */
import { Client } from "../../../worker/client/client.mjs";
import { BY_BOX } from "../../../public/boxed.mjs";
import { boxing } from "./boxed.mjs";

/** A stop that takes longer has failed. */
const DEADLINE_MS = 10_000;

/** A program may take so long, be it one of which all is kept or one that is stopped. */
const PATIENCE_MS = 30_000;

const query = new URLSearchParams(location.search);
const encoder = new TextEncoder();

const ADDRESS = new URL(query.get("worker"), location.href).href;
const IMPORTS = query.get("imports")?.split(",");
const inTheBox = query.has("boxed") ? boxing(ADDRESS, IMPORTS) : undefined;

class Stopwatch {
  constructor() {
    this.began = performance.now();
    this.bytes = 0;
    this.text = "";
    this.waits = new Map();
    this.client = new Client({
      spawn: inTheBox ?? (() => new Worker(ADDRESS, { type: "module" })),
      makeReach: inTheBox ? () => BY_BOX : undefined,
      hear: (report) => this.on(report),
      lose: ({ how, reason }) => console.error(reason ?? how),
    });
    this.client.start({ ...(query.has("index") ? { index_url: query.get("index") } : {}), ...(IMPORTS ? { imports: IMPORTS } : {}) });
  }

  /** The next report of a kind; a failure of the worker ends the wait. */
  next(kind) {
    return new Promise((resolve, reject) => this.waits.set(kind, { resolve, reject }));
  }

  on(report) {
    if (report.type === "output") this.take(report);
    if (report.type === "result") this.result = report;
    if (report.type === "error") this.error = report;
    if (report.type === "ready") this.ready = report;
    const wait = this.waits.get(report.type);
    this.waits.delete(report.type);
    wait?.resolve(report);
    if (["failed", "refused"].includes(report.type)) {
      for (const each of this.waits.values()) each.reject(new Error(report.reason));
    }
  }

  take(report) {
    const { chunks } = report;
    for (let i = 1; i < chunks.length; i += 2) {
      this.bytes += encoder.encode(chunks[i]).length;
      if (chunks[i - 1] !== "stdout") continue;
      // Python may warn of what an earlier program has left, before this one says its first word.
      if (this.text.length < 100) this.text += chunks[i];
      this.printed?.push(chunks[i]);
    }
    this.client.acknowledge(report);
  }

  post(code, fields = {}, transfer = []) {
    this.bytes = 0;
    this.text = "";
    this.result = this.error = undefined;
    this.last = this.client.run({ code, ...fields }, transfer);
  }

  /** Run a program: milliseconds from the message to DONE, and what came of it. */
  async run(code, fields, transfer) {
    const began = performance.now();
    const done = this.next("done");
    this.post(code, fields, transfer);
    const { status } = await done;
    return { ms: performance.now() - began, status, bytes: this.bytes, repr: this.result?.repr };
  }

  stop() {
    this.client.stop(this.last);
  }

  close() {
    this.client.close();
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Start a worker, in place of the one there is; resolves with the milliseconds until it was ready. */
window.spawn = async () => {
  window.client?.close();
  window.client = new Stopwatch();
  await client.next("ready");
  return performance.now() - client.began;
};

/** Have an image of the site's on this device. */
window.bring = () => new Promise((resolve) => {
  const { images } = inTheBox.box;
  images.onlearned = resolve;
  images.bring(IMPORTS);
});

/** Start a worker and run a program: milliseconds from the worker's making to DONE, and how Python began. */
window.begun = async (code) => {
  await spawn();
  const { start } = client.ready.capabilities;
  const { status, repr } = await client.run(code);
  return { ms: performance.now() - client.began, start, status, repr };
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

/** Milliseconds from each of so many answers to `input()` until the program asks again. */
window.answered = async (count) => {
  let asked = client.next("waiting");
  client.post("while True: input()");
  const times = [];
  for (let i = 0; i < count; i++) {
    await asked;
    asked = client.next("waiting");
    const began = performance.now();
    client.client.answer("a line", client.last);
    await asked;
    times.push(performance.now() - began);
  }
  const done = client.next("done");
  client.stop();
  await done;
  return times;
};

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
