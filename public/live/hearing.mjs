/**
 * What a live frame says, as far as it is of the shape that the page knows: nothing else is heard. Pure.
 */

/** @typedef {import("./orders.d.ts").Said} Said */

const MOST = { names: 10, hosts: 10, letters: 200, bytes: 4000000, buffers: 1000 };

/** @param {unknown} value */
const isText = (value) => typeof value === "string" && value.length <= MOST.letters;

/** @param {unknown} value @param {number} most @returns {value is string[]} */
const areTexts = (value, most) => Array.isArray(value) && value.length <= most && value.every(isText);

/** Bytes that nobody else can change, and not too many. @param {unknown} data @param {unknown} buffers */
function areBytes(data, buffers) {
  if (!(data instanceof Uint8Array && data.buffer instanceof ArrayBuffer && Array.isArray(buffers))) return false;
  if (buffers.length > MOST.buffers || !buffers.every((each) => each instanceof ArrayBuffer)) return false;
  return data.buffer.byteLength + buffers.reduce((sum, each) => sum + each.byteLength, 0) <= MOST.bytes;
}

/** @type {Record<string, (said: any) => boolean>} */
const SHAPES = {
  pong: () => true,
  busy: () => true,
  rested: ({ at }) => Number.isFinite(at),
  height: ({ height }) => Number.isFinite(height) && height >= 0,
  wants: (/** @type {{names: unknown}} */ { names }) => areTexts(names, MOST.names) && names.every((name) => /^[a-z]+$/.test(name)),
  lacks: ({ hosts }) => areTexts(hosts, MOST.hosts),
  failed: ({ reason }) => isText(reason),
  comm: ({ data, buffers }) => areBytes(data, buffers),
};

/** What was said; undefined if it is nothing that the page knows. @param {unknown} data @returns {Said | undefined} */
export function heard(data) {
  if (typeof data !== "object" || data === null) return undefined;
  const said = /** @type {Said} */ (data);
  return typeof said.is === "string" && Object.hasOwn(SHAPES, said.is) && SHAPES[said.is](said) ? said : undefined;
}
