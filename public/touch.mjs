/** What the editors have for fingers; it is begun where there are some. */
import { Keys } from "./keys.mjs";
import { obey } from "./seen.mjs";

/** @param {import("./keys.mjs").Editor[]} editors @param {() => boolean} isTouched */
export function begin(editors, isTouched) {
  const keys = new Keys(editors, isTouched);
  obey(window.visualViewport, () => {
    keys.reveal();
    const field = document.activeElement;
    if (field instanceof HTMLInputElement) field.scrollIntoView({ block: "nearest" });
  });
}
