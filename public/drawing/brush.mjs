/** Draws an item with a canvas's context, in the drawing's own coordinates. Texts are only ever filled as text. */

/** @typedef {import("./scene.mjs").Item} Item */
/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context */
/** @typedef {Map<number, CanvasImageSource & {width: number, height: number}>} Pictures */

export const FAMILIES = Object.freeze({
  sans: "Arial, Helvetica, 'Liberation Sans', sans-serif",
  serif: "'Times New Roman', Times, 'Liberation Serif', serif",
  mono: "'Courier New', Courier, 'Liberation Mono', monospace",
});
/** Heights of a line and of what is below its base, by the size; as in offthread_turtle/fonts.py. */
export const LINE = 1.15;
export const DESCENT = 0.21;

/** Device pixels of a side: browsers have no larger canvases. */
export const MOST_SIDE = 8192;

/** Have a context draw in the drawing's own coordinates. @param {Context} context @param {{left: number, top: number}} paper @param {number} scale  pixels of a unit */
export function place(context, { left, top }, scale) {
  context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  context.lineCap = context.lineJoin = "round";
}

/** @param {Context} context @param {Item} item @param {Pictures} pictures */
export function draw(context, item, pictures) {
  if (item.kind === "l") line(context, item);
  else if (item.kind === "p") polygon(context, item);
  else if (item.kind === "t") text(context, item);
  else picture(context, item, pictures);
}

/** @param {Context} context @param {Item} item */
function trace(context, { coords, lean = coords }) {
  context.beginPath();
  context.moveTo(lean[0], lean[1]);
  for (let at = 2; at < lean.length; at += 2) context.lineTo(lean[at], lean[at + 1]);
}

/** @param {Context} context @param {Item} item */
function line(context, item) {
  const [, , , colour, width] = item.op;
  if (!colour) return;
  if (isDot(item)) return dot(context, item, colour, width || 1);
  trace(context, item);
  context.strokeStyle = colour;
  context.lineWidth = width || 1;
  context.stroke();
}

/** Whether a line is as good as a point: a canvas strokes nothing of it, and turtles make dots of it. @param {Item} item */
export function isDot({ coords, lean = coords }) {
  return lean.every((each, at) => each === lean[at % 2]);
}

/** @param {Context} context @param {Item} item @param {string} colour @param {number} width */
function dot(context, { coords, lean = coords }, colour, width) {
  context.beginPath();
  context.arc(lean[0], lean[1], width / 2, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

/** @param {Context} context @param {Item} item */
function polygon(context, item) {
  const [, , , fill, outline, width] = item.op;
  if (!fill && !outline) return;
  trace(context, item);
  context.closePath();
  if (fill) {
    context.fillStyle = fill;
    // As Tk fills what crosses itself.
    context.fill("evenodd");
  }
  if (outline && width) {
    context.strokeStyle = outline;
    context.lineWidth = width;
    context.stroke();
  }
}

/** Where the lines of a text begin. @param {any[]} op @returns {{align: "left" | "center" | "right", lines: string[], y: number}} */
export function placed([, , , y, said, , anchor, , size]) {
  const lines = said.split("\n");
  const height = lines.length * size * LINE;
  const top = anchor.startsWith("n") ? y : anchor.startsWith("s") ? y - height : y - height / 2;
  const align = anchor === "center" || anchor === "n" || anchor === "s" ? "center" : anchor.endsWith("e") ? "right" : "left";
  return { align, lines, y: top + (LINE - DESCENT) * size };
}

/** @param {any[]} op @returns {string} */
export function fontOf([, , , , , , , typeface, size, bold, italic]) {
  return `${italic ? "italic " : ""}${bold ? "bold " : ""}${size}px ${FAMILIES[/** @type {keyof typeof FAMILIES} */ (typeface)]}`;
}

/** @param {Context} context @param {Item} item */
function text(context, { op }) {
  const [, , x, , , colour, , , size, , , underlined] = op;
  if (!colour) return;
  const { align, lines, y } = placed(op);
  context.font = fontOf(op);
  context.textAlign = align;
  context.fillStyle = colour;
  lines.forEach((each, at) => {
    const base = y + at * size * LINE;
    context.fillText(each, x, base);
    if (!underlined) return;
    const { width } = context.measureText(each);
    const left = align === "left" ? x : align === "right" ? x - width : x - width / 2;
    context.fillRect(left, base + size * 0.1, width, Math.max(1, size * 0.06));
  });
}

/** @param {Context} context @param {Item} item @param {Pictures} pictures */
function picture(context, { op }, pictures) {
  const found = pictures.get(op[4]);
  if (found) context.drawImage(found, op[2] - found.width / 2, op[3] - found.height / 2);
}
