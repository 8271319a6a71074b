/**
 * Links that hold a project: text to base64url by way of deflate, with a checksum behind it, and back. It takes long,
 * so it runs in the packing worker. What comes in is not trusted: it is bounded, and every fault is an answer `{problem}`.
 */
import { LINK_BYTES, LINK_WORDS, TEXT_BYTES, TEXT_WORDS } from "#generated/limits.mjs";
import { digest } from "../worker/host/digest.mjs";
import { base64, fromBase64, gather } from "./bytes.mjs";

/** Characters of a fragment that are looked at. */
const LONGEST = 200_000;
/** Bytes of a checksum, a multiple of three: then no bit of its text is idle. */
const SUM_BYTES = 9;

const BAD = "the link is damaged or cut off";

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} by */
const through = (bytes, by) => gather(new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(by), LINK_BYTES);

/** @param {Uint8Array} bytes */
const url64 = (bytes) => base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** What tells whether all has arrived as it was: the beginning of a SHA-256. @param {Uint8Array} bytes */
function checksum(bytes) {
  const found = digest(bytes);
  return url64(Uint8Array.from({ length: SUM_BYTES }, (_, at) => parseInt(found.slice(2 * at, 2 * at + 2), 16)));
}

/** A text that the page cannot show, in words, if there is one. @param {any} fields  what a link holds */
function tooLong(fields) {
  const listed = Array.isArray(fields?.files) ? fields.files : [];
  const files = listed.filter((/** @type {unknown} */ each) => Array.isArray(each) && each[1] === "text");
  const texts = [["its data", "text", fields?.data], ...files].filter(([, , text]) => typeof text === "string");
  const found = texts.find(([, , text]) => text.length > TEXT_BYTES);
  return found && `the link holds a text that is larger than ${TEXT_WORDS}: ${String(found[0]).slice(0, 60)}`;
}

/** @param {string} text @returns {Promise<{text?: string, problem?: string}>} */
export async function pack(text) {
  const bytes = new TextEncoder().encode(text);
  const problem = bytes.length > LINK_BYTES ? "the project is too large" : tooLong(JSON.parse(text));
  if (problem) return { problem };
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  return packed ? { text: `${url64(packed)}.${checksum(bytes)}` } : { problem: "the project is too large" };
}

/** Real characters and no halves of them, as Python needs them. @param {string} _ @param {unknown} value */
const wellFormed = (_, value) =>
  typeof value === "string" ? new TextDecoder().decode(new TextEncoder().encode(value)) : value;

/**
 * @param {string} link  with a checksum behind a dot, but for those that older versions of the page have made
 * @returns {Promise<{text?: string, problem?: string}>}
 */
export async function unpack(link) {
  if (link.length > LONGEST) return { problem: "the link is longer than 200,000 characters" };
  if (!/^[\w-]+(\.[\w-]+)?$/.test(link)) return { problem: BAD };
  const [packed, sum] = link.split(".");
  try {
    const raw = fromBase64(packed.replaceAll("-", "+").replaceAll("_", "/"));
    // The last character may have idle bits: changed is changed.
    if (sum !== undefined && url64(raw) !== packed) return { problem: BAD };
    const bytes = await through(raw, new DecompressionStream("deflate-raw"));
    if (!bytes) return { problem: `the link holds more than ${LINK_WORDS}` };
    if (sum !== undefined && checksum(bytes) !== sum) return { problem: BAD };
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const fields = JSON.parse(text, wellFormed);
    const problem = tooLong(fields);
    return problem ? { problem } : { text: JSON.stringify(fields) };
  } catch {
    return { problem: BAD };
  }
}
