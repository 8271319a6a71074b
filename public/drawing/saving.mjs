/** The whole drawing as an SVG or PNG file, and what is in it, in numbers. Long drawings are gone through in pieces. */
import { base64 } from "../bytes.mjs";
import { FAMILIES, LINE, MOST_SIDE, draw, isDot, place, placed } from "./brush.mjs";
import { isSeen } from "./scene.mjs";

/** @typedef {import("./scene.mjs").Scene} Scene */
/** @typedef {import("./scene.mjs").Item} Item */

/** Milliseconds of work at a time. */
const SLICE_MS = 8;
/** Texts and colours that are told of. */
const MOST_TEXTS = 20;
const MOST_TOLD = 100;
const MOST_COLOURS = 8;

/** Do something with each item that is seen, and let others have the thread in between. @param {Scene} scene @param {(item: Item) => void} act */
async function each(scene, act) {
  let until = performance.now() + SLICE_MS;
  for (const item of [...scene.order]) {
    if (item && isSeen(item)) act(item);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE_MS;
  }
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");

/** @param {number[]} coords */
const points = (coords) => coords.join(" ");

/** @param {Item} item @param {Map<number, string>} addresses  of pictures, as data @param {import("./brush.mjs").Pictures} pictures */
function element({ kind, op, coords }, addresses, pictures) {
  if (kind === "l") return `<polyline points="${points(coords)}" fill="none" stroke="${op[3]}" stroke-width="${op[4] || 1}"/>`;
  if (kind === "p") return `<polygon points="${points(coords)}" fill="${op[3] || "none"}" stroke="${(op[5] && op[4]) || "none"}" stroke-width="${op[5]}"/>`;
  if (kind === "t") return textElement(op);
  const picture = pictures.get(op[4]);
  if (!picture) return "";
  const { width, height } = picture;
  return `<image x="${op[2] - width / 2}" y="${op[3] - height / 2}" width="${width}" height="${height}" href="${addresses.get(op[4])}"/>`;
}

/** @param {import("./frame.mjs").Frame} frame */
async function frameElement({ canvas, width, height }) {
  const content = await /** @type {Blob} */ (await pngOf(canvas)).arrayBuffer();
  return `<image x="0" y="0" width="${width}" height="${height}" href="data:image/png;base64,${base64(new Uint8Array(content))}"/>`;
}

/** @param {OffscreenCanvas | HTMLCanvasElement} canvas @returns {Promise<Blob | null>} */
function pngOf(canvas) {
  if ("convertToBlob" in canvas) return canvas.convertToBlob({ type: "image/png" });
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** @param {any[]} op */
function textElement(op) {
  const [, , x, , , colour, , typeface, size, bold, italic, underlined] = op;
  const { align, lines, y } = placed(op);
  const anchor = { left: "start", center: "middle", right: "end" }[align];
  const family = FAMILIES[/** @type {keyof typeof FAMILIES} */ (typeface)];
  const style = `${bold ? ' font-weight="bold"' : ""}${italic ? ' font-style="italic"' : ""}${underlined ? ' text-decoration="underline"' : ""}`;
  const spans = lines.map((line, at) => `<tspan x="${x}" y="${y + at * size * LINE}">${escaped(line)}</tspan>`);
  return `<text xml:space="preserve" font-family="${family}" font-size="${size}"${style} fill="${colour}" stroke="none" text-anchor="${anchor}">${spans.join("")}</text>`;
}

/** @param {Scene} scene @param {Map<number, string>} addresses @param {import("./brush.mjs").Pictures} pictures */
export async function svg(scene, addresses, pictures) {
  const { left, top, width, height } = scene.paper;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" stroke-linecap="round" stroke-linejoin="round" fill-rule="evenodd">`;
  const parts = [head, `<title>${escaped(scene.title)}</title>`, `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${scene.window.colour || "#ffffff"}"/>`];
  if (scene.frame) parts.push(await frameElement(scene.frame));
  await each(scene, (item) => parts.push(element(item, addresses, pictures)));
  return new Blob([parts.join("\n"), "\n</svg>\n"], { type: "image/svg+xml" });
}

/**
 * @param {Scene} scene @param {import("./brush.mjs").Pictures} pictures @param {number} ratio  pixels of a unit
 * @param {() => import("./brush.mjs").Context} makeLayer
 */
export async function png(scene, pictures, ratio, makeLayer) {
  const { width, height } = scene.paper;
  const scale = Math.min(ratio, MOST_SIDE / Math.max(width, height));
  const context = makeLayer();
  const { canvas } = context;
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  context.fillStyle = scene.window.colour || "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  place(context, scene.paper, scale);
  if (scene.frame) context.drawImage(scene.frame.canvas, 0, 0);
  await each(scene, (item) => draw(context, item, pictures));
  return pngOf(canvas);
}

/** What can be seen, as JSON: how many of what, the colours used most, and the texts. @param {Scene} scene */
export async function summary(scene) {
  const counts = { lines: 0, dots: 0, shapes: 0, pictures: 0, texts: 0 };
  /** @type {Map<string, number>} */
  const colours = new Map();
  /** @type {string[]} */
  const texts = [];
  await each(scene, (item) => {
    const { kind, op, coords } = item;
    if (kind === "l" && isDot(item)) counts.dots += 1;
    else if (kind === "l") counts.lines += coords.length / 2 - 1;
    else counts[kind === "p" ? "shapes" : kind === "t" ? "texts" : "pictures"] += 1;
    if (kind === "t" && texts.length < MOST_TEXTS) texts.push(op[4].slice(0, MOST_TOLD));
    const colour = kind === "l" ? op[3] : kind === "p" ? op[3] || op[4] : kind === "t" ? op[5] : "";
    if (colour) colours.set(colour, (colours.get(colour) ?? 0) + 1);
  });
  const most = [...colours].sort(([, a], [, b]) => b - a).slice(0, MOST_COLOURS).map(([colour]) => colour);
  const { frame, title, isFull, window } = scene;
  return JSON.stringify({ ...counts, colours: most, background: frame ? "" : window.colour, said: texts, title, isFull, frame: [frame?.width ?? 0, frame?.height ?? 0] });
}
