/**
 * Runs Python files in the MicroPython that the page uses: node run.mjs <micropython.mjs> <root> <file>…
 * The packages app and worker of the root can be imported, and as `chunks` what keeps output in JavaScript;
 * every function test_* of each file is called. Where a script of a file's name lies beside it, as door.mjs
 * beside door_checks.py, it is run first.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import * as chunks from "../../public/chunk.mjs";

const [interpreter, root, ...files] = process.argv.slice(2);
const { loadMicroPython } = await import(pathToFileURL(path.resolve(interpreter)).href);
const python = await loadMicroPython({ stdout: (line) => console.log(line), linebuffer: true });

/** @param {string} folder */
function mount(folder) {
  python.FS.mkdir(`/${folder}`);
  for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== "__pycache__") mount(name);
    else if (entry.name.endsWith(".py")) python.FS.writeFile(`/${name}`, fs.readFileSync(path.join(root, name)));
  }
}

for (const folder of ["app", "worker"]) mount(folder);
python.registerJsModule("chunks", chunks);
python.FS.writeFile("/runner.py", fs.readFileSync(new URL("runner.py", import.meta.url)));
for (const file of files) python.FS.writeFile(`/${path.basename(file)}`, fs.readFileSync(file));
python.FS.writeFile("/pyscript.py", "import jsffi as ffi\n");
for (const file of files) {
  const script = file.replace(/_checks\.py$/, ".mjs");
  if (fs.existsSync(script)) await import(pathToFileURL(path.resolve(script)).href);
}
const modules = files.map((file) => path.basename(file, ".py"));
python.runPython(`import sys\nsys.path.append("/")\nimport runner\nrunner.run(${JSON.stringify(modules)})`);
