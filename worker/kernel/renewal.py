"""Each run as `python main.py` would have it: what the one before it left behind is taken away.

What is expensive stays loaded. `begin` comes before a program, `ready` when all that it needs is loaded,
`finish` when its last line has been carried out: from then on the worker can rely on Python again, while
the program's names and settings stay for those who look at them. Pure.
"""

from __future__ import annotations

import builtins
import contextlib
import contextvars
import gc
import io
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any, Protocol

from worker.kernel.aside import Aside
from worker.kernel.belongings import Belongings
from worker.kernel.ending import Ending
from worker.kernel.habits import Habits
from worker.kernel.hiding import Watch
from worker.kernel.importing import watch_loading
from worker.kernel.library import Library
from worker.kernel.registering import Registered
from worker.kernel.settings import Settings
from worker.kernel.stepping import Pace
from worker.kernel.tasks import Tasks

# Names of modules that are loaded before any program: a file of the name is not imported on any machine.
STARTED = frozenset(("abc", "codecs", "encodings", "genericpath", "io", "os", "posixpath", "site", "stat"))

# Taken where the snapshot is made, or when a worker starts.
LIBRARY = Library()


class Place(Protocol):
    """Where the program's files are."""

    def has(self, origin: object) -> bool:
        """Tell whether a module from there is the program's."""

    def modules(self) -> Iterable[str]:
        """Names of the modules that could be imported from there."""

    def name(self, origin: str) -> str | None:
        """The name of a file that is the program's; None of any other."""


class Renewal:
    """What makes an interpreter as new. tasks, ending, pace: of programs; place: where their files are."""

    def __init__(
        self,
        tasks: Tasks,
        ending: Ending,
        place: Place,
        pace: Pace,
        library: Library = LIBRARY,
    ) -> None:
        self.tasks, self._ending, self.place, self._pace = tasks, ending, place, pace
        self._library = library
        self._settings, self._habits = Settings(), Habits()
        self._registered = Registered(place.has, lambda: pace.is_on)
        self._builtins: dict[str, Any] = {}
        self._sys: dict[str, Any] = {}
        self._watch = Watch()
        self._is_restored = self._is_begun = False
        # What a prompt has left since the program's end is to be brought to an end, too.
        self.is_prompting = False
        # What is put back when a prompt goes on from here.
        self._aside = Aside()
        self.context = contextvars.Context()
        # No import of the library is under way, though a Stop may have struck where one begins.
        self._surface: Callable[[], None] = lambda: None

    def install(self) -> None:
        """Learn of modules of the library when they are loaded, and of exit functions."""
        self._ending.install()
        self._registered.install()
        self._surface = watch_loading(self.place.has, self)
        self._builtins = dict(vars(builtins))
        self._library.record()
        self._habits.note()
        gc.freeze()
        self._is_restored = True

    def touch(self) -> None:
        """A program runs that may change the library."""
        self._is_restored = False

    def forget(self, *empty: Callable[[], object]) -> BaseException | None:
        """Let go of what the program before has left; return the Stop that struck meanwhile.

        empty: each is called, and forgets some of it; objects of the program's may do something when they go.
        """
        ended: BaseException | None = None
        # A Stop may not strike where streams change their places.
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            for each in empty:
                ended = self._armed(each) or ended
        # What is raised where an object goes is ignored.
        return KeyboardInterrupt() if ended is None and self._pace.is_struck() else ended

    def _armed(self, function: Callable[[], object]) -> BaseException | None:
        """Call something in which a Stop may strike; then once more, since it may have done nothing."""
        ended: BaseException | None = None
        arm = self._pace.arm
        for _ in range(2):
            try:
                arm(True)
                function()
                arm(False)
            except BaseException as error:  # noqa: BLE001 - a Stop, which may strike on the way back, too
                ended = error
                arm(False)
            else:
                break
        return ended

    def begin(self) -> None:
        """Take away what the program before has left."""
        self._aside.forget()
        self._surface()
        self.context = contextvars.Context()
        self._registered.restore()
        self._settings.restore()
        program = self._program()
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            if not self._is_restored:
                self._library.restore(program, Aside())
            has_grown = self._library.drop_others(program)
            self._habits.restore()
            gc.collect()
        if has_grown:
            gc.freeze()

    def ready(self) -> None:
        """Note how everything is, right before a program begins."""
        if self._library.record_new():
            gc.freeze()
        self._habits.note()
        if self._library.hide(set(self.place.modules()) - STARTED - set(sys.builtin_module_names)):
            self.touch()
        self._settings.note()
        self._ending.begin()
        self._watch = Watch()
        self._sys = dict(vars(sys))
        self.tasks.begin()
        self._pace.begin()
        self._is_begun = True

    def go_on(self) -> None:
        """What is typed at a prompt goes on from where the program, or the line before it, has ended."""
        if not self._is_begun:
            self.ready()
        elif not self.is_prompting:
            self._ending.begin()
            self.tasks.begin()
        self._watch = Watch()
        self.is_prompting = True
        # What the prompt itself puts into `sys` must not be there in a program.
        self.touch()
        self._aside.put_back()

    def finish(self, names: dict[str, Any]) -> None:
        """The program has come to its end: do what it has left to do. names: its globals."""
        self.is_prompting = False
        self._ending.finish(names)

    def regain(self) -> None:
        """The program's last line has been carried out: it watches nothing more, and lacks no builtin."""
        self._watch.only()
        self.tasks.put_back()
        names = vars(builtins)
        if names != self._builtins:
            self._aside.names(names, self._builtins)
            names.clear()
            names.update(self._builtins)
        names = vars(sys)
        if not self._sys.keys() <= names.keys():
            names.update({name: value for name, value in self._sys.items() if name not in names})

    def restore(self) -> bool:
        """Make Python fit for the worker again; tell whether it is."""
        with contextlib.suppress(BaseException):
            self.regain()
            streams = {name: vars(sys)[name] for name in ("stdin", "stdout", "stderr")}
            self._settings.streams()
            if self.is_prompting:
                self._aside.names_of(vars(sys), streams)
            if not self._is_restored:
                self._library.restore(self._program(), self._aside)
                self._is_restored = True
            return is_sound()
        return False

    def _program(self) -> Belongings:
        return Belongings(self._library.others())

    def opening(self) -> None:
        """Modules of the library are about to be loaded."""
        self._library.expect()

    def loaded(self, names: list[str]) -> None:
        """They are there, and belong to the library as they are now, with what they have set in others."""
        self._library.note(names)
        self._habits.note(names)


def is_sound() -> bool:
    """Tell whether Python does what the worker needs of it."""
    scope: dict[str, Any] = {"__builtins__": builtins}
    exec(_CHECK, scope)
    return bool(scope["said"] == '{"a": [0, 1, 4]} missing')


_CHECK = compile(
    """
import json
def check(numbers):
    try:
        return {}["missing"]
    except KeyError as error:
        return f"{json.dumps({'a': [n * n for n in numbers]})} {error.args[0]}"
said = check(range(3))
""",
    "<check>",
    "exec",
)
