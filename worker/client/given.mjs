/**
 * Fields of a message as they are to be posted: what has no value is left out, since a worker asks what is there, and a
 * copy of a message has the name of a field that is undefined, too.
 */

/** @template {object} T @param {T} fields @returns {Partial<{[K in keyof T]: NonNullable<T[K]>}>} */
export function given(fields) {
  const found = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return /** @type {any} */ (Object.fromEntries(found));
}
