/** Whether HTML is nothing but scripts and styles: what shows nothing gets no frame that one sees. Pure. */

/** Bytes that are looked at: what is longer shows something. */
const MOST = 20_000;
const UNSEEN = /<(script|style)\b[^]*?<\/\1\s*>|<!--[^]*?-->|\s+/gi;

/** @param {Uint8Array} data @returns {boolean} */
export function isBare(data) {
  return data.byteLength <= MOST && !new TextDecoder().decode(data).replace(UNSEEN, "");
}
