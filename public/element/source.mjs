/**
 * The program that stands between a cell's tags, written there by a person, a template, or a tool that makes pages of
 * Markdown. It may be indented like the page, and what it is in may be marked up. Knows of elements only what they have.
 */
import { dedent } from "../../worker/client/dedent.mjs";

/** Elements whose text browsers leave as it stands. */
const RAW = "script, template";
/** What tools for Markdown make of a text with empty lines: each paragraph loses the line after it. */
const PARAGRAPHS = "p";

const ENTITIES = /&(lt|gt|amp|quot|#0?39|#x27);/g;
/** @type {Record<string, string>} */
const CHARACTERS = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#039": "'", "#x27": "'" };

/** The program within an element, without the indentation and the empty lines around it. @param {Element} element */
export function sourceOf(element) {
  const raw = element.querySelector(RAW);
  if (raw) return tidied(unescaped(raw instanceof HTMLTemplateElement ? (raw.content.textContent ?? "") : (raw.textContent ?? "")));
  const hasParagraphs = [...element.children].some((each) => each.matches(PARAGRAPHS));
  return tidied(hasParagraphs ? textOf(element) : (element.textContent ?? ""));
}

/** @param {Element} element */
function textOf(element) {
  const texts = [...element.childNodes].map((node) => (node instanceof Element && node.matches(PARAGRAPHS) ? `\n${node.textContent}\n` : (node.textContent ?? "")));
  return texts.join("");
}

/** The program of a file; nothing if it cannot be had. @param {string} address */
export async function fetched(address) {
  try {
    const response = await fetch(new URL(address, document.baseURI));
    return response.ok ? tidied(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}

/** A text that was escaped though browsers do not undo that there; one that has such characters was not. @param {string} text */
export function unescaped(text) {
  const isEscaped = !/[<>]/.test(text) && !/&(?!(?:lt|gt|amp|quot|#0?39|#x27);)/.test(text);
  return isEscaped ? text.replace(ENTITIES, (_, name) => CHARACTERS[name]) : text;
}

/** @param {string} text */
export function tidied(text) {
  return dedent(text.replaceAll("\r\n", "\n").replace(/^(?:[ \t]*\n)+/, "").replace(/\s+$/, ""));
}
