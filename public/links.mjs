/**
 * Links that hold a project: text to base64url by way of deflate, and back. It takes long, so it runs in the
 * packing worker. What comes in is not trusted: it is bounded, and every fault is an answer `{problem}`.
 */
import { base64, fromBase64, gather } from "./bytes.mjs";

/** Bytes that a link may grow to: a small link can hold a bomb. */
const MOST = 5_000_000;
/** Characters of a fragment that are looked at. */
const LONGEST = 200_000;

const BAD = "the link is damaged or cut off";

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} by */
const through = (bytes, by) => gather(new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(by), MOST);

/** @param {string} text @returns {Promise<{text?: string, problem?: string}>} */
export async function pack(text) {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  if (!packed) return { problem: "the project is too large" };
  return { text: base64(packed).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") };
}

/** Real characters and no halves of them, as Python needs them. @param {string} _ @param {unknown} value */
const wellFormed = (_, value) =>
  typeof value === "string" ? new TextDecoder().decode(new TextEncoder().encode(value)) : value;

/** @param {string} packed @returns {Promise<{text?: string, problem?: string}>} */
export async function unpack(packed) {
  if (packed.length > LONGEST) return { problem: "the link is longer than 200,000 characters" };
  if (!/^[\w-]+$/.test(packed)) return { problem: BAD };
  try {
    const bytes = await through(fromBase64(packed.replaceAll("-", "+").replaceAll("_", "/")), new DecompressionStream("deflate-raw"));
    if (!bytes) return { problem: "the link holds more than 5 MB" };
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text: JSON.stringify(JSON.parse(text, wellFormed)) };
  } catch {
    return { problem: BAD };
  }
}
