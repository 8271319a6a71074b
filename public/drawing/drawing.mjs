/**
 * The page's drawing: takes what programs draw, shows it frame by frame, and tells what a visitor does with it. It is
 * loaded when a program draws for the first time.
 */
import { Hands } from "./hands.mjs";
import { read } from "./ops.mjs";
import { Paper } from "./paper.mjs";
import { Playback } from "./playback.mjs";
import { png, summary, svg } from "./saving.mjs";
import { Scene } from "./scene.mjs";

/** Milliseconds of a frame in which changes are taken in. */
const BUDGET_MS = 5;

/** Milliseconds without a change after which the drawing is described. */
const CALM_MS = 700;

class Drawing {
  /**
   * @param {HTMLElement} host @param {HTMLElement} space  what the paper must fit into @param {import("./hands.mjs").Tell} tell
   * @param {() => void} wantKeys @param {() => void} leave @param {() => void} onCalm
   */
  constructor(host, space, tell, wantKeys, leave, onCalm) {
    this.space = space;
    this.scene = new Scene();
    /** @type {Map<number, ImageBitmap>} */
    this.pictures = new Map();
    /** @type {Map<number, string>} */
    this.addresses = new Map();
    this.paper = new Paper(host, this.scene, this.pictures);
    this.playback = new Playback(this.scene);
    this.hands = new Hands(host, this.paper, tell, leave);
    this.onCalm = onCalm;
    this.scene.onFocus = wantKeys;
    this.scene.onPicture = (picture, type, base64) => this.#addPicture(picture, type, base64);
    this.isAsked = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.calm = undefined;
    new ResizeObserver(() => this.#ask()).observe(space);
    addEventListener("resize", () => this.#ask());
  }

  /** @param {Uint8Array} bytes @param {() => void} done  is called when all of it is shown */
  take(bytes, done) {
    this.playback.add(read(bytes), done);
    if (document.hidden) this.playback.hurry();
    this.#ask();
  }

  #ask() {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => this.#onFrame());
  }

  #onFrame() {
    this.isAsked = false;
    const isChanged = this.playback.play(BUDGET_MS);
    const { clientWidth, clientHeight } = this.space;
    const comesMore = clientWidth > 0 && (this.paper.fit(clientWidth, clientHeight), this.paper.paint(performance.now()));
    if (comesMore || isChanged || !this.playback.isIdle) this.#ask();
    if (isChanged) this.#awaitCalm();
  }

  #awaitCalm() {
    clearTimeout(this.calm);
    this.calm = setTimeout(() => this.onCalm(), CALM_MS);
  }

  /** Show everything now: the program was stopped. */
  hurry() {
    this.playback.hurry();
    this.#ask();
    this.#awaitCalm();
  }

  /** A program runs that hears of what is done here, or no longer. @param {boolean} isLive */
  live(isLive) {
    this.hands.isLive = isLive;
  }

  clear() {
    this.playback.hurry();
    this.scene.clear();
    for (const each of this.pictures.values()) each.close();
    this.pictures.clear();
    this.addresses.clear();
    this.#ask();
  }

  /** @param {number} picture @param {string} type @param {string} base64 */
  async #addPicture(picture, type, base64) {
    try {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const made = await createImageBitmap(new Blob([bytes], { type }));
      this.pictures.set(picture, made);
      this.addresses.set(picture, `data:${type};base64,${base64}`);
      this.scene.isDirty = true;
      this.#ask();
    } catch {
      // No picture that this browser can read: nothing is shown of it.
    }
  }

  /** @returns {Promise<Blob>} */
  svg() {
    return svg(this.scene, this.addresses, this.pictures);
  }

  /** @returns {Promise<Blob | null>} */
  png() {
    return png(this.scene, this.pictures, Math.max(2, devicePixelRatio));
  }

  /** @returns {Promise<string>} */
  summary() {
    return summary(this.scene);
  }
}

/** @param {ConstructorParameters<typeof Drawing>} given */
const mount = (...given) => new Drawing(...given);

Object.assign(globalThis, { offthreadDrawing: { mount } });
