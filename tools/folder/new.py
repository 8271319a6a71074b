"""Makes a folder with a small example: settings, two lessons, and a note of what to do next."""

import shutil
from pathlib import Path

from tools.base.steps import StepError, say
from tools.build.settings import FILE

EXAMPLE = Path(__file__).with_name("example")
IGNORED = "/dist/\n/.offthread/\n"
NEXT = """Made {folder} with an example:
  {settings}  the settings of the site
  lessons/        two lessons, and their list
  README.md       what to do next

To see it:  offthread serve {word}"""


def make(folder: Path) -> None:
    """Make it; StepError if there is something in its place."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        fix = f"{folder} is there already{', and not empty' if folder.is_dir() else ''}. Choose another name."
        raise StepError("make a folder", f"look into {folder.resolve()}", fix)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / ".gitignore").write_text(IGNORED, encoding="utf-8")
    say(NEXT.format(folder=folder, settings=FILE, word=word(folder)))


def word(folder: Path) -> str:
    """Return the name of a folder as one word of a command line, in any shell."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
