from app.workspace import CODE, DATA, Workspace
from tests.app.fakes import Clock


class Store:
    """Keeps what is written, and answers what it was given to answer."""

    def __init__(self, *answers: str) -> None:
        self.stored: list[tuple[str, str]] = []
        self._answers = list(answers)

    def write(self, key: str, text: str) -> str:
        self.stored.append((key, text))
        return self._answers.pop(0) if self._answers else ""


def test_a_text_is_stored_once_a_while_after_its_last_change() -> None:
    clock, store = Clock(), Store()
    space = Workspace(store.write, clock.after, print)
    space.touch(CODE, lambda: "a")
    clock.pass_time(299)
    space.touch(CODE, lambda: "ab")
    clock.pass_time(299)
    assert store.stored == []
    clock.pass_time(1)
    assert store.stored == [(CODE, "ab")]


def test_saving_stores_at_once_what_has_changed() -> None:
    clock, store = Clock(), Store()
    space = Workspace(store.write, clock.after, print)
    space.touch(DATA, lambda: "{}")
    space.touch(CODE, lambda: "a")
    space.save()
    space.save()
    assert (store.stored, clock.waiting) == ([(CODE, "a"), (DATA, "{}")], [])


def test_a_store_that_is_full_is_told_once() -> None:
    told: list[str] = []
    space = Workspace(Store("full", "full", "", "full").write, Clock().after, told.append)
    for _ in range(4):
        space.touch(CODE, lambda: "a")
        space.save()
    assert told == ["Your work could not be stored here: full. Copy it before you leave."] * 2
