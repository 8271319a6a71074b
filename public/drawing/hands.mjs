/**
 * What a visitor does with the paper: buttons, fingers and keys, as Tk names them. Keys are the program's while the
 * paper has the focus; Escape gives them back, Tab leads on as anywhere, and what is meant for the page stays with it.
 */

/** @typedef {(kind: string, x: number, y: number, button: number, key: string) => void} Tell */

/** @typedef {(event: {clientX: number, clientY: number}) => {x: number, y: number}} Place  where it is in the drawing */

/** Tk's names of keys, by those of browsers. */
const KEYS = Object.freeze({
  ArrowLeft: "Left", ArrowRight: "Right", ArrowUp: "Up", ArrowDown: "Down", Enter: "Return", Backspace: "BackSpace",
  PageUp: "Prior", PageDown: "Next", CapsLock: "Caps_Lock", Delete: "Delete", Insert: "Insert", Home: "Home", End: "End",
  Escape: "Escape", " ": "space", "!": "exclam", '"': "quotedbl", "#": "numbersign", $: "dollar", "%": "percent", "&": "ampersand",
  "'": "quoteright", "(": "parenleft", ")": "parenright", "*": "asterisk", "+": "plus", ",": "comma", "-": "minus",
  ".": "period", "/": "slash", ":": "colon", ";": "semicolon", "<": "less", "=": "equal", ">": "greater", "?": "question",
  "@": "at", "[": "bracketleft", "\\": "backslash", "]": "bracketright", "^": "asciicircum", _: "underscore", "`": "quoteleft",
  "{": "braceleft", "|": "bar", "}": "braceright", "~": "asciitilde",
}); // prettier-ignore
const SIDES = ["Shift", "Control", "Alt"];

/** Tk's name of a key; nothing if it has none. @param {{key: string, location: number}} event */
export function keyName({ key, location }) {
  if (Object.hasOwn(KEYS, key)) return KEYS[/** @type {keyof typeof KEYS} */ (key)];
  if (SIDES.includes(key)) return `${key}_${location === 2 ? "R" : "L"}`;
  return [...key].length === 1 || /^F\d{1,2}$/.test(key) ? key : "";
}

export class Hands {
  /**
   * @param {HTMLElement} host @param {Place} place @param {Tell} tell
   * @param {() => void} leave  is called when the keyboard is given back
   */
  constructor(host, place, tell, leave) {
    this.tell = tell;
    this.leave = leave;
    /** Whether a program listens. */
    this.isLive = false;
    /** Whether it hears of pointers without a button, and of wheels, too. */
    this.hovers = false;
    /** Keys that are down. @type {Set<string>} */
    this.down = new Set();
    /** The pointer that is down, and its button. @type {{id: number, button: number} | undefined} */
    this.held = undefined;
    /** @type {{clientX: number, clientY: number} | undefined} where it has moved to since the last frame */
    this.moved = undefined;
    this.place = place;
    host.addEventListener("pointerdown", (event) => this.#onDown(event, host));
    host.addEventListener("pointermove", (event) => this.#onMove(event));
    for (const kind of /** @type {const} */ (["pointerup", "pointercancel"])) host.addEventListener(kind, (event) => this.#onUp(event));
    host.addEventListener("contextmenu", (event) => this.isLive && event.preventDefault());
    host.addEventListener("wheel", (event) => this.#onWheel(event), { passive: false });
    host.addEventListener("blur", () => this.#release());
    host.addEventListener("keydown", (event) => this.#onKey("down", event));
    host.addEventListener("keyup", (event) => this.#onKey("up", event));
  }

  /** @param {string} kind @param {{clientX: number, clientY: number}} event @param {number} button */
  #point(kind, event, button) {
    const { x, y } = this.place(event);
    this.tell(kind, x, y, button, "");
  }

  /** @param {PointerEvent} event @param {HTMLElement} host */
  #onDown(event, host) {
    if (!this.isLive || this.held) return;
    this.held = { id: event.pointerId, button: event.button + 1 };
    // So that one may drag beyond the edge. A pointer that is gone already cannot be held.
    if (event.isTrusted) host.setPointerCapture(event.pointerId);
    this.#point("press", event, this.held.button);
  }

  /** @param {PointerEvent} event */
  #onMove({ pointerId, clientX, clientY }) {
    if (this.held ? this.held.id !== pointerId : !this.hovers || !this.isLive) return;
    if (!this.moved) requestAnimationFrame(() => this.#tellMove());
    this.moved = { clientX, clientY };
  }

  #tellMove() {
    const { moved, held } = this;
    this.moved = undefined;
    if (!moved || !this.isLive) return;
    if (held) this.#point("move", moved, held.button);
    else if (this.hovers) this.#point("hover", moved, 0);
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    if (!this.isLive || !this.hovers || !event.deltaY) return;
    event.preventDefault();
    this.#point("wheel", event, event.deltaY < 0 ? 4 : 5);
  }

  /** A program listens from now on, or none: what is down then is no other's. @param {boolean} isLive */
  live(isLive) {
    this.isLive = isLive;
    if (isLive) return;
    this.down.clear();
    this.held = this.moved = undefined;
  }

  /** The paper has lost the keyboard: nothing will tell that a key goes up. */
  #release() {
    for (const key of this.down) if (this.isLive) this.tell("up", 0, 0, 0, key);
    this.down.clear();
  }

  /** @param {PointerEvent} event */
  #onUp(event) {
    if (this.held?.id !== event.pointerId) return;
    this.#tellMove();
    const { button } = this.held;
    this.held = undefined;
    if (this.isLive) this.#point("release", event, button);
  }

  /** @param {string} kind @param {KeyboardEvent} event */
  #onKey(kind, event) {
    const name = keyName(event);
    // What is meant for the page stays with it; but a key that went down comes up again, and Control may be a key of a game.
    const isForPage = (event.ctrlKey || event.metaKey || event.altKey) && !SIDES.includes(event.key);
    if (!this.isLive || !name || (isForPage && !(kind === "up" && this.down.has(name)))) return;
    if (kind === "down") this.down.add(name);
    else this.down.delete(name);
    this.tell(kind, 0, 0, 0, name);
    if (name === "Escape" && kind === "down") this.leave();
    // Else arrows and the space bar would scroll.
    else event.preventDefault();
  }
}
