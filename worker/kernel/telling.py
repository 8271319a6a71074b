"""How a program ended, in the reports of the protocol: RESULT or ERROR, or what its own hooks say.

`sys.displayhook` and `sys.excepthook` are heard where the program has put its own in their place.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from worker import protocol
from worker.kernel import refusals
from worker.kernel.hints import NO_PACKAGES, hint
from worker.kernel.outlets import complain, flush_streams
from worker.kernel.placing import Fields, Own, named, place
from worker.kernel.tracebacks import is_ours, message, render
from worker.kernel.values import ReprError, safe_repr

if TYPE_CHECKING:
    from worker.kernel.lacking import Packages
    from worker.kernel.reasons import Outcome
    from worker.kernel.screen import Screen

OK = "ok"
FAILED = "error"
STOPPED = "stopped"

Emit = Callable[[str, dict[str, object]], None]

NEVER_AWAITED = (
    "{place}: RuntimeWarning: coroutine '{name}' was never awaited\n{line}"
    "Calling {name} does not run it yet. Write await {name}(…), or asyncio.run({name}(…)).\n"
)


class Teller:
    """Reports how programs ended.

    encode: turns a result into what is posted as RESULT's value; own: names a file if it is the visitor's;
    packages: what is known of them, for hints.
    """

    def __init__(
        self,
        emit: Emit,
        encode: Callable[[object], object] | None,
        screen: Screen | None,
        own: Own = named,
        packages: Packages | None = None,
    ) -> None:
        self._emit, self._encode, self._screen, self._own = emit, encode, screen, own
        self._packages = NO_PACKAGES if packages is None else packages
        # Those that are no program's.
        self._hooks: dict[str, object] = {}

    def note_hooks(self) -> None:
        """A program begins, which may put others in the place of these."""
        self._hooks = {name: getattr(sys, name, None) for name in ("displayhook", "excepthook")}

    def forget_hooks(self) -> None:
        """Whatever stands in their place is not asked."""
        self._hooks = {}

    def _hook(self, name: str) -> Any:
        """What the program has put in the place of a hook; None if nothing."""
        now = getattr(sys, name, None)
        is_own = name in self._hooks and now not in (self._hooks[name], getattr(sys, f"__{name}__"))
        return now if is_own else None

    def outcome(self, run_id: int, outcome: Outcome, wanted: bool, *, warns: bool) -> str:
        """Report how a program has ended; return its status. warns: of a coroutine that nobody awaits."""
        if self._screen is not None:
            _finish(self._screen, outcome.value, outcome.error)
        if outcome.error is not None:
            return self.error(run_id, outcome.error)
        if warns and outcome.place and _is_forgotten(outcome.value):
            _never_awaited(outcome.value, outcome.place, outcome.line)
        elif outcome.value is not None:
            self.result(run_id, outcome.value, wanted)
        return OK

    def result(self, run_id: int, value: object, wanted: bool) -> None:
        """Report the value of a last expression."""
        hook = self._hook("displayhook")
        if hook is not None:
            hook(value)
            flush_streams()
            return
        fields: dict[str, object] = {"id": run_id, "repr": safe_repr(value)}
        if wanted:
            try:
                fields["value"] = self._encode(value) if self._encode else value
            except Exception:  # noqa: BLE001 - what cannot cross arrives as its repr
                fields["value"] = fields["repr"]
        if self._screen is not None and self._screen.show_result(value):
            fields["shown"] = True
        flush_streams()
        self._emit(protocol.RESULT, fields)

    def error(self, run_id: int, error: BaseException) -> str:
        """Report how the program ended by this exception, and return the status that it has by that."""
        if isinstance(error, SystemExit) and error.code in (None, 0):
            return OK
        status = STOPPED if isinstance(error, KeyboardInterrupt) else FAILED
        hook = None if isinstance(error, SystemExit) else self._hook("excepthook")
        if hook is not None and _is_heard(hook, error):
            flush_streams()
            return status
        told = describe(error, self._packages)
        fields: dict[str, object] = {"id": run_id, **told, **self._place(error)}
        flush_streams()
        self._emit(protocol.ERROR, fields)
        return status

    def _place(self, error: BaseException) -> Fields:
        """Where in the visitor's files it was: an exit is no fault, nor is a Stop."""
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return {}
        return place(error.cause if isinstance(error, ReprError) else error, self._own)


def _finish(screen: Screen, result: object, error: BaseException | None) -> None:
    """Show what a program left open: it has ended, by this error if there is one."""
    if error is None:
        screen.finish(result)
    elif isinstance(error, KeyboardInterrupt):
        screen.discard()
    else:
        screen.finish_failed()


def _is_heard(hook: Any, error: BaseException) -> bool:
    """Have a program's own hook tell of an exception; if it fails, say so as Python does."""
    try:
        hook(type(error), error, visitors(error.__traceback__))
    except BaseException as failure:  # noqa: BLE001 - whatever the program's own hook raises
        complain(f"Error in sys.excepthook:\n{render(failure)}\nOriginal exception was:\n")
        return False
    return True


def visitors(trace: TracebackType | None) -> TracebackType | None:
    """The traceback from the first frame on that is the visitor's."""
    while trace is not None and is_ours(trace.tb_frame.f_code.co_filename):
        trace = trace.tb_next
    return trace


def describe(error: BaseException, packages: Packages = NO_PACKAGES) -> Mapping[str, object]:
    """The fields of ERROR, but for the id; a hint only where there is one."""
    if isinstance(error, SystemExit):
        return {"name": "SystemExit", **_farewell(error.code)}
    if isinstance(error, ReprError):
        return {"name": error.cause_name, "message": str(error), "traceback": render(error.cause)}
    fields = {"name": type(error).__name__, "message": message(error), "traceback": render(error)}
    sentence = refusals.hint(error) or hint(error, packages)
    return {**fields, "hint": sentence} if sentence else fields


def _farewell(code: object) -> dict[str, object]:
    if isinstance(code, int):
        return {"message": f"exited with {code:d}", "traceback": f"The program exited with {code:d}."}
    said = message(Exception(code))
    return {"message": said, "traceback": said}


def _is_forgotten(value: object) -> bool:
    """Tell whether this is a coroutine that nobody has begun to await."""
    return inspect.iscoroutine(value) and inspect.getcoroutinestate(value) == inspect.CORO_CREATED


def _never_awaited(coroutine: Any, place: str, line: str) -> None:
    """Say of a program's last value that it does nothing, where Python would warn when it is thrown away."""
    coroutine.close()
    text = f"  {line.strip()}\n" if line else ""
    complain(NEVER_AWAITED.format(place=place, name=coroutine.__qualname__, line=text))
