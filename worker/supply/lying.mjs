/**
 * Where the site's files lie for the supply worker. A page of the site itself need not say so; a page of others says it by
 * the worker's name, which is all that a worker knows before its first message. Pure.
 */

/**
 * base: the site's address; places: addresses of files that lie elsewhere, by their paths in the site; isClosed: a box gets
 * no file of that folder but those that the build wrote down.
 * @typedef {{base: string, places: Readonly<Record<string, string>>, isClosed: boolean}} Lying
 */

/** @param {string} name  of the worker @param {string} script  its address, which is in the site's folder assets/ @returns {Lying} */
export function lying(name, script) {
  if (name.startsWith("{")) return { isClosed: true, ...JSON.parse(name) };
  return { base: new URL("..", script).href, places: {}, isClosed: false };
}
