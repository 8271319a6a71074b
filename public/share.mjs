/**
 * Links that hold a project, and files of the same site. Links are made and read in the packing worker, since that
 * takes long. What comes in is not trusted: it is bounded, and every fault is an answer `{problem}`.
 */
import { base64, fromBase64, gather } from "./bytes.mjs";
import { packing } from "./packing.mjs";

/** Bytes of a file of the site. */
const MOST = 5_000_000;
const DEADLINE_MS = 10_000;

/** @param {string} path @returns {Promise<{name?: string, bytes?: Uint8Array, problem?: string}>} */
async function fetchFile(path) {
  try {
    const address = new URL(path, location.href);
    if (address.origin !== location.origin) return { problem: "it is on another site, and this page opens only files of its own site" };
    const answer = await fetch(address, { mode: "same-origin", signal: AbortSignal.timeout(DEADLINE_MS) });
    if (!answer.ok || !answer.body) return { problem: `this site answers ${answer.status} ${answer.statusText}`.trim() };
    const name = decodeURIComponent(address.pathname.split("/").pop() ?? "").normalize("NFC");
    const bytes = await gather(answer.body, MOST);
    return bytes ? { name, bytes } : { problem: "it is larger than 5 MB" };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What the page's Python calls; none of it throws. */
export const share = {
  /** @param {string} text @returns {Promise<{text?: string, problem?: string}>} */
  pack: (text) => packing.ask("pack", text),
  /** @param {string} packed @returns {Promise<{text?: string, problem?: string}>} */
  unpack: (packed) => packing.ask("unpack", packed),
  fetchFile,
  base64,
  /** @param {string} text @returns {Uint8Array | undefined} */
  bytes(text) {
    try {
      return fromBase64(text);
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
