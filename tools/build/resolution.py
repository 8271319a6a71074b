"""From requirements to wheels for a Pyodide, by pip: resolved, downloaded, checked, and kept.

What a resolution came to stays in build/ until `clean`, the wheels stay in the cache of downloads: the same
build again is quick and needs no network. Which index is asked is pip's own setting.
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.base.hashes import sha256
from tools.base.paths import BUILD, CACHE, ROOT
from tools.base.steps import run
from tools.build import offers
from tools.build.target import Target

PIP = ROOT / "tools" / "build" / "pip_for_target.py"


@dataclass(frozen=True)
class Question:
    """What is asked of pip.

    requirements: as pip takes them; folders: places of more wheels; pins: `name==version`, to be kept to;
    hashes: a file of requirements with hashes, in place of all these; known: names for good advice.
    """

    target: Target
    requirements: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()
    pins: tuple[str, ...] = ()
    hashes: Path | None = None
    known: tuple[str, ...] = ()

    def key(self) -> str:
        """A name for it that changes with the question."""
        files = [Path(each) for each in self.requirements if each.endswith(".whl")]
        files += [self.hashes] if self.hashes else []
        parts = [repr((self.target, self.requirements, sorted(map(str, self.folders)), self.pins))]
        return sha256("\n".join([*parts, *(sha256(file.read_bytes()) for file in files)]).encode())[:32]


def resolve(question: Question, records: Path = BUILD / "resolved", cache: Path = CACHE) -> list[Path]:
    """Return the wheels that answer a question, in the cache; StepError says what cannot be had, and why."""
    record = records / f"{question.key()}.json"
    found = _remembered(record, cache)
    if found is None:
        with tempfile.TemporaryDirectory() as fresh:
            _download(question, Path(fresh))
            found = [_keep(wheel, cache) for wheel in sorted(Path(fresh).glob("*.whl"))]
        records.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps([[path.parent.name, path.name] for path in found]), encoding="utf-8")
    return found


def _remembered(record: Path, cache: Path) -> list[Path] | None:
    """The wheels of an earlier answer, if all are still as they were."""
    if not record.is_file():
        return None
    found = [
        cache / "wheels" / digest / name for digest, name in json.loads(record.read_text(encoding="utf-8"))
    ]
    whole = all(path.is_file() and sha256(path.read_bytes()) == path.parent.name for path in found)
    return found if whole else None


def _keep(wheel: Path, cache: Path) -> Path:
    """Put a wheel into the cache, below its hash."""
    data = wheel.read_bytes()
    place = cache / "wheels" / sha256(data) / wheel.name
    if not (place.is_file() and sha256(place.read_bytes()) == place.parent.name):
        place.parent.mkdir(parents=True, exist_ok=True)
        partial = place.with_suffix(".part")
        partial.write_bytes(data)
        partial.replace(place)
    return place


def _download(question: Question, folder: Path) -> None:
    names = ", ".join(question.requirements) or "micropip"
    pins = folder / "pins.txt"
    pins.write_text("\n".join(question.pins), encoding="utf-8")
    words = ["--dest", str(folder), "--constraint", str(pins)]
    if question.hashes:
        words = ["--dest", str(folder), "--require-hashes", "--no-deps", "-r", str(question.hashes)]
    command = pip(question.target, [*words, *_links(question.folders), *question.requirements])
    run(f"bundle {names}", command, lambda said: advice(question, said))


def pip(target: Target, words: Sequence[str]) -> list[str | Path]:
    """Return the command that downloads wheels for a target."""
    fixed = ("--disable-pip-version-check", "--no-input", "--progress-bar=off", "--only-binary=:all:")
    tags = ("--platform", target.platform, "--python-version", target.python, "--implementation", "cp")
    abis = [word for abi in target.abis for word in ("--abi", abi)]
    markers = json.dumps(target.markers())
    return [sys.executable, PIP, markers, "download", *fixed, *tags, *abis, *words]


def _links(folders: Iterable[Path]) -> list[str]:
    return [word for folder in folders for word in ("--find-links", str(folder))]


def advice(question: Question, said: str) -> str:
    """Return why pip could not, and what could be had instead."""
    return offers.advice(said, question.target, question.known, lambda name: _look(question, name))


def _look(question: Question, name: str) -> str:
    """What pip says of every file of a package when it is asked for that alone."""
    from tools.base.steps import StepError

    with tempfile.TemporaryDirectory() as folder:
        words = ["-vv", "--no-deps", "--dest", folder, *_links(question.folders), name]
        try:
            return run(f"look for {name}", pip(question.target, words), str)
        except StepError as error:
            return error.fix
