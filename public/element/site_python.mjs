/** What starts Pythons for cells in the box, in a site. */
import { BoxedHome } from "./boxed_home.mjs";
import { Pythons } from "./pythons.mjs";
import { filesOf } from "./site_files.mjs";

/** @param {string | null} base  an address that the page names */
export const pythonsAt = (base) => new Pythons(new BoxedHome(filesOf(base)));
