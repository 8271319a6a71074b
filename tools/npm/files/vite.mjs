/**
 * A plugin for Vite's development server, which would rewrite scripts that it serves, and lose where a dependency's files
 * are. It serves the package's files as they are. `vite build` carries them along by itself.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { SITE } from "./assets.mjs";

/** Where the server has them, below its base. */
const FOLDER = "@offthread/";

/** How the client names them: see places.mjs, which the build makes. */
const BESIDE = '"./site/';

const CLIENTS = ["./offthread.mjs", "./package_python.mjs", "./package_trusted.mjs"].map((each) => fileURLToPath(new URL(each, import.meta.url)).split(sep).join("/"));

/** Types that browsers insist on, and the workers. @type {Record<string, string>} */
const TYPES = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".zip": "application/zip",
  ".whl": "application/zip",
};

export default function offthread() {
  let base = "/";
  return {
    name: "offthread",
    apply: /** @type {const} */ ("serve"),
    config: () => ({ optimizeDeps: { exclude: ["offthread"] } }),
    /** @param {{base: string}} config */
    configResolved(config) {
      base = config.base;
    },
    /** @param {string} code @param {string} id */
    transform(code, id) {
      return CLIENTS.includes(id.split("?")[0]) ? { code: code.replaceAll(BESIDE, `"${base}${FOLDER}`), map: null } : undefined;
    },
    /** @param {any} server  Vite's */
    configureServer(server) {
      server.middlewares.use((/** @type {any} */ request, /** @type {any} */ response, /** @type {() => void} */ next) => {
        const [, path] = request.url.split("?")[0].split(`/${FOLDER}`);
        return path === undefined ? next() : void send(path, response, server.config.server.headers ?? {}).catch(next);
      });
    },
  };
}

/** @param {string} path @param {any} response @param {Record<string, any>} headers  that the page's server sends with everything */
async function send(path, response, headers) {
  const file = join(SITE, decodeURIComponent(path));
  const found = file.startsWith(SITE) && (await stat(file).catch(() => undefined));
  if (!found || !found.isFile()) return response.writeHead(404).end();
  response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-length": found.size });
  return createReadStream(file).pipe(response);
}
