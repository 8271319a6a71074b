"""Programs as a class writes them: what each command does to turtles is compared with CPython's own."""

from pathlib import Path

_TEXT = (Path(__file__).parent / "programs.txt").read_text(encoding="utf-8")
_PARTS = [part.partition("\n") for part in _TEXT.split("## ")[1:]]

PROGRAMS = {name: text for name, _, text in _PARTS}
