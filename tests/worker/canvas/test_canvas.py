"""A canvas shows what is drawn, frame by frame, and the program hears of keys and pointers."""

import io
import wave
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from offthread_canvas import Canvas, door, pace, png, sound
from offthread_canvas.keys import Event


class Context:
    """What stands for JavaScript's: its pixels are grey."""

    def __init__(self, width: int, height: int) -> None:
        self.size = width, height

    def getImageData(self, _x: int, _y: int, width: int, height: int) -> Any:  # noqa: N802 - a browser's name
        class Data:
            data = type(
                "Array", (), {"to_py": lambda _self: memoryview(b"\x80\x80\x80\xff" * width * height)}
            )()

        return Data()


class Page(door.Headless):
    """A page that nobody sees, with something to draw on."""

    def canvas(self, width: int, height: int) -> Context:
        return Context(width, height)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    # A program begins with modules of its own: what another has waited is not known to it.
    monkeypatch.setattr(pace, "_has_waited", False)
    before, door.current = door.current, Page()
    yield door.current
    door.current = before


def happen(page: Page, *events: dict[str, Any]) -> None:
    page.events += events


def test_a_canvas_is_told_of_once_and_shown_with_each_frame(page: Page) -> None:
    canvas = Canvas(40, 30, "Pong")
    assert page.told == [
        ["new"],
        ["w", 0, 0, 40, 30, "#ffffff", 0, 0, 40, 30],
        ["hover"],
        ["focus"],
        ["k", "Pong"],
    ]
    for _ in range(60):
        canvas.show()
    assert (page.painted, round(page.now())) == (60, 1000)


@pytest.mark.parametrize("size", [(0, 10), (10, -1), (2049, 10)])
def test_a_canvas_that_is_too_large_or_none_is_refused(page: Page, size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="A canvas has sides of 1 to 2,048 pixels"):
        Canvas(*size)


def test_a_program_that_waits_by_itself_does_not_wait_twice(page: Page) -> None:
    import pygame

    canvas, clock = Canvas(40, 30), pygame.time.Clock()
    for _ in range(30):
        canvas.show()
        clock.tick(30)
    assert 990 < page.now() < 1040


def test_events_have_browsers_names_and_tell_what_is_down(page: Page) -> None:
    canvas = Canvas(40, 30)
    happen(page, {"what": "down", "key": "Left"}, {"what": "down", "key": "Left"}, {"what": "explode"})
    assert canvas.events() + canvas.events() + canvas.events() == [Event("keydown", key="ArrowLeft")]
    assert canvas.pressed == {"ArrowLeft"}
    happen(page, {"what": "up", "key": "Left"})
    assert canvas.events() == [Event("keyup", key="ArrowLeft")]
    assert canvas.pressed == set()


def test_a_key_that_goes_down_with_shift_may_come_up_without(page: Page) -> None:
    canvas = Canvas(40, 30)
    happen(page, {"what": "down", "key": "A"}, {"what": "up", "key": "a"})
    canvas.events(), canvas.events()
    assert canvas.pressed == set()


def test_the_pointer_is_where_it_was_last_seen(page: Page) -> None:
    canvas = Canvas(40, 30)
    happen(page, {"what": "press", "x": 3.7, "y": -0.2, "button": 1})
    assert canvas.events() == [Event("pointerdown", 3, -1, 1)]
    assert (canvas.pointer, canvas.buttons) == ((3, -1), {1})
    happen(page, {"what": "release", "x": 5, "y": 6, "button": 1}, {"what": "hover", "x": 7, "y": 8})
    assert [each.kind for each in canvas.events() + canvas.events()] == ["pointerup", "pointermove"]
    assert (canvas.pointer, canvas.buttons) == ((7, 8), set())


def test_where_nothing_can_be_heard_that_is_said_once(
    page: Page, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Page, "can_wait", False)
    canvas = Canvas(40, 30)
    assert canvas.events() + canvas.events() == []
    assert capsys.readouterr().err.count("This browser cannot tell a program of keys and clicks") == 1


def test_what_is_on_it_is_saved(page: Page, tmp_path: Any) -> None:
    Canvas(3, 2).save(tmp_path / "grey.png")
    content = (tmp_path / "grey.png").read_bytes()
    assert content == png.encoded(3, 2, b"\x80\x80\x80\xff" * 6)
    assert content[:24] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02"
    rows = zlib.decompress(content[content.index(b"IDAT") + 4 : -16])
    assert rows == (b"\0" + b"\x80\x80\x80\xff" * 3) * 2


def test_a_tone_is_a_sound_file_and_is_played(page: Page) -> None:
    with wave.open(io.BytesIO(sound.tone(440, 0.5))) as file:
        assert (file.getframerate(), file.getnframes(), file.getnchannels()) == (22_050, 11_025, 1)
    sound.beep(440, 10)
    (kind, number, _), *more = page.told
    assert (kind, more) == ("s", [["y", number, 1.0, 0]])
    with pytest.raises(ValueError, match="At most 2,000,000 can be played"):
        sound.Playable(bytes(2_000_001))
