"""What an engine that tells of variables promises: bounded, undisturbing, and there again afterwards."""

from typing import Any

from tests.seam.speaker import Speaker
from worker import protocol

# What must not harm anybody who looks at it.
NASTY = """
import time
class Endless:
    def __repr__(self):
        while True:
            pass
class Stubborn:
    def __repr__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
class Sleeper:
    def __repr__(self):
        time.sleep(1000)
class Loud:
    def __repr__(self):
        print("heard")
        return "loud"
class Asking:
    def __repr__(self):
        return input("? ")
class Reading:
    def __repr__(self):
        return open(0, closefd=False).readline() + "end"
class Showing:
    def __repr__(self):
        display("shown")
        return "showing"
class Leaving:
    def __repr__(self):
        raise SystemExit
class Deep:
    def __repr__(self):
        return repr(self)
class Long:
    def __repr__(self):
        return "x" * 10**6
    def __len__(self):
        raise ValueError
class Meta(type):
    @property
    def __name__(self):
        raise ValueError
class Masked(metaclass=Meta):
    @property
    def __class__(self):
        raise ValueError
endless, sleeper, loud, asking, reading, showing, leaving, deep, long, masked = (
    Endless(), Sleeper(), Loud(), Asking(), Reading(), Showing(), Leaving(), Deep(), Long(), Masked()
)
"""
ENDLESS, BROKEN = "(takes too long to show)", "(cannot be shown: {})"


def inspected(worker: Speaker, group: str = protocol.VALUES, start: int = 0) -> dict[str, Any]:
    """What VARIABLES says of a group."""
    worker.post({"type": protocol.INSPECT, "id": 7, "group": group, "start": start})
    return worker.heard(protocol.VARIABLES)[-1]


def rows(told: dict[str, Any]) -> list[list[str]]:
    """The rows of VARIABLES."""
    cells = told["rows"]
    return [cells[at : at + 5] for at in range(0, len(cells), 5)]


def names_are_told(worker: Speaker) -> None:
    """The names of the last program alone, as texts that can be seen."""
    worker.run("before = 1", fresh=True)
    worker.run("import math\nn = 5\nwords = ['a\\u202eb'] * 3\ndef f(a, *b): pass", fresh=True)
    told = inspected(worker)
    assert rows(told) == [
        ["n", "int", "", "5", ""],
        ["words", "list", "3 items", r"['a\u202eb', 'a\u202eb', 'a\u202eb']", ""],
    ]
    assert [told[group] for group in protocol.GROUPS] == [2, 1, 1]
    assert rows(inspected(worker, protocol.FUNCTIONS)) == [["f", "function", "", "(a, *b)", ""]]
    assert rows(inspected(worker, protocol.MODULES)) == [["math", "module", "", "math", ""]]


def nasty_values_are_harmless(worker: Speaker) -> None:
    """Whatever they do, they are told of, nothing is heard of them, and the next program runs."""
    worker.run(NASTY, fresh=True)
    worker.text()
    worker.post({"type": protocol.INSPECT, "id": 7, "group": protocol.VALUES, "start": 0})
    heard = worker.heard(protocol.VARIABLES)
    assert [each["type"] for each in heard] == [protocol.VARIABLES]
    shown = {row[0]: row[3] for row in rows(heard[-1])}
    assert list(shown)[:4] == ["endless", "sleeper", "loud", "asking"]
    assert list(shown)[4:] == ["reading", "showing", "leaving", "deep", "long", "masked"]
    assert [shown["endless"], shown["sleeper"]] == [ENDLESS] * 2
    assert (shown["loud"], shown["reading"], shown["showing"]) == ("loud", "end", "showing")
    assert shown["asking"] == BROKEN.format("ProtocolError")
    assert shown["leaving"] == BROKEN.format("SystemExit")
    assert shown["deep"] == BROKEN.format("RecursionError")
    assert len(shown["long"]) == 160
    assert worker.text() == ""
    worker.run("stubborn = Stubborn()")
    assert rows(inspected(worker))[-1][3] == ENDLESS
    assert worker.value("1 + 1", fresh=True) == "2"


def tables_come_in_pages_and_as_csv(worker: Speaker) -> None:
    """The rows of a page, sorted if asked for, and the whole in pieces."""
    worker.run("rows = [{'n': n, 'word': str(-n)} for n in range(5000)]", fresh=True)
    assert rows(inspected(worker))[0][4] == "table"
    asked = {"id": 8, "name": "rows", "start": 0, "column": 0, "descending": True}
    worker.post({"type": protocol.TABULATE, **asked})
    told = worker.heard(protocol.TABLE)[-1]
    assert (told["rows"], told["width"], told["columns"], told["numbers"]) == (5000, 2, ["n", "word"], "nt")
    assert told["cells"][:4] == ["4999", "-4999", "4998", "-4998"]
    made, at = "", 0
    while at < 5000:
        worker.post({"type": protocol.EXPORT, "id": 9, "name": "rows", "start": at})
        told = worker.heard(protocol.CSV)[-1]
        made, at = made + _text(told["data"]), told["next"]
    assert made == "n,word\r\n" + "".join(f"{n},{-n}\r\n" for n in range(5000))
    worker.post({"type": protocol.TABULATE, "id": 10, "name": "none", "start": 0})
    assert worker.heard(protocol.TABLE)[-1]["problem"] == "gone"


def nothing_is_told_while_a_program_waits(worker: Speaker) -> None:
    """It is in the midst of its work, and its names with it."""
    worker.begin("import asyncio\nawait asyncio.sleep(0.2)", fresh=True)
    worker.heard("started")
    told = inspected(worker)
    assert (told["problem"], told["rows"]) == ("busy", [])
    worker.heard("done")


def _text(data: Any) -> str:
    return bytes(data.values() if isinstance(data, dict) else data).decode()


CHECKS = (
    names_are_told,
    nasty_values_are_harmless,
    tables_come_in_pages_and_as_csv,
    nothing_is_told_while_a_program_waits,
)
