/** Where the files of a site are for cells: what imports this lies in its folder assets/. */
import { WORKERS } from "#generated/entry.mjs";
import { folder } from "../../worker/client/spawning.mjs";

const SITE = new URL("..", import.meta.url).href;

/** @param {string | null} base @returns {import("./pythons.mjs").Files} */
export const filesOf = (base) => ({ base: base === null ? SITE : folder(base), places: {}, workers: WORKERS });
