/**
 * Links that hold a work: text to base64url by way of deflate and back, and files of the same site. What
 * comes in is not trusted: it is bounded, and every fault is an answer `{problem}`.
 */

/** Bytes that a link may grow to: a small link can hold a bomb. */
const MOST = 5_000_000;
/** Characters of a fragment that are looked at. */
const LONGEST = 200_000;
const DEADLINE_MS = 10_000;

const LINK_TOO_LARGE = "the link holds more than 5 MB";
const FILE_TOO_LARGE = "it is larger than 5 MB";
const BAD = "the link is damaged or cut off";

/** @param {ReadableStream<Uint8Array>} stream @param {string} tooLarge  what to say of more than MOST bytes @returns {Promise<Uint8Array>} */
async function gather(stream, tooLarge) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST) {
      reader.cancel().catch(() => undefined);
      throw new Error(tooLarge);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
}

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} by */
function through(bytes, by) {
  return gather(new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(by), LINK_TOO_LARGE);
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** @param {string} text */
const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** @param {string} text @returns {Promise<string>} */
async function pack(text) {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return base64(packed).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Real characters and no halves of them, as Python needs them. @param {string} _ @param {unknown} value */
const wellFormed = (_, value) =>
  typeof value === "string" ? new TextDecoder().decode(new TextEncoder().encode(value)) : value;

/** @param {string} packed @returns {Promise<{text?: string, problem?: string}>} */
async function unpack(packed) {
  if (packed.length > LONGEST) return { problem: "the link is longer than 200,000 characters" };
  if (!/^[\w-]+$/.test(packed)) return { problem: BAD };
  try {
    const bytes = await through(bytesOf(packed.replaceAll("-", "+").replaceAll("_", "/")), new DecompressionStream("deflate-raw"));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text: JSON.stringify(JSON.parse(text, wellFormed)) };
  } catch (error) {
    return { problem: error instanceof Error && error.message === LINK_TOO_LARGE ? LINK_TOO_LARGE : BAD };
  }
}

/** @param {string} path @returns {Promise<{name?: string, bytes?: Uint8Array, problem?: string}>} */
async function fetchFile(path) {
  try {
    const address = new URL(path, location.href);
    if (address.origin !== location.origin) return { problem: "it is on another site, and this page opens only files of its own site" };
    const answer = await fetch(address, { mode: "same-origin", signal: AbortSignal.timeout(DEADLINE_MS) });
    if (!answer.ok || !answer.body) return { problem: `this site answers ${answer.status} ${answer.statusText}`.trim() };
    const name = decodeURIComponent(address.pathname.split("/").pop() ?? "");
    return { name, bytes: await gather(answer.body, FILE_TOO_LARGE) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What the page's Python calls; none of it throws. */
export const share = {
  pack,
  unpack,
  fetchFile,
  base64,
  /** @param {string} text @returns {Uint8Array | undefined} */
  bytes(text) {
    try {
      return bytesOf(text);
    } catch {
      return undefined;
    }
  },
  /** @param {string} text @returns {Promise<boolean>} */
  copy: (text) => navigator.clipboard?.writeText(text).then(() => true, () => false) ?? Promise.resolve(false),
  /** What the page's address asks for, which is taken out of it. @returns {{link?: string, src?: string}} */
  asked() {
    const link = location.hash.slice(1);
    const src = new URLSearchParams(location.search).get("src") ?? undefined;
    if (!link && !src) return {};
    const search = new URLSearchParams(location.search);
    search.delete("src");
    history.replaceState(null, "", location.pathname + (search.size ? `?${search}` : ""));
    return { ...(link ? { link } : {}), ...(src ? { src } : {}) };
  },
  /** The page's address without what it asks for. */
  address: () => location.href.replace(/[?#].*$/, ""),
};

Object.assign(globalThis, { offthreadShare: share });
