/**
 * What a quick hand does twice: the second press of a double click must not close the dialog that the first
 * one opened, and a key that is still held must not answer it. It knows no dialog by name.
 */

/** Whether the last press was the second of a double click. */
let isSecond = false;
/** Whether Enter, if it is held, was pressed where it answers or opens something. */
let isAnswer = false;

/** A press beside a dialog would take the keyboard from its field. @param {MouseEvent} event */
function onPress(event) {
  isSecond = event.detail > 1;
  if (isSecond && event.target instanceof HTMLDialogElement) event.preventDefault();
}

/** A press beside a dialog asks it to close, as Escape does. @param {Event} event */
function onCancel(event) {
  if (isSecond && event.target instanceof HTMLDialogElement) event.preventDefault();
}

/** Enter repeats while it is held: it would answer what it has just opened, or go on where that leads. @param {KeyboardEvent} event */
function onKey(event) {
  isSecond = false;
  if (event.key !== "Enter") return;
  if (!event.repeat) isAnswer = event.target instanceof Element && event.target.closest("dialog, button") !== null;
  else if (isAnswer) event.preventDefault();
}

// All three before whatever they are meant for.
document.addEventListener("mousedown", onPress, { capture: true });
document.addEventListener("cancel", onCancel, { capture: true });
document.addEventListener("keydown", onKey, { capture: true });
