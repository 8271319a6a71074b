"""The panel of variables: what is asked of the worker, and when. Pure, but for its views."""

from app.variables import words
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.variables.questions import Questions
    from app.variables.sheet import Sheet
    from app.variables.view import View
    from worker.messages import VariablesFields


class Variables:
    """Keeps the list as it is after the last run, while it is shown."""

    def __init__(self, questions: "Questions", view: "View", sheet: "Sheet") -> None:
        self._questions, self._view, self._sheet = questions, view, sheet
        self._due: list[tuple[str, int]] = []
        view.opened.listen(self.open_table)
        view.unfolded.listen(self._unfold)
        view.continued.listen(self._continue)
        sheet.closed.listen(self.refresh)

    def refresh(self) -> None:
        """Ask for what is shown: a run has ended, or a line of the console."""
        if self._sheet.is_open:
            self._sheet.refresh()
            return
        self._due = [(group, 0) for group in protocol.GROUPS if self._view.is_unfolded(group)]
        self._next()

    def restart(self) -> None:
        """Another worker is there, with nothing in it yet."""
        self._questions.forget()
        self._sheet.close()
        self.refresh()

    def take(self, fields: "VariablesFields") -> None:
        """Take an answer of the worker."""
        self._questions.take(fields)

    def open_table(self, name: str) -> None:
        """Show what a name stands for as a table."""
        if self._is_possible():
            self._due = []
            self._view.hide()
            self._sheet.open(name)

    def _unfold(self, group: str) -> None:
        self._begin(group, 0)

    def _continue(self, group: str, start: int) -> None:
        self._begin(group, start)

    def _begin(self, group: str, start: int) -> None:
        if self._is_possible():
            self._due = [(group, start)]
            self._next()

    def _is_possible(self) -> bool:
        is_free = self._questions.is_free
        self._view.say("" if is_free else words.PROBLEMS["busy"])
        return is_free

    def _next(self) -> None:
        if not self._due:
            return
        group, start = self._due.pop(0)

        def answer(fields: "VariablesFields") -> None:
            problem = fields.get("problem")
            if problem:
                self._view.say(words.PROBLEMS[problem])
            else:
                self._view.fill(group, start, fields)
                self._next()

        if not self._questions.ask(protocol.INSPECT, answer, group=group, start=start):
            self._view.say(words.PROBLEMS["busy"])
