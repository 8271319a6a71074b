/** A picture of pixels that a program sends: what it has painted on a canvas of its own. */

/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context */
/** @typedef {{pixels: Uint8Array, width: number}} Pixels  red, green, blue and alpha of each */

/** Pixels of a side; as in offthread_canvas/canvas.py. */
const MOST_SIDE = 2048;

/** What a message brings, if it is pixels of a picture. @param {unknown} pixels @param {unknown} width @returns {Pixels | undefined} */
export function checked(pixels, width) {
  if (!(pixels instanceof Uint8Array) || !Number.isInteger(width)) return undefined;
  const [across, down] = [Number(width), pixels.length / 4 / Number(width)];
  const fits = across > 0 && across <= MOST_SIDE && down > 0 && down <= MOST_SIDE && Number.isInteger(down);
  return fits ? { pixels, width: across } : undefined;
}

export class Frame {
  /** @param {Context} context  of a canvas that nobody else draws on */
  constructor(context) {
    this.context = context;
    /** What came last and is not on the canvas yet. @type {Pixels | undefined} */
    this.next = undefined;
    this.width = this.height = 0;
  }

  /** Show this from now on. @param {Pixels} next */
  set(next) {
    this.next = next;
    this.width = next.width;
    this.height = next.pixels.length / 4 / next.width;
  }

  /** The canvas with what came last. */
  get canvas() {
    const { context, next, width, height } = this;
    const { canvas } = context;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    if (next) context.putImageData(new ImageData(new Uint8ClampedArray(/** @type {ArrayBuffer} */ (next.pixels.buffer), next.pixels.byteOffset, next.pixels.length), width, height), 0, 0);
    this.next = undefined;
    return canvas;
  }
}
