/**
 * The element `<offthread-cell>`: a program in a page of others, with an editor, Run and its output. It has what its
 * attributes say, and leaves to others what a run does (runner.mjs), where Pythons come from (pythons.mjs) and what is shown.
 */
import { isRunKey } from "../run_key.mjs";
import { Frame } from "./frame.mjs";
import { Runner } from "./runner.mjs";
import { fetched, sourceOf, tidied } from "./source.mjs";
import { heightOf } from "./style.mjs";
import { isDark, onTint } from "./tint.mjs";
import { Transcript } from "./transcript.mjs";
import { WORDS } from "./words.mjs";

/** @typedef {import("./editor.mjs").Editor} Editor */
/** @typedef {import("./pythons.mjs").Pythons} Pythons */
/** @typedef {import("./pythons.mjs").Wish} Wish */
/** Those of a page, whose files are at an address or where they are by themselves. @typedef {(base: string | null) => Promise<Pythons>} PythonsAt */
/** pythons: in the box; trusted: without it. @typedef {{pythons: PythonsAt, trusted: PythonsAt, extras: import("./extras.mjs").Extras, editor: () => Promise<typeof import("./editor.mjs")>}} Supplies */

/** How far from what can be seen a cell has its editor loaded. */
const NEAR = "400px";

/** Where there is no document, as on a server, a page is only written. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** What those want that are in the page. @type {Set<{wish: Wish}>} */
const cells = new Set();
const wishes = () => [...cells].map((each) => each.wish);

/** @param {Supplies} supplies */
export const makeElement = (supplies) =>
  class OffthreadCell extends Base {
    static observedAttributes = ["src", "readonly", "line-numbers", "height", "hide-output"];
    #frame;
    #transcript;
    #runner;
    /** @type {Editor | undefined} */
    #editor;
    /** @type {string | undefined} */
    #data;
    /** Whether somebody has edited the program, or the page has set it: then that is it, whatever stands between the tags. */
    #isEdited = false;
    /** The program of `src`, and whether it came. @type {Promise<boolean> | undefined} */
    #loading;
    #wasSeen = false;
    #stops = 0;
    /** Whether somebody has typed since the run began: then the keyboard is left where it is. */
    #isTyping = false;
    /** @type {(() => void)[]} */
    #ends = [];

    constructor() {
      super();
      this.#frame = new Frame(this.attachShadow({ mode: "open", delegatesFocus: false }));
      this.#transcript = new Transcript(this.#frame.log, supplies.extras, (line) => this.#goTo(line));
      this.#runner = new Runner(this.#frame, this.#transcript, {
        tell: (kind, detail) => this.dispatchEvent(new CustomEvent(kind, { detail })),
        mark: (line) => this.#editor?.mark(line),
        takesFocus: () => !this.#isTyping && this.matches(":focus"),
        extras: supplies.extras,
      });
      this.#listen();
      // What the page has set before this script was there would hide what we have by the same name.
      const self = /** @type {any} */ (this);
      for (const [name, value] of Object.entries(self)) {
        delete self[name];
        self[name] = value;
      }
    }

    #listen() {
      const { run, stop, plain, cell } = this.#frame;
      run.addEventListener("click", () => void this.#run());
      stop.addEventListener("click", () => this.stop());
      plain.addEventListener("input", () => this.#onEdit());
      cell.addEventListener("keydown", (event) => this.#onKey(event));
      const approach = () => void this.#pythons.then((made) => made.warm()).catch(() => {});
      for (const kind of ["pointerenter", "focusin"]) cell.addEventListener(kind, approach, { once: true });
    }

    connectedCallback() {
      const children = new MutationObserver(() => this.#read());
      children.observe(this, { childList: true, characterData: true, subtree: true });
      const near = new IntersectionObserver((seen) => void (seen.some((each) => each.isIntersecting) && this.#equip()), { rootMargin: NEAR });
      const visible = new IntersectionObserver((seen) => void (seen.some((each) => each.isIntersecting) && this.#onVisible(visible)));
      near.observe(this);
      visible.observe(this);
      cells.add(this);
      const endTint = onTint(() => void (this.#frame.cell.dataset.dark = String(isDark(this))));
      this.#ends = [() => children.disconnect(), () => near.disconnect(), () => visible.disconnect(), endTint, () => void cells.delete(this)];
      this.#read();
    }

    disconnectedCallback() {
      for (const end of this.#ends.splice(0)) end();
      // It may only have been moved to another place.
      queueMicrotask(() => void (this.isConnected || this.#end()));
    }

    /** It is out of the page: what the editor listens to there would keep it for ever. */
    #end() {
      this.stop();
      if (!this.#editor) return;
      const { text } = this.#editor;
      this.#editor.destroy();
      this.#editor = undefined;
      this.#frame.editor.append(this.#frame.plain);
      this.#put(text);
    }

    /** @param {string} name @param {string | null} before @param {string | null} value */
    attributeChangedCallback(name, before, value) {
      if (name === "src" && value !== null && value !== before) this.#loading = this.#load(value);
      if (name === "hide-output") this.#frame.log.hidden = value !== null;
      if (name === "height") this.#frame.cell.style.setProperty("--offthread-height", heightOf(value));
      if (this.#editor) this.#editor.look = this.#look;
      this.#frame.plain.readOnly = this.#look.isReadonly;
    }

    /** The program. */
    get code() {
      return this.#editor?.text ?? this.#frame.plain.value;
    }

    set code(text) {
      this.#isEdited = true;
      // A framework may have none yet.
      this.#put(`${text ?? ""}`);
    }

    /** @param {string} text */
    #put(text) {
      if (this.#editor) this.#editor.text = text;
      this.#frame.plain.value = text;
      this.#frame.plain.rows = text.split("\n").length;
    }

    /** What `from data import …` finds: the attribute, or an object that was set; undefined if that is none. @returns {any} */
    get data() {
      try {
        return JSON.parse(/** @type {string} */ (this.#dataText));
      } catch {
        return undefined;
      }
    }

    /** @param {any} value */
    set data(value) {
      const isNone = value === undefined || value === null;
      const text = isNone || typeof value === "string" ? (value ?? undefined) : JSON.stringify(value);
      // Such as a function. What holds itself, or a BigInt, is told by the line before.
      if (text === undefined && !isNone) throw new TypeError(WORDS.badData);
      this.#data = text;
    }

    /** What the program has written and shown, as text. */
    get output() {
      return this.#transcript.text;
    }

    /** Whether a program of this cell runs or waits. */
    get running() {
      return this.#runner.isRunning;
    }

    /** Run the program. @returns {Promise<void>} once it is over @throws {DOMException} one runs already, and this one did not */
    async run() {
      if (!(await this.#run())) throw new DOMException(WORDS.busy, "InvalidStateError");
    }

    /** Run the program, unless one runs: a press means nothing then. @returns {Promise<boolean>} false if one runs; else once it is over */
    async #run() {
      const stops = this.#stops;
      if (this.#loading && !(await this.#loading) && !this.code) return true;
      // While its program was on its way.
      if (stops !== this.#stops) return true;
      if (this.#runner.isRunning) return false;
      this.#isTyping = false;
      const { wish } = this;
      await this.#runner.run(() => this.#pythons, { code: this.code, data: this.#dataText, check: tidied(this.getAttribute("check") ?? ""), wish, all: wishes() });
      (await this.#pythons.catch(() => undefined))?.prepare(wish, wishes());
      return true;
    }

    stop() {
      this.#stops += 1;
      this.#runner.stop();
    }

    /** Empty the output. */
    clear() {
      this.#transcript.clear();
    }

    focus() {
      if (this.#editor) this.#editor.focus();
      else this.#frame.plain.focus();
    }

    get #pythons() {
      const pythons = this.wish.isTrusted ? supplies.trusted : supplies.pythons;
      return pythons(this.getAttribute("asset-base"));
    }

    /** Not for pages: which Python this cell wants. @returns {Wish} */
    get wish() {
      return {
        engine: this.getAttribute("engine") ?? "",
        packages: (this.getAttribute("packages") ?? "").split(/[\s,]+/).filter(Boolean),
        name: this.getAttribute("session") ?? "",
        isTrusted: this.hasAttribute("trusted"),
      };
    }

    get #dataText() {
      return this.#data ?? this.getAttribute("data") ?? undefined;
    }

    get #look() {
      return { isReadonly: this.hasAttribute("readonly"), hasNumbers: this.hasAttribute("line-numbers") };
    }

    /** Take the program that stands in the page, as long as nobody has edited it. */
    #read() {
      if (this.#isEdited || this.hasAttribute("src")) return;
      const code = sourceOf(this);
      if (code || !this.code) this.#put(code);
    }

    /** The page wants another program than there was. @param {string} src */
    async #load(src) {
      this.#isEdited = false;
      const code = await fetched(src);
      if (src !== this.getAttribute("src")) return true;
      if (code === undefined) this.#transcript.say("error", WORDS.withoutSource);
      else if (!this.#isEdited) this.#put(code);
      return code !== undefined;
    }

    /** Put the editor in place of the plain field, which is there until then. */
    async #equip() {
      if (this.#editor) return;
      // Who reads a program may run it soon.
      void this.#pythons.catch(() => {});
      const { Editor } = await supplies.editor();
      // Another call may have been faster, or the cell is gone.
      if (this.#editor || !this.isConnected) return;
      const { plain, editor } = this.#frame;
      const hadFocus = this.shadowRoot?.activeElement === plain;
      const root = /** @type {ShadowRoot} */ (this.shadowRoot);
      this.#editor = new Editor({ parent: editor, root, text: plain.value, label: WORDS.code, look: this.#look, onEdit: () => this.#onEdit() });
      plain.remove();
      if (hadFocus) this.#editor.focus();
    }

    /** @param {IntersectionObserver} observer */
    #onVisible(observer) {
      observer.disconnect();
      // A framework may take an element out of the page and put it back.
      if (this.#wasSeen || this.getAttribute("autorun") !== "visible") return;
      this.#wasSeen = true;
      void this.#run();
    }

    #onEdit() {
      this.#isEdited = this.#isTyping = true;
    }

    /** @param {KeyboardEvent} event */
    #onKey(event) {
      const isInForm = /** @type {Element} */ (event.target).closest("form");
      if (!isRunKey(event) || isInForm) return;
      event.preventDefault();
      void this.#run();
    }

    /** @param {number} line */
    #goTo(line) {
      if (this.#editor) this.#editor.goTo(line);
      else this.focus();
    }
  };
