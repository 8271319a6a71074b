"""What is done to compare the engines: the program with its data and files goes to workers of their own.

The visitor's own worker has no part in it, and what the compared programs write to files is not kept.
"""

from app.compare.attempt import RUN, Attempt
from app.compare.comparison import Comparison
from app.projects.sync import Sync

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.compare.joints import Chunks, Program
    from app.compare.view import CompareView
    from app.projects.files import Files
    from app.runtime.connection import Spawn
    from app.runtime.deadline import After
    from worker.messages import RunFields


class Comparing:
    """Opens comparisons, one at a time.

    table: name and title of each engine; spawn(name): makes workers of an engine; prepare(again): the program
    and the JSON of the data, or None if it said why there is nothing to run, or calls again() when it may;
    files(): those of the open project.
    """

    def __init__(
        self,
        view: "CompareView",
        table: "list[list[str]]",
        *,
        spawn: "Callable[[str], Spawn]",
        after: "After",
        now: "Callable[[], float]",
        prepare: "Callable[[Callable[[], object]], tuple[Program, str] | None]",
        parse: "Callable[[str], JsObject]",
        files: "Callable[[], Files]",
        chunks: "Chunks",
    ) -> None:
        self._view, self._files = view, files
        self._table, self._spawn = table, spawn
        self._after, self._now = after, now
        self._prepare, self._parse, self._chunks = prepare, parse, chunks
        self._present: Comparison | None = None
        view.again.listen(self.open)
        view.stopped.listen(self.stop)
        view.closed.listen(self.close)
        view.answered.listen(self.answer)
        view.ended.listen(self.end_input)

    def open(self) -> None:
        """Run the program on all engines and show it, or do nothing if there is no program to run."""
        self.close()
        prepared = self._prepare(self.open)
        if prepared is None:
            return
        program, data = prepared
        attempts = [self._attempt(name, title) for name, title in self._table]
        self._present = present = Comparison(attempts)
        present.changed.listen(self._view.refresh)
        self._view.open(present, program.name)
        present.begin(self._fields(program, data))

    def stop(self) -> None:
        """Stop the program on all engines."""
        if self._present is not None:
            self._present.stop()

    def answer(self, text: str) -> None:
        """Answer `input()` on all engines."""
        if self._present is not None:
            self._present.answer(text)

    def end_input(self) -> None:
        """Tell all engines that nothing more will come."""
        if self._present is not None:
            self._present.end_input()

    def close(self) -> None:
        """End all workers of the comparison."""
        present, self._present = self._present, None
        if present is not None:
            present.close()

    def _fields(self, program: "Program", data: str) -> "RunFields":
        """Return the fields of RUN with all the files."""
        handed = Sync(self._files()).hand_over(1)
        return {
            "id": RUN,
            "code": program.text,
            "filename": program.name,
            "data": self._parse(data),
            "data_json": data,
            "fresh": True,
            "files": handed["files"],
            "removed": handed["removed"],
        }

    def _attempt(self, name: str, title: str) -> Attempt:
        return Attempt(title, self._spawn(name), self._after, self._now, self._chunks)
