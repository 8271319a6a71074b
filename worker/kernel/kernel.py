"""Run the visitor's programs, one after the other, in one namespace.

The kernel compiles a program, carries it out, and tells what happened through one callback,
`emit(kind, fields)`, in the kinds of the protocol: STARTED, then RESULT or ERROR, then DONE. It knows
nothing of the browser: how a value crosses to the page (`encode`) and what time it is (`clock`) are given.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import sys
import time
import types
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from worker import protocol
from worker.kernel.hints import hint
from worker.kernel.program import LAST, compile_program, normalised
from worker.kernel.screen import Screen
from worker.kernel.stepping import Arm, Armed
from worker.kernel.tracebacks import Sources, message, render
from worker.kernel.values import ReprError, safe_repr

OK = "ok"
FAILED = "error"
STOPPED = "stopped"

Emit = Callable[[str, dict[str, object]], None]
Before = Callable[[int, str], Awaitable[None]]


@dataclass(frozen=True)
class Outcome:
    """How a program ended: its value, or the exception that ended it; and after how many milliseconds."""

    value: object
    error: BaseException | None
    ms: float


class Kernel:
    """One `__main__` in which programs run, keeping what they define from run to run."""

    def __init__(
        self,
        emit: Emit,
        *,
        encode: Callable[[object], object] | None = None,
        clock: Callable[[], float] = time.perf_counter,
        arm: Arm = lambda _on: None,
        screen: Screen | None = None,
    ) -> None:
        """Take the place of `__main__` in sys.modules.

        emit: gets each report as its kind and its fields, without "type"; encode: turns a result into
        what is posted as RESULT's value (default: as it is); clock: seconds; arm: lets a Stop strike or not;
        screen: what is shown beside text, if it is.
        """
        self._emit, self._encode, self._clock, self._arm = emit, encode, clock, arm
        self._screen = screen
        self._sources = Sources()
        self._task: asyncio.Task[Any] | None = None
        self._data: types.ModuleType | None = None
        self._main = types.ModuleType("__main__")
        self.globals: dict[str, Any] = self._main.__dict__
        self.reset()

    def reset(self) -> None:
        """Forget all that programs defined, and the data."""
        self.set_data({})
        self.globals.clear()
        self.globals.update(types.ModuleType("__main__").__dict__)
        sys.modules["__main__"] = self._main

    def set_data(self, mapping: dict[str, object]) -> None:
        """Make `from data import key` find exactly these keys; without any, there is no such module."""
        if self._data is not None and sys.modules.get("data") is self._data:
            del sys.modules["data"]
        self._data = None
        if mapping:
            self._data = types.ModuleType("data", "The data that came with the program.")
            self._data.__dict__.update(mapping)
            sys.modules["data"] = self._data

    async def run(
        self,
        run_id: int,
        code: str,
        filename: str = "main.py",
        *,
        namespace: dict[str, Any] | None = None,
        values: bool = False,
        before: Before | None = None,
    ) -> str:
        """Run a program and report on it; return its status: "ok", "error" or "stopped".

        namespace: its globals instead of the kernel's own; values: report the result's value, too;
        before: awaited with the run's id and the program before that begins, such as to load packages.
        Whatever happens DONE is emitted, once; an exception comes out of here only from `emit`.
        """
        status, ms = FAILED, 0.0
        try:
            self._task = _current_task()
            self._emit(protocol.STARTED, {"id": run_id})
            if before is not None:
                await before(run_id, code)
            outcome = await self._carry_out(code, filename, namespace)
            ms = outcome.ms
            flush_streams()
            status = self._settle(run_id, outcome, values)
        except BaseException as error:  # noqa: BLE001 - an interrupt while reporting, or a report that cannot be sent
            status = self._report_error(run_id, _stop_or(error))
        finally:
            await self._calm()
            self._emit(protocol.DONE, {"id": run_id, "status": status, "ms": ms})
        return status

    def stop(self) -> None:
        """Cancel the run where it awaits something; one that computes is stopped by an interrupt."""
        if self._task is not None:
            self._task.cancel()

    async def _calm(self) -> None:
        """Take back a cancellation, so that it does not strike whatever this task does next."""
        task, self._task = self._task, None
        if task is None or not task.cancelling():
            return
        while task.cancelling():
            task.uncancel()
        with contextlib.suppress(asyncio.CancelledError):  # before 3.13 one not yet delivered stays
            await asyncio.sleep(0)

    async def _carry_out(self, code: str, filename: str, namespace: dict[str, Any] | None) -> Outcome:
        """Compile and execute; whatever the program raises is its outcome."""
        scope = self._prepare(filename, namespace)
        value: object = None
        error: BaseException | None = None
        started = self._clock()
        try:
            program = self._compile(code, filename)
            # Not in a coroutine of its own: that would turn a StopIteration into a RuntimeError.
            pending = self._step(program, scope)
            if program.co_flags & inspect.CO_COROUTINE:
                await Armed(pending, self._arm)
            value = scope.pop(LAST, None)
        except BaseException as raised:  # noqa: BLE001 - any exception is an outcome
            error = _stop_or(raised)
        return Outcome(value, error, (self._clock() - started) * 1000)

    def _step(self, program: types.CodeType, scope: dict[str, Any]) -> Any:
        self._arm(True)
        try:
            return eval(program, scope)
        finally:
            self._arm(False)

    def _prepare(self, filename: str, namespace: dict[str, Any] | None) -> dict[str, Any]:
        if namespace is not None:
            namespace.setdefault("__name__", "__main__")
            return namespace
        sys.modules["__main__"] = self._main
        self.globals["__file__"] = filename
        # A warning is shown once per place in each run, as in a script.
        self.globals.pop("__warningregistry__", None)
        return self.globals

    def _compile(self, code: str, filename: str) -> types.CodeType:
        text = normalised(code)
        return compile_program(text, self._sources.add(filename, text))

    def _settle(self, run_id: int, outcome: Outcome, values: bool) -> str:
        """Report; a `__repr__` or `__str__` of the program's own may take long, and can be stopped, too."""
        self._arm(True)
        try:
            self._finish_screen(outcome)
            if outcome.error is not None:
                return self._report_error(run_id, outcome.error)
            if outcome.value is not None:
                self._report_result(run_id, outcome.value, values)
            return OK
        finally:
            self._arm(False)

    def _finish_screen(self, outcome: Outcome) -> None:
        if self._screen is None:
            return
        if outcome.error is None:
            self._screen.finish(outcome.value)
        elif isinstance(outcome.error, KeyboardInterrupt):
            self._screen.discard()
        else:
            self._screen.finish_failed()

    def _report_result(self, run_id: int, value: object, wanted: bool) -> None:
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

    def _report_error(self, run_id: int, error: BaseException) -> str:
        """Report how the program ended by this exception, and return the status that it has by that."""
        if isinstance(error, SystemExit) and error.code in (None, 0):
            return OK
        fields = {"id": run_id, **describe(error)}
        flush_streams()
        self._emit(protocol.ERROR, fields)
        return STOPPED if isinstance(error, KeyboardInterrupt) else FAILED


def _current_task() -> asyncio.Task[Any] | None:
    try:
        return asyncio.current_task()
    except RuntimeError:  # no event loop runs
        return None


def _stop_or(error: BaseException) -> BaseException:
    """A cancellation of the run itself is a stop, as a KeyboardInterrupt at that line; else the error."""
    task = _current_task()
    if isinstance(error, asyncio.CancelledError) and (task is None or task.cancelling()):
        return KeyboardInterrupt().with_traceback(error.__traceback__)
    return error


def describe(error: BaseException) -> Mapping[str, object]:
    """The fields of ERROR, but for the id; a hint only where there is one."""
    if isinstance(error, SystemExit):
        return {"name": "SystemExit", **_farewell(error.code)}
    if isinstance(error, ReprError):
        return {"name": error.cause_name, "message": str(error), "traceback": render(error.cause)}
    fields = {"name": type(error).__name__, "message": message(error), "traceback": render(error)}
    sentence = hint(error)
    return {**fields, "hint": sentence} if sentence else fields


def _farewell(code: object) -> dict[str, object]:
    if isinstance(code, int):
        return {"message": f"exited with {code:d}", "traceback": f"The program exited with {code:d}."}
    said = message(Exception(code))
    return {"message": said, "traceback": said}


def flush_streams() -> None:
    """Flush standard output and error; one that the program has closed or broken gets back its original."""
    for name in ("stdout", "stderr"):
        original, current = getattr(sys, f"__{name}__"), getattr(sys, name, None)
        if not _flushed(current):
            setattr(sys, name, original)
        if original is not current:
            _flushed(original)


def push_streams() -> None:
    """Flush standard output and error in the midst of a program: whatever they are then, they stay."""
    for name in ("stdout", "stderr"):
        # One that is just being written to refuses, and the code that writes to it flushes it.
        _flushed(getattr(sys, name, None))


def _flushed(stream: Any) -> bool:
    """Flush, and tell whether this can be written to; without a `flush` there is nothing to flush."""
    try:
        if hasattr(stream, "flush"):
            stream.flush()
        return hasattr(stream, "write") and not getattr(stream, "closed", False)
    except Exception:  # noqa: BLE001 - the visitor may have put anything in its place
        return False
