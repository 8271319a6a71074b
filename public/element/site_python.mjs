/** What starts Pythons for cells, in a site: this file lies in its folder assets/. */
import { WORKERS } from "#generated/entry.mjs";
import { folder } from "../../worker/client/spawning.mjs";

export { Pythons } from "./pythons.mjs";

const SITE = new URL("..", import.meta.url).href;

/** @param {string | null} base @returns {import("./pythons.mjs").Files} */
export const filesOf = (base) => ({ base: base === null ? SITE : folder(base), places: {}, workers: WORKERS });
