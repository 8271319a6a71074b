/** Starts a Pyodide in Node from a folder with its files, for those who write its memory down or put it back. */
import { readFile, readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { layoutOfFiles } from "../../worker/engines/pyodide/versions.mjs";

/**
 * options: of loadPyodide; prepare: sees Emscripten's settings before the start; serve: sees its module before Python begins.
 * @typedef {{options?: object, prepare?: (settings: any) => void, serve?: (module: any) => Promise<void>}} Hooks
 */

/** What starts one. @param {string} folder @returns {(hooks?: Hooks) => Promise<any>} */
export function starter(folder) {
  return async ({ options, prepare, serve } = {}) => {
    const load = (/** @type {string} */ name) => import(pathToFileURL(`${folder}/${name}`).href);
    const layout = layoutOfFiles(await readdir(folder));
    const [api, engine] = [await load("pyodide.mjs"), await load(layout.engine)];
    const factory = layout.factory(engine);
    const handed = layout.hand(async (/** @type {any} */ settings) => {
      prepare?.(settings);
      const module = await factory(settings);
      await serve?.(module);
      return module;
    });
    try {
      const lockFileContents = await readFile(`${folder}/pyodide-lock.json`, "utf8");
      return await api.loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents, ...options, ...handed });
    } finally {
      // An older one finds it there when it is imported for the next start.
      if ("_createPyodideModule" in globalThis) Object.assign(globalThis, { _createPyodideModule: factory });
    }
  };
}
