"""Slips of beginners and the whole hint that each gets: `slips.txt`, read for the tests of all Pythons.

An entry is a program, a line of four dots under it, and the hint, or nothing where none is sure to be right.
A version behind the dots says from which Python on: older ones word the error otherwise, or have no guess.
"""

from pathlib import Path
from typing import NamedTuple

TEXT = Path(__file__).with_name("slips.txt").read_text(encoding="utf-8")


class Slip(NamedTuple):
    """A program, its hint, and the first Python whose words for it these are."""

    code: str
    hint: str | None
    since: tuple[int, ...]


def slips() -> list[Slip]:
    """Return all of them, in order."""
    return [_slip(entry) for entry in TEXT.rstrip("\n").split("\n====\n")]


def _slip(entry: str) -> Slip:
    code, _, rest = entry.partition("\n····")
    version, _, hint = rest.partition("\n")
    return Slip(code, hint or None, tuple(map(int, version.split("."))) if version else ())
