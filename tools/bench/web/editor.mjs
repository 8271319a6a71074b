/** Our editor in a page that has nothing else: what the same page cannot be faster than. */
import { outfit } from "../../../public/outfit.mjs";
import { Pane } from "../../../public/pane.mjs";

new Pane("editor", "Code", "1 + 1\n", "python").dress(outfit);
