/**
 * The smallest client of the protocol: what it takes to start a worker, and to run, stop and answer a program.
 * What it offers, and what it has heard, it puts into a scope: the window of a blank page, or an object in Node.
 */
const SIGNAL = 0, SIGNAL_RUN = 1, ACKED = 2, ANSWER = 3, TEXT_AT = 64;

export function speak(worker, scope) {
  let control;
  const tokens = {};

  function store(values) {
    for (const [word, value] of values) Atomics.store(control, word, value);
    for (const word of [SIGNAL, ACKED, ANSWER]) Atomics.notify(control, word);
  }

  function hear(data) {
    data.at = performance.now();
    scope.heard.push(data);
    if (data.type === "output") for (let i = 1; i < data.chunks.length; i += 2) scope.output += data.chunks[i];
    if ((data.type === "output" || data.type === "display") && scope.acknowledges) acknowledge(data);
  }

  function acknowledge({ seq, token }) {
    if (control) store([[ACKED, seq]]);
    if (token) URL.revokeObjectURL(token);
    worker.postMessage({ type: "ack", seq });
  }

  function start(options) {
    if (globalThis.crossOriginIsolated) control = new Int32Array(new SharedArrayBuffer(1 << 20));
    worker.postMessage({ type: "start", ...options, ...(control ? { control: control.buffer } : {}) });
  }

  function run(id, code, more) {
    tokens[id] = URL.createObjectURL(new Blob(["1"]));
    worker.postMessage({ type: "run", id, code, token: tokens[id], ...more });
  }

  function stop(id) {
    if (control) store([[SIGNAL_RUN, id], [SIGNAL, 2]]);
    URL.revokeObjectURL(tokens[id]);
    worker.postMessage({ type: "stop", id });
  }

  function answer(id, text) {
    if (!control) return worker.postMessage(text === null ? { type: "input", id } : { type: "input", id, text });
    const bytes = new TextEncoder().encode(text ?? "");
    new Uint8Array(control.buffer).set(bytes, TEXT_AT);
    return store([[ANSWER, text === null ? -1 : bytes.length + 1]]);
  }

  function post(...messages) {
    messages.forEach((each) => worker.postMessage(each));
  }

  Object.assign(scope, { heard: [], output: "", acknowledges: true, acknowledge, start, run, stop, answer, post });
  worker.onmessage = ({ data }) => hear(data);
}
