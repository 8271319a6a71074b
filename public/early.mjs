/** Remembers what was pressed before Python was there to hear it: Run, Enter at the console, and the last other button. */
import { isRunKey } from "./run_key.mjs";

let pressed = false;

/** What was entered at the console. @type {string[]} */
const entries = [];

/** The button that was pressed last, unless something else was done since. @type {HTMLElement | null} */
let last = null;

/** @param {Event} event */
function isRun(event) {
  if (event instanceof KeyboardEvent) return isRunKey(event) && !(event.shiftKey && (event.ctrlKey || event.metaKey));
  return event.target instanceof Element && event.target.closest("#run") !== null;
}

/** @param {KeyboardEvent} event */
const isSaveKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }) => key.toLowerCase() === "s" && (ctrlKey || metaKey) && !altKey && !shiftKey;

/** @param {KeyboardEvent} event */
const isEnterKey = ({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }) =>
  key === "Enter" && !(ctrlKey || metaKey || altKey || shiftKey || isComposing);

/** Take what was typed at the console, as the console will: the field is free for the next line. @param {KeyboardEvent} event @param {HTMLTextAreaElement} field */
function enter(event, field) {
  event.preventDefault();
  entries.push(field.value);
  field.value = "";
}

/** Keep the button that is meant for Python; the browser itself opens menus. @param {Event} event */
function note(event) {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (event.type === "click") last = isRun(event) ? null : target.closest("button:not([popovertarget])");
  else if (target.closest("button") !== last) last = null;
}

/**
 * Nothing but the editors, and the row of keys for them, acts before the page's Python has begun: it is made in several
 * tasks, and what is half made must not hear of anything. What the browser itself does with a press goes on.
 * @param {Event} event
 */
function listen(event) {
  note(event);
  if (isRun(event)) pressed = true;
  if (event instanceof KeyboardEvent && event.target instanceof HTMLTextAreaElement && event.target.id === "console-field" && isEnterKey(event)) enter(event, event.target);
  // The browser would offer to save the page; the work is saved as soon as there is somebody to do it.
  if (event instanceof KeyboardEvent && isSaveKey(event)) event.preventDefault();
  if (!(event.target instanceof Element && event.target.closest(".cm-editor, .keys"))) event.stopPropagation();
}

const KINDS = ["click", "keydown"];
for (const kind of KINDS) window.addEventListener(kind, listen, true);

/** Tell whether Run was pressed, and listen no longer; another button that waits is pressed when Python has begun. */
export function takeEarlyRun() {
  for (const kind of KINDS) window.removeEventListener(kind, listen, true);
  setTimeout(() => last?.isConnected && last.click());
  return pressed;
}

/** What was entered at the console until Run was left to Python; each is given once. */
export function takeEarlyEntries() {
  return entries.splice(0);
}
