/**
 * Files as they come and go: uploads, zips, pictures, text or not. What may throw answers `{problem}` or
 * nothing instead. `app/projects/files.py` is asked again for everything that comes in.
 */
import { ALL_BYTES, ALL_WORDS, FILE_BYTES, FILE_WORDS } from "#generated/limits.mjs";
import { unzipSync, zipSync } from "fflate";

/** @typedef {string | Uint8Array} Content */

/** Bytes of a text that can still be edited. */
const EDITABLE = 1_000_000;

/** Bytes as text if they are text that can be edited, else as they are. @param {Uint8Array} bytes @returns {Content} */
export function decode(bytes) {
  if (bytes.length > EDITABLE) return bytes;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? bytes : text;
  } catch {
    return bytes;
  }
}

/** @param {Content} content */
const bytesOf = (content) => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** @param {string[]} names @param {Content[]} contents @returns {Blob} */
function zip(names, contents) {
  const files = Object.create(null);
  names.forEach((name, number) => (files[name] = bytesOf(contents[number])));
  return new Blob([zipSync(files, { level: 6 })], { type: "application/zip" });
}

/** Files one after the other: name, content, name, content, … @param {Uint8Array} archive */
function unzip(archive) {
  let all = 0;
  const files = unzipSync(archive, {
    filter({ name, originalSize }) {
      if (name.endsWith("/")) return false;
      all += originalSize;
      if (originalSize > FILE_BYTES) throw new Error(`${name} is larger than ${FILE_WORDS}`);
      if (all > ALL_BYTES) throw new Error(`its files together are larger than ${ALL_WORDS} in all`);
      return true;
    },
  });
  return Object.entries(files).flatMap(([name, bytes]) => [name, decode(bytes)]);
}

/** @param {File} file */
async function contentOf(file) {
  return decode(new Uint8Array(await file.arrayBuffer()));
}

/** @param {File[]} files @returns {Promise<{files: Content[], problems: string[]}>} */
async function receive(files) {
  /** @type {Content[]} */
  const found = [];
  /** @type {string[]} */
  const problems = [];
  for (const file of files) {
    const name = file.webkitRelativePath || file.name;
    if (file.size > FILE_BYTES) problems.push(`${name} is larger than ${FILE_WORDS}.`);
    else await contentOf(file).then((content) => found.push(name, content), () => problems.push(`${name} could not be read.`));
  }
  return { files: found, problems };
}

/** @param {DragEvent} event */
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

/** What the page's Python calls; none of it throws. */
export const archive = {
  decode,
  zip,
  receive: (/** @type {Iterable<File>} */ files) => receive([...files]),
  /** @param {File} file @returns {Promise<{files?: Content[], problem?: string}>} */
  async open(file) {
    try {
      if (file.size > ALL_BYTES) return { problem: `it is larger than ${ALL_WORDS}` };
      return { files: unzip(new Uint8Array(await file.arrayBuffer())) };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  },
  /** @param {Content} content @param {string} type */
  blob: (content, type) => new Blob([/** @type {BlobPart} */ (content)], { type }),
  /** Call a handler with files that are dropped anywhere, before the editor makes text of them. @param {(files: File[]) => void} handler */
  onDrop(handler) {
    addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault(), true);
    addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      handler([...(event.dataTransfer?.files ?? [])]);
    }, true);
  },
};

Object.assign(globalThis, { offthreadArchive: archive });
