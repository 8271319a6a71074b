/** What is unpacked for later visits, in a real Pyodide: as its own loader installs it, without running any of it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { loadPyodide } from "pyodide";
import { Unpacked } from "../../../../worker/engines/pyodide/unpacked.mjs";

const ROOT = new URL("../../../../", import.meta.url);
const HOME = "/offthread";

/** A wheel of the site's, with what Pyodide's loader needs to know of it. */
const PACKAGES = new URL("dist/packages/", ROOT);
const NAME = readdirSync(PACKAGES).find((name) => name.startsWith("packaging-"));
const WHEEL = readFileSync(new URL(NAME, PACKAGES));
const LOCKED = { sha256: "a".repeat(64) };

/** An interpreter with the packages room in it. */
async function started() {
  const pyodide = await loadPyodide();
  for (const folder of ["worker", "worker/packages"]) {
    pyodide.FS.mkdirTree(`${HOME}/${folder}`);
    for (const name of readdirSync(new URL(folder, ROOT)).filter((each) => each.endsWith(".py")))
      pyodide.FS.writeFile(`${HOME}/${folder}/${name}`, readFileSync(new URL(`${folder}/${name}`, ROOT)));
  }
  pyodide.pyimport("sys").path.append(HOME);
  return pyodide;
}

/** Keeps what it is given. */
class Supply {
  all = new Map();

  async keep(key, content) {
    this.all.set(key, new Uint8Array(await content.arrayBuffer()));
    return true;
  }

  async kept(key) {
    return this.all.get(key);
  }
}

/** The files of the package and their contents, but for byte-code. */
const files = (pyodide) => JSON.parse(pyodide.runPython(`
import json, pathlib, site
home = pathlib.Path(site.getsitepackages()[0])
found = {str(path.relative_to(home)): path.read_bytes().hex() for path in home.rglob("*") if path.is_file() and path.suffix != ".pyc"}
json.dumps(found)`));

test("a package that was unpacked for later is the one that the loader installs, with its byte-code, and has not run", async () => {
  const supply = new Supply();
  const maker = await started();
  const bench = maker.pyimport("worker.packages.unpacking");
  assert.equal(bench.unpack(new Uint8Array(WHEEL)), true);
  assert.equal(bench.compile_modules(JSON.stringify(["packaging/version.py", "packaging/__init__.py", "../worker/evil.py"])), 2);
  assert.equal(await new Unpacked(maker, supply, bench.ROOT).make(LOCKED, JSON.parse(bench.files())), true);
  assert.equal(maker.runPython("import sys; [name for name in sys.modules if name.startswith('packaging')] == []"), true);

  const later = await started();
  assert.ok((await new Unpacked(later, supply).restore(LOCKED)) > WHEEL.length);
  const loader = await started();
  await loader.loadPackage(new URL(NAME, PACKAGES).pathname, { messageCallback() {} });
  const [put, installed] = [files(later), files(loader)];
  // The loader says where each came from, which is another place here.
  const notes = (name) => name.endsWith("PYODIDE_SOURCE") || name.endsWith("direct_url.json");
  assert.deepEqual(Object.keys(put).filter((name) => !notes(name)).sort(), Object.keys(installed).filter((name) => !notes(name)).sort());
  for (const name of Object.keys(installed).filter((each) => !notes(each))) assert.equal(put[name], installed[name], name);
  assert.equal(later.runPython("import packaging.version as found; str(found.Version('1.0rc1'))"), "1.0rc1");
  assert.equal(later.runPython("import os; os.path.exists(found.__cached__)"), true);
});

test("what is put back for an errand grows, and takes nothing away", async () => {
  const supply = new Supply();
  const maker = await started();
  const bench = maker.pyimport("worker.packages.unpacking");
  const unpacked = new Unpacked(maker, supply, bench.ROOT);
  const compiled = () => JSON.parse(bench.files()).filter((name) => name.endsWith(".pyc")).length;
  bench.unpack(new Uint8Array(WHEEL));
  bench.compile_modules('["packaging/version.py"]');
  await unpacked.make(LOCKED, JSON.parse(bench.files()));
  bench.clear();
  assert.equal(compiled(), 0);
  await unpacked.restore(LOCKED);
  assert.equal(bench.compile_modules('["packaging/version.py"]'), 0);
  assert.equal(bench.compile_modules('["packaging/tags.py"]'), 1);
  assert.equal(compiled(), 2);
});
