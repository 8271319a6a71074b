"""The output of the last run over a reload of this tab: kept as text when the page is left, and shown again.

Of pictures and tables the last ones are kept, as far as there is room for them.

It is shown again only if the program is the same. It knows nothing of works.
"""

import json

from app.output import displays, transcript

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    from app.output.block import Block
    from app.output.chunk import Chunk
    from app.output.keeping import Keeping

    class Shown(Protocol):
        """What is in the output pane: app/output/view.py."""

        def shown(self) -> "list[tuple[Block, Any]]": ...
        def refresh(self) -> None: ...


AGAIN = "This is the output from before the page was loaded again."
CUT = "What came before this was not kept."
LEFT_OUT = "A picture or table was here. Run the program again to see it."
# Characters and lines that are kept: far fewer than the transcript holds.
MOST, MOST_LINES = 200000, 2000
# Characters of what is more than text: some plots, and the storage of a tab has room for much more.
MOST_SHOWN = 250000
# Characters of a program by which it is known again, at its beginning and at its end.
SIGHT = 1000


class Reprise:
    """Keeps it and shows it.

    keep(text): keeps a text for this tab's next load; chunk(text): makes a chunk; program(): the text of
    the program; shows: writes and reads what is more than text.
    """

    def __init__(
        self,
        output: "Shown",
        entries: "transcript.Transcript",
        keep: "Callable[[str], object]",
        chunk: "Callable[[str], Chunk]",
        program: "Callable[[], str]",
        shows: "Keeping",
    ) -> None:
        self._output, self._entries, self._keep = output, entries, keep
        self._chunk, self._program, self._shows = chunk, program, shows

    def keep(self) -> None:
        """Keep what is shown: its end, if it is long."""
        found: list[list[object]] = []
        left, lines, room, is_cut = MOST, MOST_LINES, MOST_SHOWN, False
        for block, element in reversed(self._output.shown()):
            if block.kind == transcript.DISPLAY:
                entry, size, room = self._shown(block.content, room)
            else:
                entry, size = _entry(block, str(element.textContent))
            left, lines = left - size, lines - block.lines
            if left < 0 or lines < 0:
                is_cut = True
                break
            # What this has put there itself says nothing of the program.
            if entry[1] not in (AGAIN, CUT):
                found.append(entry + [block.begins])
        fields = {"of": _sight(self._program()), "cut": is_cut, "entries": list(reversed(found))}
        self._keep(json.dumps(fields) if found else "")

    def restore(self, kept: str) -> None:
        """Show what was kept, if nothing else is there, and the program is the same."""
        try:
            fields: Any = json.loads(kept)
            of = fields["of"]
            entries = [(str(kind), content, begins) for kind, content, begins in fields["entries"]]
        except (ValueError, KeyError, TypeError):
            return
        if not self._entries.is_empty or of != _sight(self._program()) or not entries:
            return
        self._add(transcript.NOTICE, AGAIN)
        if fields.get("cut"):
            self._add(transcript.NOTICE, CUT)
        for kind, content, begins in entries:
            if begins:
                self._entries.begin()
            self._add(kind, content)
        self._output.refresh()

    def _shown(self, content: "Any", room: int) -> "tuple[list[object], int, int]":
        """Return what is kept of a display, its size as text, and the room that is left for others."""
        kept = self._shows.write(content, room)
        if kept is None:
            return [transcript.NOTICE, LEFT_OUT], len(LEFT_OUT), room
        fields, size = kept
        return [transcript.DISPLAY, fields], 0, room - size

    def _add(self, kind: str, content: "Any") -> None:
        if kind in transcript.STREAMS:
            self._entries.write(kind, self._chunk(str(content)))
        elif kind == transcript.DISPLAY:
            fields = self._shows.read(content)
            if fields is not None:
                self._entries.add(kind, fields, fields["text"], displays.weight(fields))
        elif kind in transcript.KINDS:
            self._entries.add(kind, content, content if isinstance(content, str) else "", 100)


def _sight(program: str) -> "list[object]":
    return [len(program), program[:SIGHT], program[-SIGHT:]]


def _entry(block: "Block", text: str) -> "tuple[list[object], int]":
    """Return what is kept of a block, and its size."""
    kind, content = block.kind, block.content
    size = len(text) + 50
    if kind == transcript.ERROR and isinstance(content, dict):
        kept = {name: str(content[name]) for name in ("traceback", "hint") if content.get(name)}
        return [kind, kept], size
    if kind == transcript.INPUT and isinstance(content, dict):
        prompt = "".join([part for _, part in content["prompt"]])
        return [kind, {"prompt": [["", prompt]], "answer": content["answer"]}], size
    if kind == transcript.CONSOLE:
        return [kind, content], size
    if kind == transcript.NOTICE and isinstance(content, tuple):
        # What is behind it is not kept.
        return [kind, content[0]], size
    return [kind, text], size
