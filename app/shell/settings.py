"""The visitor's preferences: split, theme, folds, engine, packages, kept names, wrapped lines. Pure.

They lie in a store with read(key) → text or None, and write(key, text). `public/early.js` reads the same
key before the first paint, so the names of the fields are part of a contract.
"""

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

KEY = "offthread.settings"

SPLIT_LEAST, SPLIT_MOST, SPLIT_DEFAULT = 20, 80, 55
THEMES = ("", "light", "dark")
FOLDS = ("", "open", "folded")


class Settings:
    """What is remembered from visit to visit; nonsense in the store counts as nothing."""

    def __init__(self, read: "Callable[[str], str | None]", write: "Callable[[str, str], object]") -> None:
        self._write = write
        stored = _decode(read(KEY))
        split: Any = stored.get("split")
        theme, data, engine = stored.get("theme"), stored.get("data"), stored.get("engine")
        self._split = clamp(split) if type(split) in (int, float) else SPLIT_DEFAULT
        self._theme = theme if theme in THEMES else ""
        self._data = data if data in FOLDS else ""
        self._engine = engine if isinstance(engine, str) else ""
        packages: Any = stored.get("packages")
        is_list = isinstance(packages, list)
        self._packages = [name for name in packages if isinstance(name, str)] if is_list else []
        self._keeps_names = stored.get("names") is True
        self._wraps = stored.get("wrap") is not False

    @property
    def split(self) -> int:
        """Return the part of the width that the code takes, in per cent."""
        return self._split

    @split.setter
    def split(self, value: float) -> None:
        self._split = clamp(value)
        self._save()

    @property
    def theme(self) -> str:
        """Return "light", "dark", or nothing for the system's."""
        return self._theme

    @theme.setter
    def theme(self, value: str) -> None:
        if value not in THEMES:
            raise ValueError(f"theme must be one of {THEMES}, not {value!r}")
        self._theme = value
        self._save()

    @property
    def data(self) -> str:
        """Return whether the data pane is "open" or "folded", or nothing if it was never touched."""
        return self._data

    @data.setter
    def data(self, value: str) -> None:
        if value not in FOLDS:
            raise ValueError(f"data must be one of {FOLDS}, not {value!r}")
        self._data = value
        self._save()

    @property
    def engine(self) -> str:
        """Return the name of the engine that was chosen, or nothing for the site's first."""
        return self._engine

    @engine.setter
    def engine(self, value: str) -> None:
        self._engine = value
        self._save()

    @property
    def packages(self) -> "list[str]":
        """Return the names of the packages that are loaded together with Python."""
        return list(self._packages)

    @packages.setter
    def packages(self, value: "list[str]") -> None:
        self._packages = [name for number, name in enumerate(value) if name not in value[:number]]
        self._save()

    @property
    def keeps_names(self) -> bool:
        """Tell whether a run finds the names of the one before, in place of beginning as new."""
        return self._keeps_names

    @keeps_names.setter
    def keeps_names(self, value: bool) -> None:
        self._keeps_names = value
        self._save()

    @property
    def wraps(self) -> bool:
        """Tell whether lines of the output that are too long go on in the next one."""
        return self._wraps

    @wraps.setter
    def wraps(self, value: bool) -> None:
        self._wraps = value
        self._save()

    def _save(self) -> None:
        kept: dict[str, Any] = {"split": self._split, "theme": self._theme, "data": self._data}
        kept["packages"] = self._packages
        if self._engine:
            kept["engine"] = self._engine
        if self._keeps_names:
            kept["names"] = True
        if not self._wraps:
            kept["wrap"] = False
        self._write(KEY, json.dumps(kept))


def clamp(split: float) -> int:
    """Return a split as a whole number of per cent within its limits."""
    return max(SPLIT_LEAST, min(SPLIT_MOST, round(split)))


def _decode(text: "str | None") -> "dict[str, object]":
    try:
        decoded = json.loads(text) if text else {}
    except ValueError:
        return {}
    return decoded if isinstance(decoded, dict) else {}
