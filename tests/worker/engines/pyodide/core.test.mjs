/** What a start of Pyodide that fails leaves behind: nothing that the next one would meet. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Core } from "../../../../worker/engines/pyodide/core.mjs";

const MODULE = "data:text/javascript,export default () => {}; export const loadPyodide = () => new Promise(() => {});";
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A site whose lock file is wrong, and whose scripts come when they are let go. */
function site() {
  const scripts = Promise.withResolvers();
  const file = ({ name }) => {
    const bytes = name.endsWith("lock.json") ? Promise.reject(new Error("its content is wrong")) : name.endsWith(".mjs") ? scripts.promise : new Promise(() => {});
    bytes.catch(() => {});
    return { bytes, whole: bytes, response: bytes, cancel() {} };
  };
  return { scripts, supply: { base: "https://school.example/", isDirect: true, placed: () => MODULE, file } };
}

test("a start that failed takes nothing afterwards, when its scripts have come", async () => {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const { scripts, supply } = site();
  await assert.rejects(new Core({ supply }, () => {}).start(), { message: "its content is wrong" });
  scripts.resolve(new Uint8Array());
  await settled();
  assert.deepEqual([globalThis.fetch === fetch, WebAssembly.instantiateStreaming === instantiateStreaming], [true, true]);
});
