"""Gathers what a class has handed in: a folder for each work, and a table of all of them."""

import csv
import io
from pathlib import Path

from app.projects import names, unseen
from tools.base.steps import StepError, say
from tools.folder.handed import Work, works

TABLE = "works.csv"
HEAD = ("name", "handed in as", "title", "files", "lines of Python", "bytes", "remark")
NAMELESS = "work"
# A program for tables would take a text that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def gather(folder: Path, to: Path) -> list[Work]:
    """Gather the works in a folder into another, which must be new; StepError if there is nothing to do."""
    if not folder.is_dir():
        raise _wrong(folder, f"There is no folder {folder}. Name the folder of what was handed in.")
    if to.exists() and (to.is_file() or any(to.iterdir())):
        raise _wrong(to, f"{to} is there already and not empty. Name a new folder with --to.")
    if to.resolve().is_relative_to(folder.resolve()):
        raise _wrong(to, f"{to} is inside of {folder}. Name a folder elsewhere with --to.")
    found = list(works(folder))
    if not found:
        kinds = "zips, saved pages, links in .txt files, .py files, or a folder for each person"
        raise _wrong(folder, f"Nothing in {folder} is a work. Put {kinds} there.")
    for work in found:
        _write(work, to / _free(work.name, to))
    (to / TABLE).write_text(table(found), encoding="utf-8-sig", newline="")
    _tell(found, to)
    return found


def table(found: list[Work]) -> str:
    """Return the table, as CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    writer.writerows([_plain(cell) for cell in _row(work)] for work in found)
    return text.getvalue()


def _row(work: Work) -> tuple[str, ...]:
    lines = sum(data.count(b"\n") for name, data in work.files.items() if name.endswith(".py"))
    size = sum(map(len, work.files.values()))
    numbers = (len(work.files), lines, size)
    return (work.name, work.source, work.title, *map(str, numbers), work.remark)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _write(work: Work, home: Path) -> None:
    """Put the files of a work into its folder."""
    home.mkdir(parents=True)
    try:
        for name, data in work.files.items():
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as error:
        work.remark = f"Not all of it could be written here: {error}"


def _free(name: str, to: Path) -> str:
    """Return a name that a folder can have, and that none has yet."""
    said = "".join("-" if sign in f"{names.FORBIDDEN}/" else sign for sign in unseen.without(name))
    stem = said[: names.LONGEST // 2].strip(". ") or NAMELESS
    taken = {path.name.lower() for path in to.iterdir()} if to.is_dir() else set()
    count, free = 1, stem
    while free.lower() in taken or free.lower() == TABLE:
        count += 1
        free = f"{stem} ({count})"
    return free


def _tell(found: list[Work], to: Path) -> None:
    empty = [work for work in found if not work.files]
    say(f"Gathered {len(found) - len(empty)} of {len(found)} works into {to}. {to / TABLE} lists them.")
    for work in empty:
        say(f"  {unseen.spelled(work.source)}: {work.remark}")


def _wrong(path: Path, fix: str) -> StepError:
    return StepError("collect work", f"look into {path}", fix)
