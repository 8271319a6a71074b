/**
 * What the packing worker does for the page, since it would keep the page's thread for long. What it finds comes in
 * parts, before the answer: the page takes small messages, and draws between them. Knows nothing of messages.
 */
import { pack, unpack } from "./links.mjs";
import { unzip, zip } from "./zips.mjs";

/** @typedef {import("./zips.mjs").Content} Content */
/** @typedef {{part: Content[], transfer: Transferable[]}} Part  files of a zip, and their memory */

/** Characters and files of a part: what the page can take at a time. */
const PART_LENGTH = 500_000;
const PART_FILES = 100;

/** @param {Content[]} files @returns {Generator<Part>} */
export function* parts(files) {
  let next = /** @type {Part} */ ({ part: [], transfer: [] });
  let length = 0;
  for (let at = 0; at < files.length; at += 2) {
    const content = files[at + 1];
    next.part.push(files[at], content);
    // Bytes change hands, which takes no time.
    if (typeof content === "string") length += content.length;
    else next.transfer.push(/** @type {ArrayBuffer} */ (content.buffer));
    if (length < PART_LENGTH && next.part.length < 2 * PART_FILES) continue;
    yield next;
    [next, length] = [{ part: [], transfer: [] }, 0];
  }
  if (next.part.length) yield next;
}

/** @type {Record<string, (tell: (part: Part) => void, given: any[]) => object | Promise<object>>} */
const TASKS = {
  zip: (_, [names, contents]) => ({ blob: zip(names, contents) }),
  async open(tell, [file]) {
    for (const part of parts(unzip(new Uint8Array(await file.arrayBuffer())))) tell(part);
    return {};
  },
  pack: (_, [text]) => pack(text),
  unpack: (_, [packed]) => unpack(packed),
};

/** Do what is asked; what goes wrong is an answer, too. @param {string} kind @param {any[]} given @param {(part: Part) => void} tell @returns {Promise<object>} */
export async function perform(kind, given, tell) {
  try {
    return await TASKS[kind](tell, given);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
