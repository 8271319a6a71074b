/** How deep the data for programs may be nested, which pages hand over: what is deeper ends the Python that reads it. Pure. */

/** Objects and lists within each other, as in the playground's pane of data: see app/editor/jsondata.py. */
const MOST_DEPTH = 100;

/** Whether objects and lists are not nested too deep. @param {object} value  what JSON can be */
export function isFlat(value) {
  let level = [value];
  for (let depth = 0; level.length; depth += 1) {
    if (depth === MOST_DEPTH) return false;
    level = level.flatMap((each) => Object.values(each).filter((inner) => typeof inner === "object" && inner !== null));
  }
  return true;
}
