/**
 * Takes what programs draw and paints it frame by frame: in a worker of its own where a canvas can be handed to one, so
 * that a drawing never holds up the page. It hears orders and answers by messages: see the types.
 */
import { fromBase64 } from "../bytes.mjs";
import { Frame, checked } from "./frame.mjs";
import { read } from "./ops.mjs";
import { Paper } from "./paper.mjs";
import { Playback } from "./playback.mjs";
import { png, summary, svg } from "./saving.mjs";
import { Scene } from "./scene.mjs";

/** @typedef {import("./brush.mjs").Context} Context */
/**
 * done: the message of this number is shown; paper: where it lies and how large it is; focus: the program wants keys;
 * hover: and to hear of the pointer at all times; sound: one is to be kept, played or ended, see ops.mjs;
 * calm: nothing has changed for a while, and this is there; saved: the answer to `save`.
 * @typedef {{is: "done", number: number} | {is: "paper", left: number, top: number, width: number, height: number, scale: number, colour: string}
 *   | {is: "focus"} | {is: "hover"} | {is: "sound", op: import("./ops.mjs").Op} | {is: "calm", summary: string} | {is: "saved", number: number, file: Blob | null}} Said
 * @typedef {{is: "take", number: number, bytes: Uint8Array, pixels?: Uint8Array, width?: number, hidden: boolean} | {is: "space", space: import("./paper.mjs").Space}
 *   | {is: "save", number: number, kind: string} | {is: "hurry"} | {is: "clear"}} Order
 */

/** Milliseconds of a frame in which changes are taken in. */
const BUDGET_MS = 5;

/** Milliseconds without a change after which the drawing is described, and those after which it is in any case. */
const CALM_MS = 700;
const LONG_MS = 3000;

/** Pixels of a saved picture for each of the drawing, at least. */
const FINE = 2;

export class Painter {
  /**
   * @param {OffscreenCanvas | HTMLCanvasElement} canvas @param {() => Context} makeLayer @param {(act: () => void) => unknown} onFrame
   * @param {(said: Said) => void} say
   */
  constructor(canvas, makeLayer, onFrame, say) {
    this.scene = new Scene();
    /** @type {Map<number, ImageBitmap>} */
    this.pictures = new Map();
    /** @type {Map<number, string>} */
    this.addresses = new Map();
    this.makeLayer = makeLayer;
    this.onFrame = onFrame;
    this.say = say;
    this.paper = new Paper(canvas, this.scene, this.pictures, makeLayer);
    this.playback = new Playback(this.scene);
    this.scene.onFocus = () => say({ is: "focus" });
    this.scene.onHover = () => say({ is: "hover" });
    this.scene.onSound = (op) => say({ is: "sound", op });
    this.scene.onPicture = (picture, type, base64) => void this.#addPicture(picture, type, base64);
    this.isAsked = false;
    /** Messages whose pixels are to be seen with the next frame. @type {number[]} */
    this.unseen = [];
    /** What was said last of the paper. */
    this.said = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.calm = undefined;
    /** When it came that is not described yet. @type {number | undefined} */
    this.since = undefined;
  }

  /** @param {Order} order */
  hear(order) {
    if (order.is === "take") this.#take(order);
    else if (order.is === "space") this.paper.space = order.space;
    else if (order.is === "save") return void this.#save(order.number, order.kind);
    else if (order.is === "hurry") this.playback.hurry();
    else this.#clear();
    return this.#ask();
  }

  /** @param {Extract<Order, {is: "take"}>} order */
  #take({ number, bytes, pixels, width, hidden }) {
    const picture = checked(pixels, width);
    this.playback.add(read(bytes), () => picture || this.say({ is: "done", number }));
    if (picture) this.#setFrame(picture, number);
    // Frames do not come to a page that nobody sees.
    if (hidden) {
      this.playback.hurry();
      this.#see();
    }
    this.#awaitCalm();
  }

  /** A program that paints faster than frames are shown has the last of its pictures shown. @param {import("./frame.mjs").Pixels} picture @param {number} number */
  #setFrame(picture, number) {
    // It was painted after all that is on its way.
    this.playback.hurry();
    this.scene.frame ??= new Frame(this.makeLayer());
    this.scene.frame.set(picture);
    this.unseen.push(number);
  }

  /** The pictures that came are seen, or given way to others. */
  #see() {
    for (const number of this.unseen.splice(0)) this.say({ is: "done", number });
  }

  #ask() {
    if (this.isAsked) return;
    this.isAsked = true;
    this.onFrame(() => this.#paint());
  }

  #paint() {
    this.isAsked = false;
    const isChanged = this.playback.play(BUDGET_MS);
    // Out of sight it stays as large as it was.
    const isInSight = this.paper.space.width > 0;
    if (isInSight) this.paper.fit();
    this.#tellPaper();
    const comesMore = isInSight && this.paper.paint(performance.now());
    if (comesMore || isChanged || !this.playback.isIdle) this.#ask();
    if (isChanged) this.#awaitCalm();
    this.#see();
  }

  #tellPaper() {
    const { left, top, width, height } = this.scene.paper;
    const colour = this.scene.window.colour || "#ffffff";
    /** @type {Said} */
    const said = { is: "paper", left, top, width, height, scale: this.paper.scale, colour };
    const text = JSON.stringify(said);
    if (text !== this.said) this.say(said);
    this.said = text;
  }

  #awaitCalm() {
    const now = performance.now();
    // A game never comes to rest, and is described now and then.
    this.since ??= now;
    clearTimeout(this.calm);
    this.calm = setTimeout(() => void this.#describe(), Math.max(0, Math.min(CALM_MS, this.since + LONG_MS - now)));
  }

  async #describe() {
    this.calm = this.since = undefined;
    this.say({ is: "calm", summary: await summary(this.scene) });
  }

  #clear() {
    this.playback.hurry();
    this.#see();
    this.scene.clear();
    for (const each of this.pictures.values()) each.close();
    this.pictures.clear();
    this.addresses.clear();
    clearTimeout(this.calm);
    this.calm = this.since = undefined;
  }

  /** @param {number} picture @param {string} type @param {string} base64 */
  async #addPicture(picture, type, base64) {
    try {
      this.pictures.set(picture, await createImageBitmap(new Blob([fromBase64(base64)], { type })));
      this.addresses.set(picture, `data:${type};base64,${base64}`);
      this.scene.isDirty = true;
      this.#ask();
    } catch {
      // No picture that this browser can read: nothing is shown of it.
    }
  }

  /** @param {number} number @param {string} kind */
  async #save(number, kind) {
    const { scene, pictures } = this;
    // What is on its way belongs to it.
    this.playback.hurry();
    const ratio = scene.frame ? 1 : Math.max(FINE, this.paper.space.ratio);
    const made = kind === "svg" ? svg(scene, this.addresses, pictures) : png(scene, pictures, ratio, this.makeLayer);
    this.say({ is: "saved", number, file: await made.catch(() => null) });
  }
}
