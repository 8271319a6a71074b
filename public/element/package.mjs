/** The cells of pages that have installed the npm package. Bundlers make a file of its own of what is imported later. */
import { begin } from "./begin.mjs";

export const OffthreadCell = begin({
  python: () => import("./package_python.mjs"),
  trusted: () => import("./package_trusted.mjs"),
  extras: () => import("./extras.mjs"),
  editor: () => import("./editor.mjs"),
});
