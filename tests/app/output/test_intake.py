"""A worker's output is taken in piece by piece, recorded whole, and acknowledged once that is done."""

from typing import Any

import pytest

from app.output.backlog import SWAMP
from app.output.intake import CHUNKS, Intake
from app.output.log import Log
from app.output.transcript import Transcript
from tests.app.chunks import chunk, chunks


class Bench:
    """An intake, and what was told to workers."""

    def __init__(self) -> None:
        self.entries, self.log = Transcript(), Log(list)
        self.intake = Intake(self.entries, self.log, chunk, chunks)
        self.told: list[tuple[int, str | None, int]] = []

    def acknowledge(self) -> "list[tuple[int, str | None, int]]":
        self.intake.acknowledge(self._tell)
        return self.told

    def _tell(self, seq: int, token: str | None, *, worker: int) -> None:
        self.told.append((seq, token, worker))

    @property
    def recorded(self) -> str:
        return "".join(each.text for each in self.log.parts())


def output(*texts: str, seq: int = 1, **fields: Any) -> dict[str, Any]:
    return {"seq": seq, "worker": 7, "chunks": list(texts), **fields}


def test_a_message_is_shown_recorded_and_acknowledged() -> None:
    bench = Bench()
    assert bench.intake.take(output("stdout", "a\n", "stderr", "b\r")) is False
    assert [block.kind for block in bench.entries.blocks] == ["stdout"]
    assert bench.entries.is_behind
    assert bench.recorded == "a\nb\r"
    assert bench.acknowledge() == [(1, None, 7)]
    assert bench.acknowledge() == [(1, None, 7)]


def test_many_chunks_are_taken_in_by_and_by() -> None:
    bench = Bench()
    texts = [str(number) for number in range(CHUNKS + 1)]
    message = output(*[each for text in texts for each in ("stdout", text)])
    assert bench.intake.take(message) is True
    assert (bench.recorded, bench.acknowledge()) == ("".join(texts[:-1]), [])
    assert bench.intake.take(message) is False
    assert (bench.recorded, bench.acknowledge()) == ("".join(texts), [(1, None, 7)])


def test_the_last_message_speaks_for_all_but_every_token_is_told() -> None:
    bench = Bench()
    for seq, token in enumerate((None, "blob:1", None, None)):
        bench.intake.take(output("stdout", "x", seq=seq, token=token))
    assert bench.acknowledge() == [(1, "blob:1", 7), (3, None, 7)]


def test_nothing_is_acknowledged_while_more_waits_than_can_be_looked_at() -> None:
    bench = Bench()
    bench.intake.take(output("stdout", "\r" * (SWAMP + 1)))
    assert bench.acknowledge() == []
    while bench.entries.is_behind:
        bench.entries.work()
    assert bench.acknowledge() == [(1, None, 7)]


def test_a_message_that_cannot_be_shown_is_acknowledged_all_the_same() -> None:
    bench = Bench()
    with pytest.raises(ValueError, match="stream must be stdout or stderr"):
        bench.intake.take(output("log", "x"))
    assert bench.intake.take(output("stdout", "y", seq=2)) is False
    assert bench.acknowledge() == [(2, None, 7)]


def test_what_is_no_program_output_is_recorded_alone_or_shown_alone() -> None:
    bench = Bench()
    bench.intake.record("42")
    bench.intake.put_back([("", "Name? ")])
    bench.intake.owe({"seq": 3, "worker": 7})
    assert bench.recorded == "42\n"
    assert bench.entries.take_unfinished() == [("", "Name? ")]
    assert bench.acknowledge() == [(3, None, 7)]
