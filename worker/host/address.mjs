/** Addresses of bytes that are here, for what wants an address: those of Blobs, where this worker can read these. */
import { readsBlobs } from "./control.mjs";

/** Bytes that are made text at once: each is an argument of a call. */
const PIECE = 8192;

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} type @returns {string} to be given back by `URL.revokeObjectURL` */
export function addressOf(bytes, type) {
  return readsBlobs() ? URL.createObjectURL(new Blob([bytes], { type })) : `data:${type};base64,${btoa(binary(bytes))}`;
}

/** A text with a character for each byte. @param {Uint8Array} bytes */
function binary(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}
