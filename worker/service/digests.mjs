/**
 * The digests of a build's files, kept beside them: a later build, which does not know those files, compares
 * them by these before it serves them to a page of the older build. Knows one cache at a time.
 */

/** No file of the site has this name. @param {string} scope  the site's address */
const placeOf = (scope) => new URL("digests-of-this-build.json", scope).href;

/**
 * Keep the digests of a build that is about to be stored.
 * @param {Cache} cache  the build's @param {string} scope @param {Map<string, {integrity: string}>} files  by their addresses
 */
export async function keepDigests(cache, scope, files) {
  const digests = Object.fromEntries([...files].map(([url, { integrity }]) => [url, integrity]));
  await cache.put(placeOf(scope), new Response(JSON.stringify(digests)));
}

/**
 * The digest of a file of the cache's build; none if that is not known.
 * @param {Cache} cache @param {string} scope @param {string} url @returns {Promise<string | undefined>}
 */
export async function digestOf(cache, scope, url) {
  const kept = await cache.match(placeOf(scope));
  try {
    const digest = new Map(Object.entries((await kept?.json()) ?? {})).get(url);
    return typeof digest === "string" ? digest : undefined;
  } catch {
    return undefined;
  }
}
