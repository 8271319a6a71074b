/** Remembers that Run was pressed before Python was there to hear it. */

let pressed = false;

/** @param {Event} event */
function isRun(event) {
  if (event instanceof KeyboardEvent) return isRunKey(event) && !(event.shiftKey && (event.ctrlKey || event.metaKey));
  return event.target instanceof Element && event.target.closest("#run") !== null;
}

/** @param {KeyboardEvent} event */
export function isRunKey(event) {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey) && !event.altKey;
}

/** @param {Event} event */
function listen(event) {
  if (isRun(event)) pressed = true;
}

document.addEventListener("click", listen);
document.addEventListener("keydown", listen);

/** Tell whether Run was pressed, and listen no longer. */
export function takeEarlyRun() {
  document.removeEventListener("click", listen);
  document.removeEventListener("keydown", listen);
  return pressed;
}
