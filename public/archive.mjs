/**
 * Files as they come and go: uploads, zips, pictures, text or not. What may throw answers `{problem}` or
 * nothing instead. `app/projects/files.py` is asked again for everything that comes in. Zips are made and read
 * in the packing worker, since that takes long.
 */
import { ALL_BYTES, ALL_WORDS, FILE_BYTES, FILE_WORDS } from "#generated/limits.mjs";
import { decode } from "./bytes.mjs";
import { declare, encode, recognise } from "./coding.mjs";
import { packing } from "./packing.mjs";

/** @typedef {import("./zips.mjs").Content} Content */

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
    const name = (file.webkitRelativePath || file.name).normalize("NFC");
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
  recognise,
  declare,
  encode,
  /** @param {string} text */
  utf8: (text) => new TextEncoder().encode(text),
  /** A name in the form in which it is the same name everywhere. @param {string} name */
  normal: (name) => name.normalize("NFC"),
  /** @param {string[]} names @param {Content[]} contents @returns {Promise<{blob?: Blob, problem?: string}>} */
  zip: (names, contents) => packing.ask("zip", names, contents),
  receive: (/** @type {Iterable<File>} */ files) => receive([...files]),
  /** @param {File} file @returns {Promise<{files?: Content[], problem?: string}>} */
  async open(file) {
    if (file.size > ALL_BYTES) return { problem: `it is larger than ${ALL_WORDS}` };
    return packing.ask("open", file);
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
