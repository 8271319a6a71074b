/** What was typed too early to be stored is there once at the tab's next load. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keepUnsaved, takeUnsaved } from "../../public/unsaved.mjs";

/** The tab's storage, which may be denied. */
class Storage {
  all = new Map();

  getItem(key) {
    if (this.isDenied) throw new DOMException("denied", "SecurityError");
    return this.all.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.isDenied) throw new DOMException("denied", "SecurityError");
    this.all.set(key, value);
  }

  removeItem(key) {
    this.all.delete(key);
  }
}

const page = new EventTarget();
globalThis.addEventListener = page.addEventListener.bind(page);
globalThis.removeEventListener = page.removeEventListener.bind(page);
const leave = () => page.dispatchEvent(new Event("pagehide"));

beforeEach(() => (globalThis.sessionStorage = new Storage()));

const edited = { work: "w1", name: "main.py", code: "x = 1\n" };

test("what was edited is had by the next load, once", () => {
  const stop = keepUnsaved(() => edited);
  leave();
  stop();
  assert.deepEqual(takeUnsaved("w1", "main.py"), edited);
  assert.deepEqual(takeUnsaved("w1", "main.py"), {});
});

test("it is of that work and that file alone", () => {
  for (const [work, name] of [["w2", "main.py"], ["w1", "other.py"]]) {
    const stop = keepUnsaved(() => edited);
    leave();
    stop();
    assert.deepEqual(takeUnsaved(work, name), {});
  }
});

test("nothing is kept where nothing was edited, or when it is stored otherwise", () => {
  const unedited = keepUnsaved(() => ({ work: "w1", name: "main.py" }));
  leave();
  unedited();
  keepUnsaved(() => edited)();
  leave();
  assert.deepEqual(takeUnsaved("w1", "main.py"), {});
});

test("storage that is denied or holds nonsense is as good as empty", () => {
  sessionStorage.setItem("offthread.unsaved", "{");
  assert.deepEqual(takeUnsaved("w1", "main.py"), {});
  sessionStorage.isDenied = true;
  const stop = keepUnsaved(() => edited);
  leave();
  stop();
  assert.deepEqual(takeUnsaved("w1", "main.py"), {});
});
