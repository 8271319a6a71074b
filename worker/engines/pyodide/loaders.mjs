/** Stands between Pyodide and the network while it starts: it gets what has been fetched and checked already. */

/**
 * Answer some addresses ourselves, and give out the module that is compiled already, until restored.
 * @param {string} folder @param {Record<string, () => Promise<Response>>} answers @param {Promise<WebAssembly.Module>} compiled
 * @returns {() => void} restores what was there
 */
export function takeLoaders(folder, answers, compiled) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = (input, init) => {
    const asked = input instanceof Request ? input.url : String(input);
    const answer = asked.startsWith(folder) ? answers[asked.slice(folder.length)] : undefined;
    return answer ? answer() : fetch(input, init);
  };
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return () => {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}

/** Never settles unless a promise fails. @param {Promise<unknown>} promise @returns {Promise<never>} */
export function failureOf(promise) {
  return new Promise((_, reject) => void promise.catch(reject));
}
