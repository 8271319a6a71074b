/** What starts Pythons for cells in the box, in the npm package. */
import { BoxedHome } from "./boxed_home.mjs";
import { Pythons } from "./pythons.mjs";
import { filesOf } from "./package_files.mjs";

/** @param {string | null} base  an address that the page names */
export const pythonsAt = (base) => new Pythons(new BoxedHome(filesOf(base)));
