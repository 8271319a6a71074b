/**
 * Keeps the keyboard where the visitor has it: a frame may take it by itself, and would hear what is typed. It gets it by
 * a press on it, or by Tab.
 */

/** Milliseconds after Tab in which the keyboard may go to a frame. */
const TAB_MS = 500;

export class Focus {
  constructor() {
    this.tabAt = -Infinity;
    /** @type {HTMLElement | null} */
    this.last = null;
  }

  /** @param {() => HTMLIFrameElement[]} frames */
  guard(frames) {
    addEventListener("keydown", ({ key }) => key === "Tab" && (this.tabAt = performance.now()), true);
    addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLElement && !(target instanceof HTMLIFrameElement)) this.last = target;
    });
    addEventListener("blur", () => {
      const active = document.activeElement;
      if (!(active instanceof HTMLIFrameElement) || !frames().includes(active)) return;
      if (active.matches(":hover") || performance.now() - this.tabAt < TAB_MS) return;
      // With the next task: the browser is not done with giving it away.
      setTimeout(() => (this.last?.isConnected ? this.last.focus() : active.blur()));
    });
  }
}
