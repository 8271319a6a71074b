"""What happens: https://www.pygame.org/docs/ref/event.html"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from offthread_canvas import door
from offthread_canvas.keys import Event as Happening

from pygame import constants, display, time
from pygame.error import error
from pygame.lacking import names_of

_queue: deque[Event] = deque(maxlen=1000)
_blocked: set[int] = set()
_custom = constants.USEREVENT
# Milliseconds after which a key that is held is told of again: the first time, and then; 0: never.
_delays = (0, 0)
_again: tuple[Event, float] | None = None
_NAMES = """
Quit ActiveEvent KeyDown KeyUp TextInput TextEditing MouseMotion MouseButtonDown MouseButtonUp MouseWheel
JoyAxisMotion JoyBallMotion JoyHatMotion JoyButtonDown JoyButtonUp VideoResize VideoExpose NoEvent DropFile
WindowEnter WindowLeave WindowFocusGained WindowFocusLost WindowClose FingerMotion FingerDown FingerUp
"""
_UNICODE = {"Enter": "\r", "Backspace": "\b", "Tab": "\t", "Escape": "\x1b", "Delete": "\x7f"}


class Event:
    """What has happened. type: one of the kinds in pygame.locals; more depends on that: key, pos, button."""

    def __init__(self, type: int, dict: dict[str, Any] | None = None, **more: Any) -> None:
        self.type = type
        self.__dict__ |= dict or {}
        self.__dict__ |= more

    @property
    def dict(self) -> dict[str, Any]:
        """All that it tells."""
        return {name: value for name, value in vars(self).items() if name != "type"}

    def __repr__(self) -> str:
        return f"<Event({self.type}-{event_name(self.type)} {self.dict})>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Event) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


EventType = Event


def pump() -> None:
    """Hear what has happened."""
    canvas = display.heard()
    before = canvas.pointer if canvas else (0, 0)
    for happening in canvas.events() if canvas else ():
        for made in _made(happening, before):
            _note(made)
            _take(made)
        if not happening.kind.startswith("key"):
            before = happening.x, happening.y
    for made in (*_repeated(), *time.due()):
        _take(made)


_pump = pump


def _take(event: Event) -> None:
    if event.type not in _blocked:
        _queue.append(event)


def set_repeat(delay: int, interval: int) -> None:
    """Have a key that is held told of again, after so many milliseconds; 0: once alone."""
    global _delays, _again
    _delays, _again = (delay, interval or delay), None


def get_repeat() -> tuple[int, int]:
    """Return those milliseconds."""
    return _delays


def _note(event: Event) -> None:
    """Keep which key went down last, and when it is to be told of again."""
    global _again
    if event.type == constants.KEYDOWN and _delays[0] > 0:
        _again = event, door.current.now() + _delays[0]
    elif event.type == constants.KEYUP and _again and _again[0].key == event.key:
        _again = None


def _repeated() -> Iterator[Event]:
    global _again
    now = door.current.now()
    if _again and _again[1] <= now:
        yield _again[0]
        if _again[0].unicode.isprintable() and _again[0].unicode:
            yield Event(constants.TEXTINPUT, text=_again[0].unicode)
        _again = _again[0], max(_again[1] + _delays[1], now)


def get(eventtype: Any = None, pump: bool = True, exclude: Any = None) -> list[Event]:
    """Return what has happened since the last time."""
    if pump:
        _pump()
    wanted, unwanted = _kinds(eventtype), _kinds(exclude)
    found = [each for each in _queue if _fits(each, wanted, unwanted)]
    rest = [each for each in _queue if not _fits(each, wanted, unwanted)]
    _queue.clear()
    _queue.extend(rest)
    return found


def _fits(event: Event, wanted: set[int], unwanted: set[int]) -> bool:
    return (not wanted or event.type in wanted) and event.type not in unwanted


def _kinds(given: Any) -> set[int]:
    if given is None:
        return set()
    return {given} if isinstance(given, int) else set(given)


def poll() -> Event:
    """Return one thing that has happened; its type is NOEVENT if nothing has."""
    pump()
    return _queue.popleft() if _queue else Event(constants.NOEVENT)


def wait(timeout: int = 0) -> Event:
    """Wait until something happens, for so many milliseconds at most; 0: for ever."""
    until = time.get_ticks() + timeout
    while True:
        found = poll()
        if found.type != constants.NOEVENT or (timeout and time.get_ticks() >= until):
            return found
        time.wait(10)


def peek(eventtype: Any = None, pump: bool = True) -> bool:
    """Whether something of a kind has happened."""
    if pump:
        _pump()
    wanted = _kinds(eventtype)
    return any(_fits(each, wanted, set()) for each in _queue)


def clear(eventtype: Any = None, pump: bool = True) -> None:
    """Forget what has happened."""
    get(eventtype, pump)


def post(event: Event) -> bool:
    """Have something happen; False if its kind is not told of."""
    if event.type in _blocked:
        return False
    _queue.append(event)
    return True


def set_blocked(type: int | Iterable[int] | None) -> None:
    """Do not tell of these kinds; None: of none at all."""
    _blocked.update(range(constants.NUMEVENTS) if type is None else _kinds(type))


def set_allowed(type: int | Iterable[int] | None) -> None:
    """Tell of these kinds again; None: of all."""
    if type is None:
        _blocked.clear()
    _blocked.difference_update(_kinds(type))


def custom_type() -> int:
    """Return a kind of the program's own."""
    global _custom
    if _custom >= constants.NUMEVENTS:
        raise error("pygame.event.custom_type made too many event types.")
    _custom += 1
    return _custom


def get_blocked(type: int | Iterable[int]) -> bool:
    """Whether any of these kinds is not told of."""
    return bool(_blocked & _kinds(type))


def event_name(type: int) -> str:
    """Return what a kind is called."""
    if type >= constants.USEREVENT:
        return "UserEvent"
    return {getattr(constants, name.upper()): name for name in _NAMES.split()}.get(type, "Unknown")


def set_grab(grab: bool) -> None:
    """The pointer goes where it likes."""


def get_grab() -> bool:
    """It does."""
    return False


def _made(happening: Happening, before: tuple[int, int]) -> list[Event]:
    kind, place = happening.kind, (happening.x, happening.y)
    if kind in ("keydown", "keyup"):
        key, letter = constants.code_of(happening.key), happening.key if len(happening.key) == 1 else ""
        type = constants.KEYDOWN if kind == "keydown" else constants.KEYUP
        unicode = letter or _UNICODE.get(happening.key, "")
        made = Event(type, key=key, unicode=unicode, mod=mods(), scancode=key & 0xFFFF)
        written = [Event(constants.TEXTINPUT, text=letter)] if letter and kind == "keydown" else []
        return [made, *written]
    if kind == "wheel":
        turned = 1 if happening.button == constants.BUTTON_WHEELUP else -1
        kinds = constants.MOUSEBUTTONDOWN, constants.MOUSEBUTTONUP
        pressed = [Event(each, pos=place, button=happening.button, touch=False) for each in kinds]
        turn = Event(constants.MOUSEWHEEL, x=0, y=turned, flipped=False)
        return [turn, *pressed]
    if kind == "pointermove":
        moved = place[0] - before[0], place[1] - before[1]
        held = tuple(int(each in display.canvas().buttons) for each in (1, 2, 3))
        return [Event(constants.MOUSEMOTION, pos=place, rel=moved, buttons=held, touch=False)]
    type = constants.MOUSEBUTTONDOWN if kind == "pointerdown" else constants.MOUSEBUTTONUP
    return [Event(type, pos=place, button=happening.button, touch=False)]


def mods() -> int:
    """Return which keys are held that change others."""
    canvas = display.heard()
    pressed = canvas.pressed if canvas else set()
    names = (("Shift", constants.KMOD_SHIFT), ("Control", constants.KMOD_CTRL), ("Alt", constants.KMOD_ALT))
    return sum(value for name, value in names if name in pressed)


__getattr__ = names_of(__name__)
