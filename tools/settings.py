"""What pyproject.toml says of the site. Reads one file and refuses what it does not know."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.steps import StepError

KNOWN = {"title": str, "packages": list, "lessons": str}


@dataclass(frozen=True)
class Settings:
    """The site's version and title, the packages that are loaded with the worker, the folder of lessons."""

    version: str
    title: str
    packages: tuple[str, ...]
    lessons: str = ""


def read(root: Path) -> Settings:
    """Read `[project] version` and `[tool.offthread]`; StepError names a setting that is wrong."""
    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    table = data.get("tool", {}).get("offthread", {})
    for name, value in table.items():
        if name not in KNOWN:
            raise _error(f"`{name}` is not a setting: there are {', '.join(KNOWN)}.")
        if not isinstance(value, KNOWN[name]):
            raise _error(f"`{name}` must be a {KNOWN[name].__name__}.")
    return Settings(
        data["project"]["version"],
        table.get("title", "Offthread"),
        tuple(table.get("packages", ())),
        table.get("lessons", ""),
    )


def _error(mend: str) -> StepError:
    return StepError("read the settings of the site", "read [tool.offthread] in pyproject.toml", mend)
