from typing import Any

from app.output.log import Log
from tests.app.chunks import Chunk


def joined(chunks: list[Any]) -> str:
    return "".join(chunk.text for chunk in chunks)


def test_chunks_are_sealed_in_portions_and_stay_in_order() -> None:
    log = Log(lambda chunks: ("sealed", joined(chunks)), portion=4)
    last = Chunk("e")
    for chunk in (Chunk("ab"), Chunk("cd"), last):
        log.add(chunk)
    assert log.parts() == [("sealed", "abcd"), last]


def test_the_oldest_portions_are_lost_when_there_are_too_many_and_that_is_said() -> None:
    log = Log(joined, portion=1, max_portions=2)
    for text in ("a", "b", "c"):
        log.add(Chunk(text))
    assert log.parts() == ["[1 character before this could not be kept.]\n", "b", "c"]
    log.clear()
    assert (log.is_empty, log.parts()) == (True, [])
