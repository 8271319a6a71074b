/**
 * Paints a scene: what has settled once, on a layer of its own, and over it with each frame what moves. However much
 * there is, a frame paints only as much as there is time for.
 */
import { MOST_SIDE, draw, place } from "./brush.mjs";

/** @typedef {import("./brush.mjs").Context} Context */
/** @typedef {{width: number, height: number, ratio: number}} Space  in CSS pixels, and device pixels of one */

/** Milliseconds of a frame that painting may take. */
const BUDGET_MS = 6;

/** Milliseconds after its last change when an item has settled, and how many items are looked at for that. */
const HOT_MS = 400;
const MOST_LIVE = 400;

export class Paper {
  /**
   * @param {OffscreenCanvas | HTMLCanvasElement} canvas @param {import("./scene.mjs").Scene} scene
   * @param {import("./brush.mjs").Pictures} pictures @param {() => Context} makeLayer
   */
  constructor(canvas, scene, pictures, makeLayer) {
    this.scene = scene;
    this.pictures = pictures;
    this.shown = /** @type {Context} */ (canvas.getContext("2d"));
    this.front = makeLayer();
    this.back = makeLayer();
    this.isBuilding = false;
    /** @type {Space} */
    this.space = { width: 0, height: 0, ratio: 1 };
    /** CSS pixels of a unit of the drawing, and device pixels of a CSS pixel. */
    this.scale = 1;
    this.ratio = 0;
  }

  /** Fit the window into the space; whether that has changed anything. */
  fit() {
    const { space } = this;
    const { window, paper } = this.scene;
    const scale = Math.max(0.05, Math.min(1, space.width / window.width, space.height / window.height));
    const ratio = Math.min(space.ratio, MOST_SIDE / Math.max(paper.width * scale, paper.height * scale));
    const [width, height] = [paper.width, paper.height].map((side) => Math.max(1, Math.round(side * scale * ratio)));
    const { canvas } = this.shown;
    if (canvas.width === width && canvas.height === height && this.scale === scale && this.ratio === ratio) return false;
    Object.assign(this, { scale, ratio });
    for (const each of [this.shown, this.front, this.back]) Object.assign(each.canvas, { width, height });
    this.scene.isDirty = true;
    return true;
  }

  /** Paint what there is time for; whether there is more. @param {number} now */
  paint(now) {
    const { scene } = this;
    scene.tidy();
    if (scene.isDirty) this.#begin();
    const isDone = this.#settle(this.#goal(now));
    if (isDone && this.isBuilding) this.#swap();
    this.#show();
    return !isDone;
  }

  #begin() {
    Object.assign(this.scene, { isDirty: false, settled: 0 });
    this.isBuilding = true;
    this.#ready(this.back);
  }

  /** How much of the order has settled. @param {number} now */
  #goal(now) {
    const { order } = this.scene;
    let goal = order.length;
    for (let at = order.length - 1; at >= Math.max(0, order.length - MOST_LIVE); at -= 1) {
      const item = order[at];
      if (item && now - item.touched < HOT_MS) goal = at;
    }
    return Math.max(goal, this.scene.settled);
  }

  /** @param {number} goal @returns {boolean} whether it was reached */
  #settle(goal) {
    const { scene } = this;
    const context = this.isBuilding ? this.back : this.front;
    const until = performance.now() + BUDGET_MS;
    for (; scene.settled < goal; scene.settled += 1) {
      const item = scene.order[scene.settled];
      if (!item) continue;
      if (performance.now() > until) return false;
      draw(context, item, this.pictures);
    }
    return true;
  }

  #swap() {
    this.isBuilding = false;
    [this.front, this.back] = [this.back, this.front];
  }

  #show() {
    const { shown } = this;
    const { order, settled } = this.scene;
    shown.setTransform(1, 0, 0, 1, 0, 0);
    shown.clearRect(0, 0, shown.canvas.width, shown.canvas.height);
    shown.drawImage(this.front.canvas, 0, 0);
    place(shown, this.scene.paper, this.scale * this.ratio);
    this.#showFrame();
    for (let at = Math.max(settled, order.length - MOST_LIVE); at < order.length; at += 1) {
      const item = order[at];
      if (item) draw(shown, item, this.pictures);
    }
  }

  /** Pixels of a program's stay sharp where each is some whole pixels of the device. */
  #showFrame() {
    const { shown, scene } = this;
    if (!scene.frame) return;
    shown.imageSmoothingEnabled = !Number.isInteger(this.scale * this.ratio);
    shown.drawImage(scene.frame.canvas, 0, 0);
  }

  /** Empty a layer. @param {Context} context */
  #ready(context) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    place(context, this.scene.paper, this.scale * this.ratio);
  }
}
