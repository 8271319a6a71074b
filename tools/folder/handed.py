"""Reads what learners hand in: zips, pages and links that the playground makes, programs, and whole folders.

Nothing of it is run or trusted: it is bounded as on the page, and each name of a file is one that the page
would allow. What cannot be read becomes a work without files, with a sentence that says why.
"""

import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.projects import names, unseen
from app.projects.project import DATA_FILE
from tools.folder import links, saved
from worker.contract.limits import ALL_BYTES, ALL_WORDS, FILE_BYTES, FILE_WORDS, MOST_FILES

Files = dict[str, bytes]

# What systems and tools add to a zip or a folder by themselves, in small letters. Git and editors would run
# what some of it names.
LITTER = {
    *("__macosx", "__pycache__", ".ds_store", "thumbs.db", "desktop.ini"),
    *(".git", ".idea", ".ipynb_checkpoints", ".venv", ".vscode"),
}
NOTHING = "There is no file in it."
MANY = f"It has more than {MOST_FILES} files."
LARGE = f"{{}} is larger than {FILE_WORDS}."
ALL_LARGE = f"Its files together are larger than {ALL_WORDS}."
BAD_NAME = "It has a file “{}”. {}"
DAMAGED = "The zip is damaged, has a password, or is none. {}"
BAD_LINK = "The link is not opened: {}."
UNREADABLE = "It cannot be read: {}"


class UnreadableError(ValueError):
    """What was handed in cannot be taken; the message is a sentence."""


@dataclass
class Work:
    """What one learner handed in. name: as its file or folder says; source: which that was."""

    name: str
    source: str
    files: Files = field(default_factory=dict)
    title: str = ""
    remark: str = ""


def works(folder: Path) -> Iterator[Work]:
    """Yield all that was handed in, in the order of its names."""
    for path in sorted(folder.iterdir(), key=lambda each: each.name.casefold()):
        if path.is_symlink() or path.name.startswith(".") or _is_litter(path.name):
            continue
        if path.is_dir():
            yield from _of_learner(path)
        elif path.suffix.lower() in READERS and _is_plain(path):
            yield from _read(path, path.stem, path.name)


def _is_litter(*parts: str) -> bool:
    """Tell whether nobody has made this file: by the parts of its path."""
    return not LITTER.isdisjoint(part.lower() for part in parts)


def _is_plain(path: Path) -> bool:
    """Tell whether it is a file that is here, and no pipe or what leads elsewhere."""
    return path.is_file() and not path.is_symlink()


def _of_learner(folder: Path) -> Iterator[Work]:
    """Yield what is in a folder of one learner: zips and pages, or else the files of a work themselves."""
    try:
        packed = _packed(folder)
    except OSError as error:
        yield Work(folder.name, f"{folder.name}/", remark=UNREADABLE.format(error))
        return
    for path in packed:
        name = folder.name if len(packed) == 1 else f"{folder.name} {path.stem}"
        yield from _read(path, name, f"{folder.name}/{path.name}")
    if not packed:
        work = Work(folder.name, f"{folder.name}/")
        _fill(work, lambda: _in_folder(folder))
        yield work


def _packed(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in PACKED and _is_plain(path))


def _read(path: Path, name: str, source: str) -> Iterator[Work]:
    if path.suffix.lower() == ".txt":
        yield from _linked(path, name, source)
        return
    work = Work(name, source)
    _fill(work, lambda: READERS[path.suffix.lower()](path, work))
    yield work


def _linked(path: Path, name: str, source: str) -> Iterator[Work]:
    """Yield a work for each link in a text; what stands before a link in its line is whose it is."""
    for at, (before, fragment) in enumerate(links.found(_beginning(path, links.MOST)), 1):
        work = Work(before or f"{name} {at}", source)
        _fill(work, lambda work=work, fragment=fragment: _from_link(fragment, work))  # type: ignore[misc]
        yield work


def _fill(work: Work, read: "links.Reader") -> None:
    """Give a work its files, or the sentence that says why it has none."""
    try:
        work.files = checked(read())
    except UnreadableError as error:
        work.remark = str(error)
    except links.LinkError as error:
        work.remark = BAD_LINK.format(error)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
        work.remark = DAMAGED.format(error)
    except Exception as error:  # noqa: BLE001  What readers of zips and pages raise, nothing lists.
        work.remark = UNREADABLE.format(error)


def checked(files: Iterator[tuple[str, bytes]]) -> Files:
    """Return files by their names, if all of them are within bounds and have names that the page allows."""
    found: Files = {}
    size = 0
    for said, data in files:
        name = unicodedata.normalize("NFC", said)
        if wrong := names.problem(name, found):
            raise UnreadableError(BAD_NAME.format(unseen.spelled(name[:60]), wrong))
        size += len(data)
        if len(data) > FILE_BYTES:
            raise UnreadableError(LARGE.format(name))
        if size > ALL_BYTES:
            raise UnreadableError(ALL_LARGE)
        if len(found) == MOST_FILES:
            raise UnreadableError(MANY)
        found[name] = data
    if not found:
        raise UnreadableError(NOTHING)
    return found


def _from_zip(path: Path, _work: Work) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and not _is_litter(*entry.filename.split("/")):
                with archive.open(entry) as file:
                    # Whatever the zip says of its size.
                    yield entry.filename, file.read(FILE_BYTES + 1)


def _beginning(path: Path, most: int) -> bytes:
    """Return no more of a file than is looked at."""
    with path.open("rb") as file:
        return file.read(most)


def _from_page(path: Path, work: Work) -> Iterator[tuple[str, bytes]]:
    page = saved.read(_beginning(path, 2 * ALL_BYTES).decode("utf-8", "replace"))
    if page is None:
        raise UnreadableError("It is not a page that the playground saves.")
    work.title, work.remark = page.title, page.others
    yield from ((name, text.encode()) for name, text in page.files)
    if page.data:
        yield DATA_FILE, page.data.encode()


def _from_program(path: Path, _work: Work) -> Iterator[tuple[str, bytes]]:
    yield path.name, _beginning(path, FILE_BYTES + 1)


def _from_link(fragment: str, work: Work) -> Iterator[tuple[str, bytes]]:
    project = links.opened(fragment)
    work.title = project.title
    for name, content in project.packed():
        assert isinstance(content, str | links.Bytes)
        yield name, content.encode() if isinstance(content, str) else content


def _in_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if _is_plain(path) and not _is_litter(*inside.parts):
            if path.stat().st_size > FILE_BYTES:
                raise UnreadableError(LARGE.format(path.name))
            yield inside.as_posix(), path.read_bytes()


READERS = {
    ".zip": _from_zip,
    ".html": _from_page,
    ".htm": _from_page,
    ".py": _from_program,
    ".txt": _from_program,
}
PACKED = (".zip", ".html", ".htm")
