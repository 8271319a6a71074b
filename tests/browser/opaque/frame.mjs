/** In a frame of opaque origin: the maker of a worker that blocks, and all that reaches it. */
import { Reach } from "../../../worker/client/reach.mjs";

const worker = new Worker(URL.createObjectURL(new Blob([globalThis.inside], { type: "text/javascript" })));
const reach = new Reach(undefined, (message) => worker.postMessage(message), {});
const answers = ["Ada\n", "x".repeat(5000), "😀".repeat(5000), undefined];
let messages = 0;

worker.onmessage = ({ data }) => {
  reach.hear(data);
  if (data.type === "output") {
    messages += 1;
    reach.acknowledge(data.seq, data.token);
  }
  if (data.type === "waiting" && !answers.length) reach.stop(1);
  else if (data.type === "waiting") reach.answer(answers.shift());
  if (data.type === "done") parent.postMessage({ origin: self.origin, messages, ...data.told }, "*");
};
worker.postMessage({ type: "run", ...reach.begin(1) });
