/** What starts Pythons for cells with all rights of the page, in a site. */
import { TrustedHome } from "./trusted_home.mjs";
import { Pythons } from "./pythons.mjs";
import { filesOf } from "./site_files.mjs";

/** @param {string | null} base  an address that the page names */
export const pythonsAt = (base) => new Pythons(new TrustedHome(filesOf(base)));
