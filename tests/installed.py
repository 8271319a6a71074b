"""The wheel as others have it: in a virtual environment of its own, with a cache of its own.

Made below build/installed when a test first asks for it. What is installed beside the wheel is locked; pip
then proves that the bounds which the wheel names allow it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tools.base import environment
from tools.base.paths import BUILD, ROOT
from tools.base.steps import run
from tools.wheel import main

# Each of the processes that share the tests has its own: one would take the place of what another uses.
HOME = BUILD / "installed" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
VENV, CACHE = HOME / "venv", HOME / "cache"
LOCKS = ("build", "sites")
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet")
FIX = "Read what pip said of the wheel."


@cache
def wheel() -> Path:
    """Return the present wheel, installed."""
    made = main.build(HOME / "wheel")
    locks = [ROOT / "requirements" / f"{name}.txt" for name in LOCKS]
    stamp, wanted = VENV / "locked.stamp", environment.digest(locks)
    if not stamp.is_file() or stamp.read_text() != wanted:
        environment.make_venv(VENV)
        for lock in locks:
            environment.install(VENV, lock)
        stamp.write_text(wanted)
    install = ["install", "--force-reinstall", "--no-deps", "--no-index", "--no-compile", str(made)]
    run("install the wheel", [python(), *PIP, *install], FIX)
    # Nothing is fetched: what is there must do.
    run("allow what is there", [python(), *PIP, "install", "--no-index", f"{made}[sphinx,mkdocs]"], FIX)
    run("check what it needs", [python(), *PIP, "check"], FIX)
    settle()
    return made


def python() -> Path:
    """Return the Python that has it."""
    return environment.python(VENV)


def settle() -> None:
    """Have an empty cache, but for what was compressed here before: that takes long, and is no news."""
    shutil.rmtree(CACHE, ignore_errors=True)
    assert (done := offthread("--help")).returncode == 0, done.stderr
    kept = next(CACHE.glob("sources-*")) / "build" / "cache"
    shutil.copytree(BUILD / "cache", kept, copy_function=os.link, dirs_exist_ok=True)


def offthread(
    *words: str | Path, folder: Path = HOME, **variables: str
) -> "subprocess.CompletedProcess[str]":
    """Run the command in a folder, and return what came of it."""
    return subprocess.run(
        command(words), cwd=folder, env=surroundings(variables), capture_output=True, text=True, check=False
    )


def serving(folder: Path) -> "subprocess.Popen[str]":
    """Begin to serve a folder at a free port."""
    words = command(["serve", folder, "--no-open", "--port", "0"])
    return subprocess.Popen(words, cwd=HOME, env=surroundings({}), stdout=subprocess.PIPE, text=True)


def command(words: Sequence[str | Path]) -> list[str]:
    """Return the words that run the command."""
    name = "offthread.exe" if os.name == "nt" else "offthread"
    return [str(python().with_name(name)), *map(str, words)]


def surroundings(variables: dict[str, str]) -> dict[str, str]:
    """Return the variables of a process that knows nothing of the sources here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OFFTHREAD"))}
    return {**kept, "OFFTHREAD_CACHE": str(CACHE), "PYTHONDONTWRITEBYTECODE": "1", **variables}


def state() -> str:
    """Return a hash of all files of the installed package."""
    found = hashlib.sha256()
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = VENV / ("Lib" if os.name == "nt" else f"lib/{version}") / "site-packages" / "offthread"
    for path in sorted(site.rglob("*")):
        found.update(f"{path} {path.stat().st_mtime_ns}".encode())
    return found.hexdigest()
