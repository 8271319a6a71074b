/** The cells of pages that have one script tag for this file of a site: all else lies beside it. */
import { EDITOR, WORKERS } from "#generated/cells.mjs";
import { folder } from "../../worker/client/spawning.mjs";
import { begin } from "./begin.mjs";

const HERE = new URL("./", import.meta.url).href;

export const OffthreadCell = begin(
  (base) => ({ base: base === null ? HERE : folder(base), places: {}, workers: WORKERS }),
  () => import(HERE + EDITOR),
);
