/**
 * Mounts CodeMirror for the program and for the data as soon as the page is parsed and the stored work is
 * read, and publishes `window.offthreadEditor` for the page's Python. It knows nothing of running.
 */
import { watchFirst } from "./faults.mjs";
import "./interpreter.mjs";
import "./service.mjs";
import "./archive.mjs";
import "./forgetting.mjs";
import "./versions.mjs";
import "./rooms.mjs";
import "./share.mjs";
import "./framing.mjs";
import "./turns.mjs";
import "./dialogs.mjs";
import { beginSoon } from "./begin.mjs";
import { takeEarlyEntries, takeEarlyRun } from "./early.mjs";
import { ring } from "./bell.mjs";
import { chunk, chunks, file } from "./chunk.mjs";
import { keep, read, recall, write } from "./storage.mjs";
import { join } from "./embedded.mjs";
import { addStyled } from "./styled.mjs";
import { turn } from "./turn.mjs";
import { keepUnsaved, takeUnsaved } from "./unsaved.mjs";

watchFirst("offthreadEarly" in globalThis);

/** What the page's first script has made. */
const { offthreadStore: store, offthreadBox: box } = /** @type {{offthreadStore: typeof import("./store.mjs").store, offthreadBox: import("./box.mjs").Box}} */ (/** @type {unknown} */ (window));

const STARTER = 'print("Hello from a thread of its own.")\nsum(range(101))\n';

/** What is to be seen first: the stored work's, or what an older version of this page has stored. */
async function first() {
  const { head, names = [], contents = [] } = store.session;
  const shown = head ? { active: names[0], ...headOf(head) } : {};
  if (!shown.active) return { code: read("offthread.code") ?? STARTER, data: read("offthread.data") ?? "", name: "main.py" };
  const content = contents[names.indexOf(shown.active)];
  const code = content instanceof Uint8Array ? (await import("./coding.mjs")).recognise(shown.active, content)?.text : content;
  return { code: code ?? "", data: String(shown.data ?? ""), name: String(shown.active) };
}

/** What a work's head says; nothing if it is spoilt: the files are there all the same. @param {string} head */
function headOf(head) {
  try {
    return JSON.parse(head);
  } catch {
    return {};
  }
}

/** @type {import("./javascript.mjs").Viewer | undefined} */
let viewer;

/** Make the viewer of the pane "JavaScript", once; what it imports is run only now. @param {string} parent @param {(viewer: object | null) => void} answer */
async function openJavaScript(parent, answer) {
  try {
    const { Viewer } = await import("./javascript.mjs");
    viewer ??= new Viewer(/** @type {HTMLElement} */ (document.getElementById(parent)));
    answer(viewer);
  } catch {
    // Python cannot catch it, and says that the viewer could not be loaded.
    answer(null);
  }
}

/** What an editor to type into is made of, each after what it needs itself; and what it gets after that. */
const FIRST = [
  () => import("@codemirror/state"),
  () => import("@codemirror/view"),
  () => import("@codemirror/language"),
  () => import("@codemirror/commands"),
];
const THEN = [
  () => import("@codemirror/autocomplete"),
  () => import("@codemirror/lang-python"),
  () => import("@codemirror/search"),
];

/** Run parts one after the other: together they would keep the page's thread for long. @param {(() => Promise<unknown>)[]} parts */
async function load(parts) {
  for (const part of parts) {
    await turn();
    await part();
  }
  await turn();
}

async function mount() {
  await load(FIRST);
  const { Pane } = await import("./pane.mjs");
  store.session = await store.begun;
  const { code: text, data, name } = await first();
  const work = store.session.id ?? "";
  const unsaved = takeUnsaved(work, name);
  const code = new Pane("editor", "Code", text, name.endsWith(".py") ? "python" : "text");
  if (unsaved.code !== undefined) code.replace(unsaved.code);
  beginSoon();
  // Who wants to type need not wait for what is seen second.
  await new Promise((resolve) => setTimeout(resolve));
  const values = new Pane("data", "Data", data, "data");
  if (unsaved.data !== undefined) values.replace(unsaved.data);
  const edited = (/** @type {import("./pane.mjs").Pane} */ pane) => (code.isFirst && pane.wasEdited() ? pane.text() : undefined);
  store.onStored = keepUnsaved(() => ({ work, name, code: edited(code), data: edited(values) }));
  (await import("./undo.mjs")).keepUndo(() => [...code.states(), ...values.states()]);
  // The typeface may come later than the editor, which has measured another one by then.
  document.fonts.ready.then(() => [code, values].forEach((pane) => pane.view.requestMeasure()));
  const published = { code, data: values, takeEarlyRun, takeEarlyEntries, openJavaScript, read, write, recall, keep, chunk, chunks, file, ring, addStyled };
  Object.assign(window, { offthreadEditor: published });
  Object.assign(published, { onComplete: await dress([code, values]) });
  whenTouched([{ view: code.view, name: "code" }, { view: values.view, name: "data" }]);
}

/** Have the editors made fit for fingers, as soon as those are what one points with. @param {import("./keys.mjs").Editor[]} editors */
function whenTouched(editors) {
  const fingers = matchMedia("(pointer: coarse)");
  let has = false;
  const look = async () => {
    if (has || !fingers.matches) return;
    has = true;
    (await import("./touch.mjs")).begin(editors, () => fingers.matches);
  };
  fingers.addEventListener("change", look);
  look();
}

/** Put on editors what typing does not need, and return how to have names completed. @param {import("./pane.mjs").Pane[]} panes */
async function dress(panes) {
  await load(THEN);
  const [{ onComplete }, { outfit }] = await Promise.all([import("./completing.mjs"), import("./outfit.mjs")]);
  for (const pane of panes) await pane.dress(outfit);
  return onComplete;
}

join(box);
Object.assign(window, { offthreadReady: mount() });
