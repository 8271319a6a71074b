"""Gathers what a class has handed in: a folder for each work, and a table of all of them."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.projects import names, unseen
from tools.base.steps import StepError, say
from tools.folder.handed import Work, works

TABLE = "works.csv"
Row = tuple[str, ...]
HEAD: Row = ("name", "handed in as", "folder", "title", "files", "lines of Python", "bytes", "remark")
NAMELESS = "work"
# Names that Windows keeps for devices, whatever their ending.
DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
# What is too long for a cell goes on in cells of the next row.
LONGEST = 1000
# What a program for tables would take for a formula: at the beginning of a cell, and behind a semicolon,
# which parts cells in some countries.
FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@＝＋－＠])")


def gather(folder: Path, to: Path) -> None:
    """Gather the works in a folder into another, which must be new; StepError if there is nothing to do."""
    if not folder.is_dir():
        raise _wrong(folder, f"There is no folder {folder}. Name the folder of what was handed in.")
    if to.exists() and (to.is_file() or any(to.iterdir())):
        raise _wrong(to, f"{to} is there already and not empty. Name a new folder with --to.")
    if to.resolve().is_relative_to(folder.resolve()):
        raise _wrong(to, f"{to} is inside of {folder}. Name a folder elsewhere with --to.")
    rows = list(_written(works(folder), to))
    if not rows:
        kinds = "zips, saved pages, links in .txt files, .py files, or a folder for each person"
        raise _wrong(folder, f"Nothing in {folder} is a work. Put {kinds} there.")
    # A name that another system has written may be none in Unicode.
    (to / TABLE).write_text(table(rows), encoding="utf-8-sig", errors="backslashreplace", newline="")
    _tell(rows, to)


def table(rows: Iterable[Row]) -> str:
    """Return the table, as CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    writer.writerows([FORMULA.sub(r"\1'", cell[:LONGEST]) for cell in row] for row in rows)
    return text.getvalue()


def _written(found: Iterable[Work], to: Path) -> Iterator[Row]:
    """Write works and yield their rows: one after the other, since all of them may not fit into memory."""
    taken = {TABLE}
    for work in found:
        name = _free(work.name, taken)
        taken.add(name.lower())
        to.mkdir(parents=True, exist_ok=True)
        _write(work, to / name)
        yield _row(work, name)


def _row(work: Work, folder: str) -> Row:
    lines = sum(len(data.splitlines()) for name, data in work.files.items() if name.endswith(".py"))
    size = sum(map(len, work.files.values()))
    numbers = (len(work.files), lines, size)
    return (work.name, work.source, folder, work.title, *map(str, numbers), work.remark)


def _write(work: Work, home: Path) -> None:
    """Put the files of a work into its folder."""
    try:
        home.mkdir()
        for name, data in work.files.items():
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as error:
        work.remark = f"Not all of it could be written here: {error}"


def _free(name: str, taken: set[str]) -> str:
    """Return a name that a folder can have on any system, and that is not taken. taken: in small letters."""
    seen = unseen.without(unicodedata.normalize("NFC", name))
    said = "".join("-" if sign in f"{names.FORBIDDEN}/" else sign for sign in seen)
    stem = said[: names.LONGEST // 2].strip(". ") or NAMELESS
    if DEVICES.match(stem):
        stem = f"{NAMELESS} {stem}"
    count, free = 1, stem
    while free.lower() in taken:
        count += 1
        free = f"{stem} ({count})"
    return free


def _tell(rows: list[Row], to: Path) -> None:
    empty = [row for row in rows if row[HEAD.index("files")] == "0"]
    say(f"Gathered {len(rows) - len(empty)} of {len(rows)} works into {to}. {to / TABLE} lists them.")
    for _, source, *_, remark in empty:
        say(f"  {unseen.spelled(f'{source}: {remark}')}")


def _wrong(path: Path, fix: str) -> StepError:
    return StepError("collect work", f"look into {path}", fix)
