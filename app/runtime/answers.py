"""What a program's `input()` is answered: a line for each call. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.runtime.reports import EchoFields
    from worker.messages import WaitingFields


class Answers:
    """The question that is open, and the lines that were typed ahead for those to come."""

    def __init__(self) -> None:
        self._question: WaitingFields = {"id": 0, "prompt": "", "secret": False}
        self._ahead: list[str] = []

    @property
    def run(self) -> int:
        """Return the number of the program that asked last."""
        return self._question["id"]

    def ask(self, question: "WaitingFields") -> "str | None":
        """Note a question (a WAITING report); return the line that has been typed ahead for it."""
        self._question = question
        return self._ahead.pop(0) if self._ahead else None

    def split(self, text: str) -> str:
        """Return the first line of a text, and keep the others for the next questions."""
        lines = text.replace("\r\n", "\n").split("\n")
        self._ahead.extend(lines[1:])
        return lines[0]

    def forget(self) -> None:
        """Forget what was typed ahead."""
        self._ahead = []

    def echo(self, text: "str | None") -> "EchoFields":
        """Return what may be shown of an answer; None is the end of input."""
        shown: EchoFields = {"prompt": self._question["prompt"], "secret": self._question["secret"]}
        if text is not None and not self._question["secret"]:
            shown["text"] = text
        return shown
