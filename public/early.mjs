/** Remembers that Run was pressed before Python was there to hear it. */
import { isRunKey } from "./run_key.mjs";

let pressed = false;

/** @param {Event} event */
function isRun(event) {
  if (event instanceof KeyboardEvent) return isRunKey(event) && !(event.shiftKey && (event.ctrlKey || event.metaKey));
  return event.target instanceof Element && event.target.closest("#run") !== null;
}

/** @param {KeyboardEvent} event */
const isSaveKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }) => key.toLowerCase() === "s" && (ctrlKey || metaKey) && !altKey && !shiftKey;

/**
 * Nothing but the editors, and the row of keys for them, acts before the page's Python has begun: it is made in several
 * tasks, and what is half made must not hear of anything. What the browser itself does with a press goes on.
 * @param {Event} event
 */
function listen(event) {
  if (isRun(event)) pressed = true;
  // The browser would offer to save the page; the work is saved as soon as there is somebody to do it.
  if (event instanceof KeyboardEvent && isSaveKey(event)) event.preventDefault();
  if (!(event.target instanceof Element && event.target.closest(".cm-editor, .keys"))) event.stopPropagation();
}

const KINDS = ["click", "keydown"];
for (const kind of KINDS) window.addEventListener(kind, listen, true);

/** Tell whether Run was pressed, and listen no longer. */
export function takeEarlyRun() {
  for (const kind of KINDS) window.removeEventListener(kind, listen, true);
  return pressed;
}
