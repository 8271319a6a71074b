/** A worker that never hears a message once it runs: it asks, is answered, is stopped, and floods. */
import { Flow } from "../../../worker/host/flow.mjs";
import { Input } from "../../../worker/host/input.mjs";
import { Interrupt } from "../../../worker/host/interrupt.mjs";
import { Letters } from "../../../worker/host/letters.mjs";

const MESSAGES = 2000;

const letters = new Letters();
const interrupt = new Interrupt(undefined, () => {});
const flow = new Flow(undefined, () => interrupt.isRequested(), letters);
const input = new Input(undefined, interrupt, letters, false);

function ask() {
  postMessage({ type: "waiting", id: 1, prompt: "", secret: false, ...input.question() });
  return input.wait();
}

function flood() {
  for (let count = 0; count < MESSAGES; count += 1) {
    const wasFull = flow.isFull();
    postMessage({ type: "output", id: 1, chunks: [], ...flow.next() });
    if (wasFull) flow.wait();
  }
}

onmessage = ({ data }) => {
  if (data.type === "letters") return letters.receive(data.urls);
  interrupt.begin(1, data.token);
  flow.receive(data.acks);
  flood();
  const lines = [ask(), ask(), ask(), ask()].map((line) => line ?? null);
  const stopped = input.isStopped(ask());
  return postMessage({ type: "done", id: 1, told: { lines, stopped, letters: letters.read } });
};
