"""The page's first Python, in the interpreter that runs it: modules come from an archive in memory."""

import json
import subprocess
from pathlib import Path

from tools.base.environment import node, node_env
from tools.base.paths import ROOT
from tools.build import mpy, vendor
from tools.build.archives import tar

FIRST = {
    "app/__init__.py": b"",
    "app/base.py": b"import js\njs.said.push('base')\n",
    "app/main.py": b"""
import js
from app import base

async def start(add, pass_on):
    js.said.push("main")
    with open("rooms.tar", "rb") as file:
        add(file.read())
    await pass_on()
    from app.room import there
    js.said.push(there.WORD)
    try:
        from app import nowhere
    except ImportError as error:
        js.said.push(str(error))
""",
}
LATER = {"app/room/__init__.py": b"", "app/room/there.py": b"WORD = 'there'\n"}

RUN = """
import fs from "node:fs";
const [interpreter, boot, first, later] = process.argv.slice(1);
const { loadMicroPython } = await import(interpreter);
const python = await loadMicroPython({ stdout: (line) => console.log(line), linebuffer: true });
globalThis.said = [];
// Each look at the clock is ten milliseconds after the last one.
let now = 0;
globalThis.performance = { now: () => (now += 10) };
globalThis.offthreadTurn = () => new Promise((resolve) => setTimeout(resolve)).then(() => said.push("turn"));
python.FS.writeFile("app.tar", fs.readFileSync(first));
python.FS.writeFile("rooms.tar", fs.readFileSync(later));
await python.runPythonAsync(`${fs.readFileSync(boot, "utf8")}\\nawait boot()`);
console.log(JSON.stringify(said));
"""


def test_it_imports_from_memory_with_turns_between_and_later_what_comes_later(tmp_path: Path) -> None:
    first, later = tmp_path / "app.tar", tmp_path / "rooms.tar"
    first.write_bytes(tar(mpy.compiled(FIRST)))
    later.write_bytes(tar(mpy.compiled(LATER)))
    interpreter = (vendor.package_root(vendor.MICROPYTHON) / "micropython.mjs").as_uri()
    files = [str(each) for each in (ROOT / "app" / "boot.py", first, later)]
    command = [str(node()), "--input-type=module", "--eval", RUN, interpreter, *files]
    done = subprocess.run(command, env=node_env(), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    said = ["turn", "base", "turn", "turn", "main", "turn", "there", "no module named 'app.nowhere'"]
    assert json.loads(done.stdout) == said
