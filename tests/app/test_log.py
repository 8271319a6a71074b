from app.log import Log


def test_text_is_sealed_in_portions_and_stays_in_order() -> None:
    log = Log(lambda parts: ("sealed", "".join(parts)), portion=4)
    for text in ("ab", "cd", "e"):
        log.add(text)
    assert log.parts() == [("sealed", "abcd"), "e"]


def test_the_oldest_portions_are_lost_when_there_are_too_many() -> None:
    log = Log("".join, portion=1, max_portions=2)
    for text in ("a", "b", "c"):
        log.add(text)
    assert (log.parts(), log.is_cut) == (["b", "c"], True)
    log.clear()
    assert (log.is_empty, log.is_cut) == (True, False)
