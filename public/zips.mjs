/** Makes and reads zips. It takes long, so it runs in the packing worker; it may throw. Knows no page. */
import { ALL_BYTES, ALL_WORDS, FILE_BYTES, FILE_WORDS } from "#generated/limits.mjs";
import { unzipSync, zipSync } from "fflate";
import { decode } from "./bytes.mjs";

/** @typedef {string | Uint8Array} Content */

/** @param {Content} content */
const bytesOf = (content) => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** @param {string[]} names @param {Content[]} contents @returns {Blob} */
export function zip(names, contents) {
  const files = Object.create(null);
  names.forEach((name, number) => (files[name] = bytesOf(contents[number])));
  return new Blob([/** @type {BlobPart} */ (zipSync(files, { level: 6 }))], { type: "application/zip" });
}

/** Files one after the other: name, content, name, content, … @param {Uint8Array} archive @returns {Content[]} */
export function unzip(archive) {
  let all = 0;
  /** @type {Content[]} files that fflate's object would lose; their names are refused where they are taken in */
  const lost = [];
  const files = unzipSync(archive, {
    filter({ name, originalSize }) {
      if (name.endsWith("/")) return false;
      if (name in Object.prototype) {
        lost.push(name, "");
        return false;
      }
      all += originalSize;
      if (originalSize > FILE_BYTES) throw new Error(`${name} is larger than ${FILE_WORDS}`);
      if (all > ALL_BYTES) throw new Error(`its files together are larger than ${ALL_WORDS} in all`);
      return true;
    },
  });
  return [...Object.entries(files).flatMap(([name, bytes]) => [name.normalize("NFC"), decode(bytes)]), ...lost];
}
