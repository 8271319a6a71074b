from app.base.signal import Signal


def test_everybody_who_listens_is_told_in_order() -> None:
    told: list[str] = []
    named: Signal[[str, int]] = Signal()
    named.listen(lambda name, count: told.append(f"first {name} {count}"))
    named.listen(lambda name, count: told.append(f"second {name} {count}"))
    named.fire("Ada", 2)
    assert told == ["first Ada 2", "second Ada 2"]


def test_nobody_need_listen() -> None:
    happened: Signal[[]] = Signal()
    happened.fire()
