/**
 * What a program shows, as an element: a picture, a table of texts, or HTML in a frame in which nothing runs and nothing is
 * loaded. All else is its text.
 */
import { BANNED, HEAD, MOST_HTML, MOST_LOOKS, MOST_TAKEN } from "#generated/markup.mjs";
import { made } from "./made.mjs";
import { WORDS } from "./extra_words.mjs";

/** @typedef {import("../../worker/client/terms.mjs").Display} Display */
/** @typedef {{text: string, head?: boolean, number?: boolean, columns?: number, rows?: number}} Field */
/** @typedef {{caption: string, note?: string, head: Field[][], body: Field[][]}} Table */

const DRAWING = "image/svg+xml";
const PICTURES = ["image/png", "image/jpeg", "image/gif", DRAWING];
const TABLE = "application/vnd.offthread.table+json";
const MOST_FIELDS = 20_000;
/** What such a frame has no use for: it runs nothing. */
const GONE = `${BANNED}, script, template`;
const TAGS = GONE.split(", ").map((tag) => `<${tag}`);
/** Pixels of a frame: so many for each element that looks like a line, within bounds. */
const LINES = /<(?:tr|p|li|br|h\d|div)\b/gi;
const TAG_HEIGHT = 28;
const HEIGHTS = { min: 48, max: 420 };

/** @param {Display} display @returns {HTMLElement} */
export function shown(display) {
  const { mime, data, text } = display;
  if (PICTURES.includes(mime)) return picture(display);
  const table = mime === TABLE && typeof data === "string" ? tableOf(data) : undefined;
  if (table) return tableElement(table);
  const html = mime === "text/html" && typeof data === "string" ? harmless(data) : undefined;
  if (html !== undefined) return frame(html, display.alt);
  if (typeof data !== "string" && !mime.startsWith("text/plain")) return words(`${text}\n${WORDS.live}`);
  return words(typeof data === "string" && mime.startsWith("text/") && mime !== "text/html" ? data : text);
}

/** @param {string} text */
function words(text) {
  return made("div", "text", text);
}

/** @param {Display} display */
function picture({ mime, data, alt, width, height }) {
  const image = document.createElement("img");
  image.alt = alt ?? WORDS.picture;
  if (width) image.width = width;
  if (height) image.height = height;
  image.src = addressOf(mime, data);
  return image;
}

/**
 * A picture of drawings may have scripts, which run if somebody opens it in a tab: hence in an address that is of no origin,
 * where one of a blob would be of the page's. @param {string} mime @param {Display["data"]} data
 */
function addressOf(mime, data) {
  if (mime !== DRAWING) return URL.createObjectURL(new Blob([/** @type {BlobPart} */ (data)], { type: mime }));
  const text = typeof data === "string" ? data : new TextDecoder().decode(/** @type {Uint8Array} */ (data));
  return `data:${DRAWING},${encodeURIComponent(text.toWellFormed())}`;
}

/** A frame of an origin of its own, without scripts. @param {string} html @param {string} [alt] */
function frame(html, alt = WORDS.html) {
  const element = document.createElement("iframe");
  element.title = alt;
  element.setAttribute("sandbox", "");
  element.setAttribute("referrerpolicy", "no-referrer");
  element.style.height = `${Math.min(HEIGHTS.max, Math.max(HEIGHTS.min, (html.match(LINES)?.length ?? 1) * TAG_HEIGHT))}px`;
  element.srcdoc = HEAD + html;
  return element;
}

/**
 * A program's HTML without what a frame must not have; nothing if it has too much of it, or some again. The page's own
 * displays are looked at in the same way: see app/output/display.py. @param {string} html @returns {string | undefined}
 */
function harmless(html) {
  if (html.length > MOST_HTML) return undefined;
  let clean = html;
  for (let look = 0; look < MOST_LOOKS; look++) {
    const text = clean.toLowerCase();
    if (!TAGS.some((tag) => text.includes(tag))) return clean;
    // Nothing is loaded in a document that nobody shows.
    const parsed = new DOMParser().parseFromString(clean, "text/html");
    const gone = parsed.querySelectorAll(GONE);
    if (!gone.length) return clean;
    if (gone.length > MOST_TAKEN) return undefined;
    for (const each of gone) each.remove();
    clean = parsed.documentElement.outerHTML;
  }
  return undefined;
}

/** @param {string} text @returns {Table | undefined} */
function tableOf(text) {
  try {
    const { caption, note, head, body } = JSON.parse(text);
    const rows = [...head, ...body];
    const fields = rows.flat();
    const isRight = rows.every(Array.isArray) && fields.length <= MOST_FIELDS && fields.every((/** @type {any} */ each) => typeof each.text === "string");
    return isRight ? { caption: String(caption), note: note ? String(note) : undefined, head, body } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Table} table */
function tableElement({ caption, note, head, body }) {
  const around = made("div", "table");
  // It scrolls to the side, also by keyboard.
  Object.assign(around, { tabIndex: 0, role: "region", ariaLabel: caption });
  const table = document.createElement("table");
  table.append(rowsOf("thead", head, "col"), rowsOf("tbody", body, "row"));
  around.append(table, made("div", "caption", note ? `${caption}: ${note}` : caption));
  return around;
}

/** @param {string} tag @param {Field[][]} rows @param {string} scope */
function rowsOf(tag, rows, scope) {
  const part = document.createElement(tag);
  for (const row of rows) {
    const line = document.createElement("tr");
    line.append(...row.map((field) => fieldOf(field, scope)));
    part.append(line);
  }
  return part;
}

/** @param {Field} field @param {string} scope */
function fieldOf({ text, head, number, columns, rows }, scope) {
  const isHead = head && text !== "";
  const cell = /** @type {HTMLTableCellElement} */ (made(isHead ? "th" : "td", number ? "number" : "", text));
  if (isHead) cell.scope = scope;
  if (columns) cell.colSpan = columns;
  if (rows) cell.rowSpan = rows;
  return cell;
}
