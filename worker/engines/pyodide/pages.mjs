/**
 * Memory by its pages, as snapshots and images hold it: what of it differs from a new instance's, and how it is written down.
 *
 * The bytes: a magic number, the length of the head, the head as JSON, padding, then the parts, of which the pages are first.
 */

export const PAGE = 4096;

/** The largest block that is looked for among what was freed. */
const BLOCK = 1 << 18;

/** Zero what has been freed: rubbish that would have to be sent. @param {any} module */
export function scrub(module) {
  const { malloc: allocate, free, sbrk: grow } = module.LDSO.loadedLibsByName.__main__.exports;
  const end = grow(0);
  /** @type {number[]} */
  const held = [];
  for (let size = BLOCK; size >= 16; size /= 2) {
    let block = allocate(size);
    while (block && block + size < end) {
      // Memory may grow meanwhile, which makes another array of it.
      module.HEAPU8.fill(0, block, block + size);
      held.push(block);
      block = allocate(size);
    }
    if (block) free(block);
  }
  for (const block of held) free(block);
}

/**
 * Runs of pages that differ from any blank, beyond whose end all was zero.
 * @param {Uint8Array} heap @param {Uint8Array[]} blanks @param {Set<number>} [always]  pages that are taken as they are
 * @returns {number[]}
 */
export function changedPages(heap, blanks, always = new Set()) {
  const words = [heap, ...blanks].map((each) => new BigInt64Array(each.buffer, each.byteOffset, each.length / 8));
  const [now, ...before] = words;
  const differs = (/** @type {number} */ page) => {
    if (always.has(page)) return true;
    for (let at = (page * PAGE) / 8; at < ((page + 1) * PAGE) / 8; at++) {
      if (before.some((each) => (at < each.length ? each[at] : 0n) !== now[at])) return true;
    }
    return false;
  };
  /** @type {number[]} */
  const runs = [];
  for (let page = 0, open = false; page < heap.length / PAGE; page++) {
    const changed = differs(page);
    if (changed && open) runs[runs.length - 1] += 1;
    else if (changed) runs.push(page, 1);
    open = changed;
  }
  return runs;
}

/** @param {number[]} flat @returns {[number, number][]} */
function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index], flat[2 * index + 1]]);
}

/** @param {number[]} runs @param {Uint8Array} heap @returns {Uint8Array[]} */
export function pagesIn(runs, heap) {
  return pairs(runs).map(([first, count]) => heap.subarray(first * PAGE, (first + count) * PAGE));
}

/** @param {number[]} runs @returns {number} */
export function sizeOf(runs) {
  return pairs(runs).reduce((sum, [, count]) => sum + count * PAGE, 0);
}

/** Put pages back. @param {number[]} runs @param {Uint8Array} bytes @param {number} start  where they begin @param {Uint8Array} heap */
export function copyPages(runs, bytes, start, heap) {
  let at = start;
  for (const [first, count] of pairs(runs)) {
    heap.set(bytes.subarray(at, at + count * PAGE), first * PAGE);
    at += count * PAGE;
  }
}

/** @param {number} magic @param {object} head @param {Uint8Array[]} parts @returns {Uint8Array<ArrayBuffer>} */
export function written(magic, head, parts) {
  const text = new TextEncoder().encode(JSON.stringify(head));
  let at = align(8 + text.length);
  const bytes = new Uint8Array(parts.reduce((sum, each) => sum + each.length, at));
  new Uint32Array(bytes.buffer, 0, 2).set([magic, text.length]);
  bytes.set(text, 8);
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * The head, as text, and where the parts begin; undefined if the bytes are something else.
 * @param {number} magic @param {Uint8Array} bytes @returns {{text: string, start: number} | undefined}
 */
export function opened(magic, bytes) {
  const [found, length] = bytes.length > 8 ? new Uint32Array(bytes.slice(0, 8).buffer) : [0, 0];
  if (found !== magic || 8 + length > bytes.length) return undefined;
  return { text: new TextDecoder().decode(bytes.subarray(8, 8 + length)), start: align(8 + length) };
}

/** @param {number} at */
function align(at) {
  return Math.ceil(at / 16) * 16;
}
