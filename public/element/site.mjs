/** The cells of pages that have one script tag for this file of a site: all else lies beside it. */
import { EDITOR, EXTRAS, PYTHON, TRUSTED } from "#generated/cells.mjs";
import { begin } from "./begin.mjs";

const HERE = new URL("./", import.meta.url).href;

export const OffthreadCell = begin({
  python: () => import(HERE + PYTHON),
  trusted: () => import(HERE + TRUSTED),
  extras: () => import(HERE + EXTRAS),
  editor: () => import(HERE + EDITOR),
});
