"""What becomes of a program's reports: entries of the transcript, and bytes of the log.

It knows the panes by what they do, not by how.
"""

from app.output import displays, question, transcript
from app.shell import tabs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NotRequired

    from app.output.block import Block
    from app.output.intake import Intake
    from app.output.log import Log
    from app.output.row import Run
    from app.playground.panes import Panes
    from app.runtime.engines import Engines
    from app.runtime.reports import EchoFields, FailureFields, WorkerDisplay, WorkerOutput
    from worker.messages import ResultFields, WaitingFields

    class ShownError(FailureFields):
        """An error, name and title of an engine that has what this one lacks, and whether it was said.

        again: a package that is wanted is for a program, which can be run again.
        """

        engine: NotRequired[tuple[str, str]]
        is_said: NotRequired[bool]
        again: NotRequired[bool]


# What an error is called that is none of the program's own.
STOP = "KeyboardInterrupt"
END_OF_INPUT, SECRET = "(end of input)", "•••"
ASKS, WAITS = "Your program asks: {}", "Your program waits for your input"
# The signs of Python's prompt.
FIRST, FURTHER = ">>> ", "... "


class Reports:
    """Takes in what programs write, show, ask and fail with."""

    def __init__(
        self,
        panes: "Panes",
        engines: "Engines",
        entries: "transcript.Transcript",
        log: "Log",
        intake: "Intake",
    ) -> None:
        self._panes, self._engines = panes, engines
        self._entries, self._log, self._intake = entries, log, intake
        # The line that the Input field stands in, taken out of the transcript while it is there.
        self._line: list[Run] | None = None
        # What is said of a question that may not take the keyboard.
        self._aside = ""
        # What is shown of the present run in a slot, to be replaced by what comes for the same slot.
        self._slots: dict[str, Block] = {}
        # The present run is what was typed at the console.
        self._is_typed = False

    def on_output(self, fields: "WorkerOutput") -> bool:
        """Take in some of the chunks; tell whether there are more."""
        comes_more = self._intake.take(fields)
        self._refresh()
        return comes_more

    def on_display(self, fields: "WorkerDisplay") -> None:
        """Show something, or renew what is shown in its slot."""
        slot, weight = fields.get("slot"), displays.weight(fields)
        block = None if slot is None else self._slots.get(slot)
        if block is None or not self._entries.renew(block, fields, weight):
            text = fields["text"]
            self._intake.record(text)
            block = self._entries.add(transcript.DISPLAY, fields, text, weight)
            if slot is not None:
                self._slots[slot] = block
        self._refresh()
        self._intake.owe(fields)

    def on_waiting(self, fields: "WaitingFields") -> None:
        """Have the visitor asked in the line that the program has begun."""
        self._panes.output.stick()
        self._line = self._take_line(fields["prompt"])
        if self._panes.ask.must_wait:
            self._panes.tabs.note_output()
            self._panes.results.note_output()
            asked = "".join([text for _, text in self._line]).strip()
            self._aside = ASKS.format(asked) if asked else WAITS
        else:
            self._panes.tabs.choose(tabs.OUTPUT)
            self._panes.drawing.give_way()
            self._panes.results.show_output()
        self._panes.output.paint()
        self._panes.ask.show(self._line, fields["secret"])

    def on_echo(self, fields: "EchoFields") -> None:
        """Show what was answered."""
        line = self._take_line(fields["prompt"]) if self._line is None else self._line
        self._line = None
        answer = fields.get("text", SECRET if fields["secret"] else END_OF_INPUT)
        self._intake.record(answer)
        self._add(transcript.INPUT, {"prompt": line, "answer": answer}, answer)

    def on_result(self, fields: "ResultFields") -> None:
        """Show the value of the program's last expression, unless a display has shown it."""
        if "repr" in fields and not fields.get("shown"):
            text = fields["repr"]
            self._intake.record(text)
            self._add(transcript.RESULT, text, text)

    def on_error(self, fields: "ShownError") -> None:
        """Show an error, and which engine has what this one lacks, if it is about that."""
        lack, name, title = self._engines.lack(fields)
        if lack:
            fields["hint"] = lack
        if name:
            fields["engine"] = name, title
        if self._panes.errors.note(fields):
            fields["is_said"] = True
        if fields.get("wants"):
            fields["again"] = not self._is_typed
        if fields.get("name") != STOP:
            self._panes.drawing.give_way()
        self._add_error(fields)

    def _begin_entry(self, typed: str) -> None:
        """Show what was typed at the console, above all that it writes."""
        self._entries.begin()
        self._slots, self._is_typed = {}, True
        lines = [
            (FURTHER if number else FIRST, line) for number, line in enumerate(typed.rstrip().split("\n"))
        ]
        text = "\n".join([sign + line for sign, line in lines])
        self._intake.record(text)
        self._add(transcript.CONSOLE, lines, text)

    def _begin(self) -> None:
        """Set off what comes from now on: it is another program's."""
        self._entries.begin()
        self._log.clear()
        self._slots, self._is_typed = {}, False

    def _take_line(self, prompt: str) -> "list[Run]":
        """Take out the line that a question stands in."""
        return question.asked(self._entries.take_unfinished(), prompt)

    def _stop_asking(self, *, goes_on: bool) -> None:
        self._panes.ask.hide(goes_on=goes_on)
        if goes_on:
            self._panes.drawing.come_back()
        if self._line:
            self._intake.put_back(self._line)
        self._line = None

    def _add_error(self, fields: "ShownError") -> None:
        text = fields["traceback"]
        self._intake.record(text)
        self._add(transcript.ERROR, fields, text)

    def _add(self, kind: str, content: object, text: str) -> None:
        self._entries.add(kind, content, text)
        self._refresh()

    def _refresh(self) -> None:
        self._panes.output.refresh()
        self._panes.tabs.note_output()
        self._panes.results.note_output()
