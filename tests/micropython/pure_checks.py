"""Plain checks of the page's pure modules, in the Python that both interpreters have. No pytest here."""

from app.base import units
from app.compare.excerpt import Excerpt
from app.device.offline import Offline
from app.editor import jsondata
from app.output import places
from app.output.log import Log
from app.output.row import MOST_RUNS
from app.output.sgr import SgrState
from app.output.terminal import Terminal
from app.output.transcript import Transcript
from app.playground.inbox import Inbox
from app.runtime.client import Client, ClientError
from app.runtime.deadline import STEPS
from app.shell.settings import KEY, Settings
from worker import protocol

try:
    # What the page has, where there is JavaScript: see run.mjs.
    from chunks import chunk  # type: ignore[import-not-found]
except ImportError:
    from tests.app.chunks import chunk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

READY: "dict[str, Any]" = {"type": "ready", "python": "3", "engine": "e", "ms": 1, "capabilities": []}


class Handle:
    """A worker that only notes what it is told."""

    def __init__(self, on_message: "Any", on_error: "Any") -> None:
        self.on_message, self.on_error = on_message, on_error
        self.packages: list[str] = []
        self.imports: list[str] = []
        self.posted: list[Any] = []
        self.is_terminated = False

    def post(self, message: "Any") -> None:
        self.posted.append(message)

    def suits(self, _code: str, _start: str) -> bool:
        return True

    def terminate(self) -> None:
        self.is_terminated = True


class Bench:
    """A client and what surrounds it."""

    def __init__(self) -> None:
        self.handles: list[Handle] = []
        self.told: list[tuple[str, Any]] = []
        self.calls: list[tuple[int, Callable[[], object]]] = []
        self.client = Client(
            self.spawn, self.after, lambda: 0, lambda _heap: "no standby here", lambda: "stopped"
        )
        self.client.told.listen(self.tell)

    def spawn(self, on_message: "Any", on_error: "Any") -> Handle:
        self.handles.append(Handle(on_message, on_error))
        return self.handles[-1]

    def tell(self, kind: str, fields: "Any") -> None:
        self.told.append((kind, fields))

    def after(self, milliseconds: int, call: "Callable[[], object]") -> "Callable[[], None]":
        self.calls.append((milliseconds, call))
        return lambda: None


def raised(kind: "type[Exception]", call: "Callable[[], object]") -> "Any":
    """Return the error that a call raises."""
    try:
        call()
    except kind as error:
        return error
    raise AssertionError("nothing was raised")


def test_a_long_message_takes_no_stack() -> None:
    for text in (
        'File "' + "x" * 90_000,
        'File "' + "x" * 90_000 + '", line 1',
        'File "x", line ' + "1" * 90_000,
    ):
        assert places.split(text) == [(text, None)]


def test_a_line_of_many_colours_costs_no_more_than_others() -> None:
    terminal = Terminal()
    for _ in range(10):
        terminal.feed("\x1b[31ma\x1b[32mb" * 100)
    assert len(terminal.rows[0].runs) == MOST_RUNS
    assert terminal.stride < 100


def test_client_runs_and_is_interrupted() -> None:
    bench = Bench()
    bench.client.start()
    bench.client.run("1", data_json="{}")
    handle = bench.handles[0]
    handle.on_message(READY)
    handle.on_message({"type": "started", "id": 1})
    handle.on_message({"type": "output", "id": 1, "seq": 1, "chunks": ["stdout", "a"]})
    bench.client.stop()
    kinds = [kind for kind, _ in bench.told]
    assert kinds == ["state", "ready", "state", "started", "output", "state"], kinds
    assert bench.told[4][1] == {"id": 1, "seq": 1, "chunks": ["stdout", "a"], "worker": 1}
    run = {"type": "run", "id": 1, "code": "1", "filename": "main.py", "data_json": "{}"}
    assert handle.posted[1:] == [run, {"type": "stop", "id": 1}]
    for _ in range(STEPS):
        assert not handle.is_terminated
        bench.calls[-1][1]()
    assert handle.is_terminated
    assert len(bench.handles) == 2
    assert bench.client.state == "starting"


def test_client_refuses_and_notes() -> None:
    bench = Bench()
    bench.client.start()
    error = raised(ClientError, bench.client.stop)
    assert str(error) == "stop: no program is running, the worker is 'starting'", str(error)
    bench.handles[0].on_message({"type": "nonsense"})
    assert bench.told[-1][0] == "notice"


def test_protocol_checks() -> None:
    message = protocol.command(protocol.RUN, id=1, code="1", data=None)
    assert message == {"type": "run", "id": 1, "code": "1"}
    error = raised(
        protocol.ProtocolError, lambda: protocol.check(protocol.REPORTS, {"type": "started", "id": True})
    )
    assert str(error) == "started: field 'id' must be of type int", str(error)
    assert protocol.key_problem("ranks") is None
    assert protocol.key_problem("été") is None
    assert "two underscores" in (protocol.key_problem("__x") or "")
    assert "worker needs" in (protocol.key_problem("fetch") or "")
    assert "keyword" in (protocol.key_problem("class") or "")


def test_json_places() -> None:
    assert jsondata.check('{"a": [1, {"b": "\\ud83d\\ude00"}], "é": null}') == ["a", "é"]
    error = raised(jsondata.DataError, lambda: jsondata.check('{\n"é": 1,\n}'))
    assert (error.offset, error.line, error.column) == (8, 2, 7), (error.offset, error.line, error.column)
    assert str(error) == "Line 2, column 7: remove this comma: nothing follows it before }.", str(error)


def test_json_depth() -> None:
    assert jsondata.check('{"a":' + "[" * 99 + "]" * 99 + "}") == ["a"]
    error = raised(jsondata.DataError, lambda: jsondata.check('{"a":' + "[" * 5000))
    assert "nested more than 100 deep" in str(error)


def test_transcript_keeps_count() -> None:
    transcript = Transcript(max_lines=50)
    for number in range(3000):
        transcript.write("stdout", chunk(f"é {number}\n"))
    transcript.write("stdout", chunk("".join(f"line {number}\n" for number in range(20000))))
    transcript.add("result", "1", "1")
    assert texts(transcript)[-1].endswith("line 19999\n")
    assert transcript.lines_above + sum([block.breaks for block in transcript.blocks]) == 23001


def texts(transcript: Transcript) -> "list[str]":
    """Take the changes as a view would, and return what is plain text of them."""
    taken: list[str] = []
    while transcript.has_changes:
        for block in transcript.take()[1]:
            if block.chunk is not None:
                taken.append(block.chunk.text[block.shown :])  # type: ignore[attr-defined]
            block.show()
    return taken


def test_long_texts_without_an_end_of_line_are_shown_whole() -> None:
    for size in (1, 2047, 2048, 2049, 4096, 65536):
        transcript = Transcript()
        for text in ("x" * size, "tail\n"):
            transcript.write("stdout", chunk(text))
        assert "".join(texts(transcript)) == "x" * size + "tail\n", size
        assert len(transcript.blocks) == 1, size


def test_a_long_line_can_be_taken_back_for_a_question() -> None:
    transcript = Transcript()
    transcript.write("stdout", chunk("a\n" + "é" * 3000 + "? "))
    assert transcript.take_unfinished() == [("", "é" * 3000 + "? ")]
    assert "".join(texts(transcript)) == "a\n"


def test_long_texts_are_obeyed_and_excerpts_taken() -> None:
    transcript = Transcript()
    transcript.write("stderr", chunk("x" * 3000 + "\r" + "y" * 2999 + "\n"))
    while transcript.is_behind:
        transcript.work()
    (block,) = transcript.take()[1]
    assert [row.text for row in block.rows or []] == ["y" * 2999 + "x", ""]
    excerpt = Excerpt(5, 5000)
    excerpt.write(chunk("z" * 4000 + "\n"))
    assert excerpt.lines() == ["z" * 4000]


# What a program writes, and the lines that are on the screen then.
SCREENS = [
    ("long line\r\x1b[31mab\x1b[0m", ["abng line"]),
    ("\r1\r22\r333\r4", ["433"]),
    ("abc\b\bX\r\nb\r\n", ["aXc", "b", ""]),
    ("a\tb", ["a       b"]),
    ("abcdef\x1b[3D\x1b[K\x1b[1K\x1b[Gx\x1b[3Cy", ["x   y"]),
    ("one\ntwo\x1b[A\rX\x1b[B\rY", ["Xne", "Ywo"]),
    ("\x1b]8;;http://x.y\x1b\\link\x1b]8;;\x07\x1b[?25l\x1b(B!", ["link!"]),
    ("é😀\r日\x1b[2", ["日😀"]),
]


def test_terminal_shows_what_is_left() -> None:
    for text, lines in SCREENS:
        for size in (1, 2, 3, len(text)):
            terminal = Terminal()
            for start in range(0, len(text), size):
                terminal.feed(text[start : start + size])
            found = [row.text for row in terminal.rows]
            assert found == lines, (text, size, found)


def test_pen_draws_styles() -> None:
    pen = SgrState()
    pen.apply("1;4;97;48;5;196")
    assert pen.style == "bold underline fg-15 bg=#ff0000", pen.style
    pen.apply("7;38:2::1:2:3")
    assert pen.style == "bold underline inverse fg=#ff0000 bg=#010203", pen.style
    pen.apply("0")
    assert pen.style == ""


def test_transcript_redraws_a_line() -> None:
    transcript = Transcript()
    for text in ("a\n", " 10%", "\r\x1b[32m100%\x1b[0m\n"):
        transcript.write("stdout", chunk(text))
        while transcript.is_behind:
            transcript.work()
    (block,) = transcript.take()[1]
    assert [row.runs for row in block.rows or []] == [[("", "a")], [("fg-2", "100%")], []]


def test_log_and_inbox() -> None:
    log = Log(lambda chunks: "".join([each.text for each in chunks]), portion=2)  # type: ignore[attr-defined]
    for text in ("a", "b"):
        log.add(chunk(text))
    assert log.parts() == ["ab"]
    made: list[int] = []
    inbox = Inbox(lambda: 0)
    inbox.put(lambda: made.append(1))
    inbox.drain()
    assert (made, inbox.is_empty) == ([1], True)


def test_settings() -> None:
    store = {KEY: '{"split": 200, "theme": "dark"}'}

    def write(key: str, text: str) -> str:
        store[key] = text
        return ""

    settings = Settings(store.get, write)
    assert (settings.split, settings.theme) == (80, "dark")
    settings.split = 30.4
    assert Settings(store.get, write).split == 30
    assert Settings(lambda _: "nonsense", write).split == 55


def test_the_words_of_offline_use() -> None:
    offline = Offline(None, lambda *_: lambda: None, lambda: 0, lambda _: None)
    offline.hear({"kind": "storing", "loaded": 3100000, "total": 15000000})
    assert offline.words() == "storing for offline use, 3.1 of 15.0 MB"
    offline.hear({"kind": "stored", "size": 15000000})
    offline.hear({"kind": "refused", "version": "2.0.0", "reason": "a.js: wrong"})
    assert offline.facts()["offline_size"] == 15000000
    assert offline.facts()["refusal"] == "a.js: wrong"


def test_places_and_units() -> None:
    parts = places.split('  File "main.py", line 3, in f\n  File "/x.py", line 4')
    place = ('File "main.py", line 3', ("main.py", 3))
    assert parts == [("  ", None), place, (', in f\n  File "/x.py", line 4', None)], parts
    assert places.last_line("Traceback\n  a\nE: b") == ("Traceback\n  a\n", "E: b")
    assert units.progress(3100000, 9600000) == "3.1 of 9.6 MB"
    assert units.count(1234567, ("{} line", "{} lines")) == "1,234,567 lines"
