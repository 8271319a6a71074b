/**
 * Paints a scene on canvases that lie one over the other: below, what has settled, which is painted once; above, what
 * moves, which is painted with each frame. However much there is, a frame paints only as much as there is time for.
 */
import { draw } from "./brush.mjs";

/** Milliseconds of a frame that painting may take. */
const BUDGET_MS = 6;

/** Milliseconds after its last change when an item has settled, and how many items are looked at for that. */
const HOT_MS = 400;
const MOST_LIVE = 400;

/** Device pixels of a side: browsers have no larger canvases. */
const MOST_SIDE = 8192;

export class Paper {
  /** @param {HTMLElement} host @param {import("./scene.mjs").Scene} scene @param {import("./brush.mjs").Pictures} pictures */
  constructor(host, scene, pictures) {
    this.host = host;
    this.scene = scene;
    this.pictures = pictures;
    [this.front, this.back, this.live] = [0, 1, 2].map(() => layer());
    host.append(this.front.canvas, this.live.canvas);
    this.isBuilding = false;
    /** CSS pixels of a unit of the drawing. */
    this.scale = 1;
    this.ratio = 0;
  }

  /** Fit the window into a space; whether that has changed anything. @param {number} width @param {number} height */
  fit(width, height) {
    const { window, paper } = this.scene;
    const scale = Math.max(0.05, Math.min(1, width / window.width, height / window.height));
    const most = MOST_SIDE / Math.max(paper.width * scale, paper.height * scale);
    const ratio = Math.min(devicePixelRatio || 1, most);
    const sides = [Math.round(paper.width * scale * ratio), Math.round(paper.height * scale * ratio)];
    const { canvas } = this.front;
    if (canvas.width === sides[0] && canvas.height === sides[1] && this.scale === scale && this.ratio === ratio) return false;
    Object.assign(this, { scale, ratio });
    for (const each of [this.front, this.back, this.live]) [each.canvas.width, each.canvas.height] = sides;
    this.host.style.width = `${paper.width * scale}px`;
    this.host.style.height = `${paper.height * scale}px`;
    this.scene.isDirty = true;
    return true;
  }

  /** Paint what there is time for; whether there is more. @param {number} now */
  paint(now) {
    const { scene } = this;
    scene.tidy();
    this.host.style.background = scene.window.colour || "#ffffff";
    if (scene.isDirty) this.#begin();
    const goal = this.#goal(now);
    const isDone = this.#settle(goal);
    if (isDone && this.isBuilding) this.#swap();
    this.#paintLive();
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
    this.back.canvas.replaceWith(this.front.canvas);
  }

  #paintLive() {
    const { order, settled } = this.scene;
    this.#ready(this.live);
    for (let at = Math.max(settled, order.length - MOST_LIVE); at < order.length; at += 1) {
      const item = order[at];
      if (item) draw(this.live, item, this.pictures);
    }
  }

  /** Empty a layer. @param {CanvasRenderingContext2D} context */
  #ready(context) {
    const { left, top } = this.scene.paper;
    const scale = this.scale * this.ratio;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
    context.lineCap = context.lineJoin = "round";
  }

  /** Where a place of the page is in the drawing. @param {{clientX: number, clientY: number}} event */
  place({ clientX, clientY }) {
    const { left, top } = this.host.getBoundingClientRect();
    const { paper } = this.scene;
    /** @param {number} value */
    const near = (value) => Math.round(value * 10) / 10;
    return { x: near(paper.left + (clientX - left) / this.scale), y: near(paper.top + (clientY - top) / this.scale) };
  }
}

/** @returns {CanvasRenderingContext2D} */
function layer() {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}
