"""The lessons that a site brings along: a folder of Markdown and Python, and the index that lists them.

`index.toml` in the folder has a `[[lesson]]` for each, in order: `file`, `title` and `about`. They are
carried as they are, beside `index.json`, which the page reads.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from tools.base.steps import StepError

INDEX = "index.toml"
FIELDS = ("file", "title", "about")
ENDINGS = (".md", ".py")


def collect(root: Path, folder: str) -> dict[str, bytes]:
    """Return the files of the site's folder lessons/; StepError names what is wrong with the index."""
    if not folder:
        return {}
    home = root / folder
    listed = [check(entry, number, home) for number, entry in enumerate(entries(home), 1)]
    names = [entry["file"] for entry in listed]
    for name in names:
        if names.count(name) > 1:
            raise wrong(home, f"{name} is listed twice. Remove one of the entries.")
    for path in sorted(home.iterdir()):
        if path.suffix in ENDINGS and path.name not in names:
            raise wrong(home, f"{path.name} is in the folder but not in the list. Add a [[lesson]] for it.")
    files = {f"lessons/{name}": (home / name).read_bytes() for name in names}
    index = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    return {"lessons/index.json": index.encode(), **files}


def entries(home: Path) -> list[Any]:
    """Return what the index lists."""
    path = home / INDEX
    if not path.is_file():
        raise wrong(home, f"There is no {INDEX}. Write one, or remove `lessons` from pyproject.toml.")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise wrong(home, f"The file is not valid TOML: {error}.") from error
    found = data.get("lesson")
    if not isinstance(found, list) or not found or set(data) != {"lesson"}:
        raise wrong(home, "The file must have [[lesson]] entries and nothing else.")
    return found


def check(entry: Any, number: int, home: Path) -> dict[str, str]:
    """Return an entry of the index as it is, if it names a file that can be a lesson."""
    fields = entry if isinstance(entry, dict) else {}
    if set(fields) != set(FIELDS) or not all(isinstance(value, str) and value for value in fields.values()):
        raise wrong(home, f"Lesson {number} must have {', '.join(FIELDS)} as texts and nothing else.")
    file = fields["file"]
    if "/" in file or Path(file).suffix not in ENDINGS:
        raise wrong(home, f"Lesson {number} names {file!r}. Name a .md or .py file in this folder.")
    if not (home / file).is_file():
        raise wrong(
            home,
            f"Lesson {number} names {file!r}, but that is missing. Add the file or correct the name.",
        )
    try:
        (home / file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise wrong(home, f"{file} is not UTF-8. Save it as UTF-8.") from error
    return fields


def wrong(home: Path, fix: str) -> StepError:
    """Return the error that says what to do about a wrong index."""
    return StepError("collect the lessons", f"read {home.name}/{INDEX}", fix)
