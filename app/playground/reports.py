"""What becomes of a program's reports: entries of the transcript, and bytes of the log.

It knows the panes by what they do, not by how.
"""

from app.output import displays, transcript
from app.runtime import engines
from app.shell import tabs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.output.intake import Intake
    from app.output.log import Log
    from app.runtime.connection import Fields


class Reports:
    """Takes in what programs write, show, ask and fail with. `panes` and `engines` are set later."""

    def __init__(self, entries: "transcript.Transcript", log: "Log", intake: "Intake") -> None:
        self._entries, self._log, self._intake = entries, log, intake
        # The line that the Input field stands in, taken out of the transcript while it is there.
        self._line: str | None = None
        # What is shown of the present run in a slot, to be replaced by what comes for the same slot.
        self._slots: dict[str, Any] = {}
        self.engines: engines.Engines
        self.panes: dict[str, Any] = {}

    def on_output(self, fields: "Any") -> bool:
        """Take in some of the chunks; tell whether there are more."""
        comes_more = self._intake.take(fields)
        self._refresh()
        return comes_more

    def on_display(self, fields: "Any") -> None:
        """Show something, or renew what is shown in its slot."""
        slot, weight = fields.get("slot"), displays.weight(fields)
        block = self._slots.get(slot)
        if block is None or not self._entries.renew(block, fields, weight):
            text = str(fields["text"])
            self._intake.record(text)
            block = self._entries.add(transcript.DISPLAY, fields, text, weight)
            if slot is not None:
                self._slots[slot] = block
        self._refresh()
        self._intake.owe(fields)

    def on_waiting(self, fields: "Any") -> None:
        self.panes["output"].stick()
        self.panes["tabs"].choose(tabs.OUTPUT)
        self._line = self._take_line(fields["prompt"])
        self.panes["output"].paint()
        self.panes["ask"].show(self._line, fields["secret"])

    def on_echo(self, fields: "Any") -> None:
        line = self._take_line(fields["prompt"]) if self._line is None else self._line
        self._line = None
        answer = fields.get("text", "•••" if fields["secret"] else "(end of input)")
        self._intake.record(answer)
        self._add(transcript.INPUT, {"prompt": line, "answer": answer}, answer)

    def on_result(self, fields: "Fields") -> None:
        if "repr" in fields and not fields.get("shown"):
            text = str(fields["repr"])
            self._intake.record(text)
            self._add(transcript.RESULT, text, text)

    def on_error(self, fields: "Fields") -> None:
        lack, name, title = self.engines.lack(fields)
        if lack:
            fields["hint"] = lack
        if name:
            fields["engine"] = name, title
        self._add_error(fields)

    def _take_line(self, prompt: str) -> str:
        """Take out the line that a question stands in; the prompt is its end, if it has been written."""
        line = self._entries.take_unfinished()
        return line if line.endswith(prompt.rpartition("\n")[2]) else line + prompt

    def _stop_asking(self) -> None:
        self.panes["ask"].hide()
        if self._line:
            self._intake.put_back(self._line)
        self._line = None

    def _add_error(self, fields: "Fields") -> None:
        text = str(fields["traceback"])
        self._intake.record(text)
        self._add(transcript.ERROR, fields, text)

    def _add(self, kind: str, content: object, text: str) -> None:
        self._entries.add(kind, content, text)
        self._refresh()

    def _refresh(self) -> None:
        self.panes["output"].refresh()
        self.panes["tabs"].note_output()
