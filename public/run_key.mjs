/** Which keys run the program, in the playground and in cells. */

/** @param {KeyboardEvent} event */
export function isRunKey(event) {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey) && !event.altKey;
}
