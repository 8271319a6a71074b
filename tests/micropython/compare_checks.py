"""Plain checks of what compares the engines, in the Python of both interpreters. No pytest here."""

from app.compare import differences
from app.compare.attempt import Attempt
from app.compare.comparison import Comparison, table
from app.compare.excerpt import Excerpt

try:
    # What the page has, where there is JavaScript: see run.mjs.
    from chunks import chunk  # type: ignore[import-not-found]
except ImportError:
    from tests.app.chunks import chunk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

READY = {"type": "ready", "python": "3", "engine": "P", "ms": 1, "capabilities": []}


class Handle:
    """Keeps what was posted."""

    def __init__(self, on_message: "Any", _on_error: "Any") -> None:
        self.on_message = on_message
        self.posted: list[Any] = []
        self.packages: list[str] = []
        self.imports: list[str] = []

    def post(self, message: "Any") -> None:
        self.posted.append(message)

    def suits(self, _code: str, _start: str) -> bool:
        return True

    def terminate(self) -> None:
        self.posted.append("terminated")


def test_lines_are_set_side_by_side() -> None:
    made = differences.table([["a", "é", "c"], ["a", "x", "y", "c"], ["c"]])
    marks = [[mark for mark, _ in column] for column in made]
    assert marks == [
        ["same", "same", "empty", "same"],
        ["same", "changed", "extra", "same"],
        ["missing", "missing", "empty", "same"],
    ], marks


def test_long_columns_are_compared() -> None:
    base = [str(number) for number in range(1000)]
    other = [line for line in base if line[-1] != "7" or len(line) != 2]
    marks = [mark for mark, _, _ in differences.steps(base, other)]
    assert (marks.count("same"), marks.count("missing")) == (991, 9)


def test_an_excerpt_is_bounded() -> None:
    excerpt = Excerpt(2, 100)
    for text in ("a\r", "b\nc\n", "d\n"):
        excerpt.write(chunk(text))
    assert excerpt.lines() == ["b", "c", "… and 1 more line"], excerpt.lines()


def chunks(texts: "list[str]") -> "list[Any]":
    """As the page makes chunks; of the names of streams, too, which nobody asks for."""
    return [chunk(each) for each in texts]


def test_two_engines_are_compared() -> None:
    handles: list[Handle] = []

    def spawn(on_message: "Any", on_error: "Any") -> Handle:
        handles.append(Handle(on_message, on_error))
        return handles[-1]

    later: list[Any] = []

    def after(milliseconds: int, call: "Any") -> "Any":
        if milliseconds < 100:
            later.append(call)
        return lambda: None

    attempts = [Attempt(title, spawn, after, lambda: 0, chunks) for title in ("A", "B")]
    compared = Comparison(attempts)
    compared.begin({"id": 1, "code": "1"})
    for handle in handles:
        handle.on_message(dict(READY))
        handle.on_message({"type": "started", "id": 1})
        handle.on_message({"type": "waiting", "id": 1, "prompt": "? ", "secret": False})
    compared.answer("x")
    for number, handle in enumerate(handles):
        handle.on_message({"type": "output", "id": 1, "seq": 1, "chunks": ["stdout", f"{number}\n"]})
        later.pop()()
        handle.on_message({"type": "done", "id": 1, "status": "ok", "ms": 2})
    cells = table(compared.compared())
    assert cells == [[("same", "? x"), ("same", "0")], [("same", "? x"), ("changed", "1")]], cells
    assert compared.verdict(attempts[1], cells[1]) == "Differs from A: 1 line"
    assert compared.summary(attempts[1], cells[1]) == "B: differs from A: 1 line."
    assert handles[0].posted[2:] == [
        {"type": "input", "id": 1, "text": "x\n"},
        {"type": "ack", "seq": 1},
        "terminated",
    ], handles[0].posted
