/**
 * What a quick hand does twice: the second press of a double click must not close the dialog that the first
 * one opened, nor press a button in it, and a key that is still held must not answer it. It knows no dialog by name.
 */

/** Whether the last press was the second of a double click. */
let isSecond = false;
/** Whether Enter, if it is held, was pressed where it answers or opens something. */
let isAnswer = false;
/** The dialog, if any, in which the first press of the mouse and of Enter were. @type {{mouse: Element | null, key: Element | null}} */
const homes = { mouse: null, key: null };

/** @param {Event} event */
const dialogOf = ({ target }) => (target instanceof Element ? target.closest("dialog") : null);

/** A press beside a dialog would take the keyboard from its field. @param {MouseEvent} event */
function onPress(event) {
  isSecond = event.detail > 1;
  if (!isSecond) homes.mouse = dialogOf(event);
  if (isSecond && event.target instanceof HTMLDialogElement) event.preventDefault();
}

/** A press beside a dialog asks it to close, as Escape does. @param {Event} event */
function onCancel(event) {
  if (isSecond && event.target instanceof HTMLDialogElement) event.preventDefault();
}

/** The second press of a double click may hit what the first one has brought. @param {MouseEvent} event */
function onClick(event) {
  if (event.detail < 2 || dialogOf(event) === homes.mouse) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Enter repeats while it is held: it would answer what it has just opened, or go on where that leads. @param {KeyboardEvent} event */
function onKey(event) {
  isSecond = false;
  if (event.key !== "Enter") return;
  if (event.repeat) {
    if (isAnswer || dialogOf(event) !== homes.key) event.preventDefault();
    return;
  }
  homes.key = dialogOf(event);
  isAnswer = event.target instanceof Element && event.target.closest("dialog, button") !== null;
}

// All of them before whatever they are meant for.
document.addEventListener("mousedown", onPress, { capture: true });
document.addEventListener("click", onClick, { capture: true });
document.addEventListener("cancel", onCancel, { capture: true });
document.addEventListener("keydown", onKey, { capture: true });
