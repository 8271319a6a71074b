/** The worker that paints drawings: the first message brings its canvas, the others are orders. */
import { Painter } from "./painter.mjs";

/** @type {Painter | undefined} */
let painter;

const scope = /** @type {any} */ (globalThis);
const frame = scope.requestAnimationFrame?.bind(scope) ?? ((/** @type {() => void} */ act) => setTimeout(act, 16));

addEventListener("message", ({ data }) => {
  const layer = () => /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d"));
  if (painter) painter.hear(data);
  else painter = new Painter(data.canvas, layer, frame, (said) => scope.postMessage(said));
});
