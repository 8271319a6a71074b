/**
 * Keeps the keyboard where the visitor has it: a frame may take it by itself, and would hear what is typed. It gets it by
 * a press on it, or by Tab. Where it takes it otherwise, it is taken back, and the second time the frame is closed.
 */

/** Milliseconds after Tab in which the keyboard may go to a frame, and after any other key in which it may not. */
const TAB_MS = 500;
const TYPING_MS = 1000;

export class Focus {
  constructor() {
    this.tabAt = -Infinity;
    this.keyAt = -Infinity;
    /** @type {HTMLElement | null} */
    this.last = null;
  }

  /** @param {(frame: Element) => void} taken  is told of each frame that took it */
  guard(taken) {
    addEventListener("keydown", ({ key }) => this.#note(key), true);
    addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLElement && !(target instanceof HTMLIFrameElement)) this.last = target;
    });
    // Firefox says who has it a moment later.
    addEventListener("blur", () => this.#look(taken) || setTimeout(() => this.#look(taken)));
  }

  /** Take the keyboard back from a frame that took it. @param {(frame: Element) => void} taken */
  #look(taken) {
    const frame = document.activeElement;
    if (!frame?.matches("iframe.live-frame") || this.#isGiven(frame)) return false;
    const { last } = this;
    regain(last);
    // What the browser was about to do comes first.
    setTimeout(() => regain(last));
    taken(frame);
    return true;
  }

  /** @param {string} key */
  #note(key) {
    if (key === "Tab") this.tabAt = performance.now();
    else this.keyAt = performance.now();
  }

  /** @param {Element} frame */
  #isGiven(frame) {
    const now = performance.now();
    return now - this.tabAt < TAB_MS || (frame.matches(":hover") && now - this.keyAt > TYPING_MS);
  }
}

/**
 * Give the keyboard back. In Chromium the page may hold an element for active while a frame has the keyboard: focusing
 * that alone would change nothing, so it is left first. @param {HTMLElement | null} last
 */
function regain(last) {
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  last?.focus();
}
