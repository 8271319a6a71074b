"""Devices, windows, events and texts answer as on a computer that has no more than a page has."""

import importlib
import io
import subprocess
import sys
from types import SimpleNamespace

import pygame
import pytest
from offthread_canvas import door, sound
from pygame import event, freetype, joystick

from tests.worker.canvas.paper import Page


def test_there_is_no_joystick_as_on_a_computer_without_one() -> None:
    joystick.init()
    assert (joystick.get_init(), joystick.get_count()) == (True, 0)
    with pytest.raises(pygame.error, match="Invalid joystick device number"):
        joystick.Joystick(0)
    joystick.quit()
    assert not joystick.get_init()


def test_a_pointer_is_taken_and_given_back() -> None:
    assert pygame.mouse.get_cursor().data == (pygame.SYSTEM_CURSOR_ARROW,)
    pygame.mouse.set_cursor(pygame.SYSTEM_CURSOR_HAND)
    assert (pygame.mouse.get_cursor(), pygame.mouse.get_cursor().type) == (pygame.Cursor(11), "system")
    pygame.mouse.set_cursor((8, 1), (0, 0), (255,), (255,))
    assert pygame.mouse.get_cursor().copy().type == "bitmap"
    with pytest.raises(TypeError, match="cursor specification"):
        pygame.Cursor(1, 2, 3)


def test_a_window_tells_what_there_is() -> None:
    display = pygame.display
    assert (display.get_driver(), display.mode_ok((640, 480)), display.mode_ok((9999, 1))) == (
        "canvas",
        32,
        0,
    )
    assert (display.list_modes()[0], display.get_num_displays(), display.is_fullscreen()) == (
        (800, 600),
        1,
        False,
    )
    assert (display.Info().current_w, display.set_gamma(1)) == (640, False)
    assert (pygame.version.ver, str(pygame.version.SDL), pygame.get_sdl_version()) == (
        "2.5.0",
        "2.30.0",
        (2, 30, 0),
    )


def test_kinds_of_events_are_blocked_named_and_made(shown: Page) -> None:
    event.set_blocked([pygame.KEYDOWN, pygame.KEYUP])
    assert (event.get_blocked(pygame.KEYUP), event.post(event.Event(pygame.KEYUP))) == (True, False)
    event.set_blocked(None)
    event.set_allowed(pygame.QUIT)
    assert (event.get_blocked(pygame.QUIT), event.get_blocked(pygame.USEREVENT)) == (False, True)
    event.set_allowed(None)
    assert [event.event_name(each) for each in (pygame.MOUSEWHEEL, pygame.WINDOWCLOSE, 0x8068, 1)] == [
        "MouseWheel",
        "WindowClose",
        "UserEvent",
        "Unknown",
    ]
    event.post(event.Event(pygame.QUIT))
    event.post(event.Event(pygame.USEREVENT))
    event.clear(pygame.QUIT)
    assert (event.peek([pygame.QUIT, pygame.KEYUP]), event.peek(eventtype=pygame.USEREVENT)) == (False, True)
    assert [each.type for each in event.get(pump=False)] == [pygame.USEREVENT]


def test_sounds_fade_are_followed_by_others_and_tell_of_their_end(shown: Page) -> None:
    over = event.custom_type()
    first, then = pygame.mixer.Sound(buffer=bytes(22_050 * 4)), pygame.mixer.Sound(buffer=bytes(22_050 * 8))
    channel = first.play(fade_ms=500)
    assert channel is not None
    channel.set_endevent(over)
    channel.queue(then)
    shown.pause(250)
    event.pump()
    assert shown.told[-1][0::2] == ["v", 0.5]
    shown.pause(800)
    assert ([each.type for each in event.get()], channel.get_sound(), channel.get_queue()) == (
        [over],
        then,
        None,
    )
    channel.fadeout(1000)
    shown.pause(900)
    event.pump()
    assert (round(shown.told[-1][2], 2), channel.get_busy()) == (0.1, True)
    pygame.time.wait(200)
    assert (channel.get_busy(), [each.type for each in event.get()], event.get()) == (False, [over], [])
    channel.set_endevent()
    before = len(shown.told)
    first.play(fade_ms=100)
    pygame.time.wait(120)
    assert [op[2] for op in shown.told[before:] if op[0] == "v"] == [0, 0.5, 1]


def test_music_is_followed_by_another_and_tells_of_its_end(shown: Page) -> None:
    music, over = pygame.mixer.music, event.custom_type()
    music.load(io.BytesIO(sound.tone(440, 1)))
    music.set_endevent(over)
    music.play()
    music.queue(io.BytesIO(sound.tone(880, 2)))
    shown.pause(1100)
    assert ([each.type for each in event.get()], music.get_busy(), music.get_pos()) == ([over], True, 0)
    music.fadeout(100)
    shown.pause(101)
    assert ([each.type for each in event.get()], music.get_busy(), music.get_endevent()) == (
        [over],
        False,
        over,
    )
    music.set_endevent()


def test_texts_are_told_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    context = SimpleNamespace(measureText=lambda text: SimpleNamespace(width=5 * len(text)))
    monkeypatch.setattr(door.Headless, "canvas", lambda *_: context)
    made = freetype.SysFont("consolas", 20)
    assert (made.get_rect("abc"), made.get_sized_height(40)) == (pygame.Rect(0, 0, 15, 23), 46)
    assert context.font.startswith("20.0px 'Courier New'")
    made.get_rect("abc", style=freetype.STYLE_STRONG | freetype.STYLE_OBLIQUE)
    assert context.font.startswith("italic bold 20.0px")


def test_parts_that_few_games_use_are_loaded_when_they_are_asked_for() -> None:
    code = (
        "import sys, pygame; late = {'mask', 'surfarray', 'colordict', 'vector3', 'numpy'};"
        "print(sorted(late & {name.removeprefix('pygame.') for name in sys.modules}));"
        "pygame.Mask((1, 1)); pygame.Vector3(); print(pygame.mask.__name__, 'pygame.gfxdraw' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert found.stdout.split("\n")[:2] == ["[]", "pygame.mask False"]
    assert importlib.import_module("pygame.gfxdraw").pixel
    names: dict[str, object] = {}
    exec("from pygame import *", names)
    assert {"Mask", "mask", "Vector3", "FRect", "joystick", "K_SPACE"} <= names.keys()
