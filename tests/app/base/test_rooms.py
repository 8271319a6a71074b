"""Rooms that arrive late: no use of them is lost."""

from collections.abc import Callable

from app.base.rooms import Room, Rooms

Answer = Callable[[bytes | None], None]


class Archive:
    """Is asked for, and comes when the test says so."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.said: list[object] = []
        self.again: Callable[[], object] = lambda: None
        self.rooms = Rooms(self.answers.append, self.said.append, self.miss)
        self.room: Room[str] = Room(self.rooms, self.make)

    def make(self) -> str:
        self.said.append("made")
        return "room"

    def miss(self, again: Callable[[], object]) -> None:
        self.said.append("missing")
        self.again = again

    def come(self, data: bytes | None) -> None:
        self.answers.pop()(data)


def test_a_use_waits_until_the_room_is_there() -> None:
    archive = Archive()
    archive.room.use(archive.said.append)
    archive.room.use(archive.said.append)
    assert (archive.said, len(archive.answers)) == ([], 1)
    archive.come(b"tar")
    assert archive.said == [b"tar", "made", "room", "room"]


def test_a_room_that_is_there_is_used_at_once_and_made_once() -> None:
    archive = Archive()
    archive.rooms.prepare()
    archive.rooms.prepare()
    archive.come(b"tar")
    archive.room.use(archive.said.append)
    archive.room.use(archive.said.append)
    assert (archive.said, archive.answers) == ([b"tar", "made", "room", "room"], [])


def test_who_waits_is_told_that_it_could_not_be_had_and_can_try_again() -> None:
    archive = Archive()
    archive.room.use(archive.said.append)
    archive.come(None)
    assert archive.said == ["missing"]
    archive.room.use(archive.said.append)
    archive.come(b"tar")
    assert archive.said == ["missing", b"tar", "made", "room"]


def test_what_was_wanted_is_done_when_it_is_tried_again() -> None:
    archive = Archive()
    archive.room.use(archive.said.append)
    archive.room.use(archive.said.append)
    archive.come(None)
    archive.again()
    assert (archive.said, len(archive.answers)) == (["missing"], 1)
    archive.come(None)
    archive.again()
    archive.come(b"tar")
    assert archive.said == ["missing", "missing", b"tar", "made", "room", "room"]


def test_what_was_wanted_in_vain_is_not_done_by_another_use() -> None:
    archive = Archive()
    archive.room.use(lambda _: archive.said.append("first"))
    archive.come(None)
    archive.room.use(lambda _: archive.said.append("second"))
    archive.come(b"tar")
    assert archive.said == ["missing", b"tar", "made", "second"]
    archive.again()
    assert archive.said[-1] == "first"


def test_nobody_is_told_where_nobody_waits() -> None:
    archive = Archive()
    archive.rooms.prepare()
    archive.come(None)
    assert archive.said == []


def test_a_room_that_was_never_used_hears_nothing() -> None:
    archive = Archive()
    archive.room.tell(archive.said.append)
    archive.rooms.prepare()
    archive.come(b"tar")
    archive.room.use(lambda _: None)
    archive.room.tell(archive.said.append)
    assert archive.said == [b"tar", "made", "room"]
