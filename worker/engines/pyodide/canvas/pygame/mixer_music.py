"""One long sound: https://www.pygame.org/docs/ref/music.html"""

from __future__ import annotations

from typing import Any

from offthread_canvas import door

from pygame.channels import Sound, new_channel
from pygame.error import error
from pygame.lacking import names_of

_NO_MUSIC = "Load a file first: pygame.mixer.music.load(name)"
_channel = new_channel()
_loaded: list[Sound] = []


def load(file: Any, namehint: str = "") -> None:
    """Take a file."""
    stop()
    _loaded[:] = [Sound(file)]


def play(loops: int = 0, start: float = 0.0, fade_ms: int = 0) -> None:
    """Play it; loops: how often more, -1 for ever."""
    if not _loaded:
        raise error(_NO_MUSIC)
    _channel.play(_loaded[0], loops, 0, fade_ms)


def queue(filename: Any, namehint: str = "", loops: int = 0) -> None:
    """Play a file when this one is over; loops: how often more."""
    _channel.queue(Sound(filename), loops)


def set_endevent(event_type: int = 0) -> None:
    """Have an event of this kind tell when it is over; 0: none."""
    _channel.set_endevent(event_type)


def get_endevent() -> int:
    """Return that kind."""
    return _channel.get_endevent()


def rewind() -> None:
    """Play it from its beginning."""
    play()


def stop() -> None:
    """End it."""
    _channel.stop()


def unload() -> None:
    """Forget it."""
    stop()
    _loaded.clear()


def fadeout(time: int) -> None:
    """End it, softer and softer in so many milliseconds."""
    _channel.fadeout(time)


def pause() -> None:
    """Let it wait."""
    _channel.pause()


def unpause() -> None:
    """Let it go on."""
    _channel.unpause()


def get_busy() -> bool:
    """Whether it is heard."""
    return _channel.is_heard()


def get_pos() -> int:
    """Return how many milliseconds ago it began; -1 if nothing is played."""
    return int(door.current.now() - _channel.began) if _channel.get_busy() else -1


def set_volume(value: float) -> None:
    """Play it louder or softer, from 0 to 1."""
    _channel.set_volume(value)


def get_volume() -> float:
    """Return how loud it is."""
    return _channel.get_volume()


__getattr__ = names_of(__name__)
