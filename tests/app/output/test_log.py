from app.output.log import Log
from tests.app.portions import Portion


def test_text_is_sealed_in_portions_and_stays_in_order() -> None:
    log = Log(lambda parts: ("sealed", "".join(parts)), portion=4)
    for text in ("ab", "cd", "e"):
        log.add(text)
    assert log.parts() == [("sealed", "abcd"), "e"]


def test_the_oldest_portions_are_lost_when_there_are_too_many_and_that_is_said() -> None:
    log = Log("".join, portion=1, max_portions=2)
    for text in ("a", "b", "c"):
        log.add(text)
    assert log.parts() == ["[1 character before this could not be kept.]\n", "b", "c"]
    log.clear()
    assert (log.is_empty, log.parts()) == (True, [])


def test_long_texts_are_kept_as_they_are() -> None:
    portion = Portion("ab")
    log = Log(list, portion=3)
    log.add(portion)
    assert log.parts() == [portion]
    log.add("c")
    assert log.parts() == [[portion, "c"]]
