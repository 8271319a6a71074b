"""Run the visitor's programs, one after the other: in one namespace, or each as a new one.

The kernel compiles a program, carries it out, and tells what happened through `emit(kind, fields)`, in the
kinds of the protocol: STARTED, then RESULT or ERROR, then DONE. It knows nothing of the browser.
A program that is `fresh` finds Python as new and is over when nothing of it is pending: see renewal.py.
"""

from __future__ import annotations

import asyncio
import builtins
import inspect
import sys
import time
import types
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from worker import protocol
from worker.kernel.given import Given
from worker.kernel.outlets import flush_streams
from worker.kernel.placing import named
from worker.kernel.program import LAST, compile_program, last_line, normalised, reaches_library
from worker.kernel.prompt import Prompt
from worker.kernel.reasons import Outcome, calm, current_task, is_cancellation, stop_or
from worker.kernel.scoping import awaited, inhabit
from worker.kernel.stepping import Arm, Armed
from worker.kernel.telling import FAILED, OK, STOPPED, Emit, Teller
from worker.kernel.tracebacks import Sources

if TYPE_CHECKING:
    from worker.kernel.lacking import Packages
    from worker.kernel.renewal import Renewal
    from worker.kernel.screen import Screen

Before = Callable[[int, str], Awaitable[None]]


class Kernel:
    """One `__main__` in which programs run. It keeps what they define until one is fresh."""

    def __init__(
        self,
        emit: Emit,
        *,
        encode: Callable[[object], object] | None = None,
        clock: Callable[[], float] = time.perf_counter,
        arm: Arm = lambda _on: None,
        screen: Screen | None = None,
        renewal: Renewal | None = None,
        packages: Packages | None = None,
    ) -> None:
        """Take the place of `__main__` in sys.modules.

        emit: gets each report as its kind and its fields, without "type"; encode: turns a result into what is
        posted as RESULT's value; clock: seconds; arm: lets a Stop strike or not; screen: what is shown beside
        text; renewal: what makes Python as new, if anything does; packages: what is known of them, for hints.
        """
        self._emit, self._clock, self._arm = emit, clock, arm
        self._renewal = renewal
        place = named if renewal is None else renewal.place.name
        self._teller = Teller(emit, encode, screen, place, packages)
        self.sources = Sources()
        self._task: asyncio.Task[Any] | None = None
        self._stepped: Armed | None = None
        self._is_stopped = False
        self._exit: SystemExit | None = None
        self._arguments: list[Any] | None = None
        self._given, self._prompt = Given(), Prompt(self.sources)
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
        self._given.set(mapping)

    async def run(
        self,
        run_id: int,
        code: str,
        filename: str = "main.py",
        *,
        namespace: dict[str, Any] | None = None,
        values: bool = False,
        fresh: bool = False,
        console: bool = False,
        arguments: list[Any] | None = None,
        before: Before | None = None,
    ) -> str:
        """Run a program and report on it; return its status: "ok", "error" or "stopped".

        namespace: its globals instead of the kernel's own; values: wait for the result if it is to be
        awaited, and report its value, too; arguments: its value is called with these for the result;
        fresh: begin as new, and end with all that the program has begun, where there is a renewal;
        console: the code is typed at a prompt, in the names of the last program;
        before: awaited with the run's id and the program before that begins, such as to load packages.
        DONE is emitted, once; an exception comes out of here only from `emit`.
        """
        status, ms, renewal = FAILED, 0.0, self._renewal if fresh or console else None
        try:
            self._task = current_task()
            self._teller.forget_hooks()
            self._stepped, self._is_stopped, self._exit, self._arguments = None, False, None, arguments
            if console and self._prompt.is_incomplete(code):
                self._emit(protocol.STARTED, {"id": run_id, "incomplete": True})
                if before is not None:
                    # What comes with it is taken now: it is sent once.
                    await before(run_id, "")
                status = OK
                return status
            # What the program before has left may end Python when it goes: so this one has not begun.
            struck = None if console else await self._begin(filename, renewal)
            self._emit(protocol.STARTED, {"id": run_id})
            if before is not None:
                await before(run_id, "" if struck else code)
            if struck is not None:
                raise struck
            self._ready(renewal, console)
            scope = self._prepare(None if console else filename, namespace)
            outcome = await self._carry_out(code, None if console else filename, scope, renewal, values)
            ms = outcome.ms
            status = self._told(run_id, outcome, values, renewal)
            if console or fresh:
                self._prompt.note(outcome.value, outcome.error)
            if renewal is not None and not console:
                since = self._clock()
                status = await self._end(run_id, status, renewal, goes_on=outcome.error is None)
                ms += (self._clock() - since) * 1000
        except BaseException as error:  # noqa: BLE001 - a Stop before it was carried out, or a report that cannot be sent
            status = self._teller.error(run_id, self._reason(error))
        finally:
            await self._calm()
            if self._renewal is not None and (console or renewal is None):
                await self._renewal.tasks.leave(is_stopped=status == STOPPED, stays=console)
            spoilt = {"spoilt": True} if renewal is not None and not renewal.restore() else {}
            self._emit(protocol.DONE, {"id": run_id, "status": status, "ms": ms, **spoilt})
        return status

    async def _begin(self, filename: str, renewal: Renewal | None) -> BaseException | None:
        """Take away what the program before has left; return a Stop that strikes then, meant for this one."""
        if renewal is None:
            if self._renewal is not None:
                self._renewal.touch()
            return None
        struck = await self._finish(renewal) if renewal.is_prompting else None
        self.set_data({})
        struck = renewal.forget(self._prompt.forget, self.globals.clear) or struck
        types.ModuleType.__setattr__(self._main, "__class__", types.ModuleType)
        renewal.begin()
        self.sources.recent.clear()
        self.globals.update(types.ModuleType("__main__").__dict__)
        sys.argv = [filename]
        return None if isinstance(struck, Exception) else struck

    def _ready(self, renewal: Renewal | None, console: bool) -> None:
        """Note how everything is right before a program begins."""
        if renewal is not None:
            self._teller.note_hooks()
            renewal.go_on() if console else renewal.ready()
        elif self._renewal is not None:
            self._renewal.tasks.watch()

    async def _end(self, run_id: int, status: str, renewal: Renewal, *, goes_on: bool) -> str:
        """Wait for what the program has begun, or end it, and have it do what it left to its end."""
        try:
            if goes_on and status == OK:
                await renewal.tasks.settle()
        except BaseException as error:  # noqa: BLE001 - a Stop, most likely
            # Where it waited is none of the program's lines.
            place = renewal.tasks.struck_at()
            status = self._teller.error(run_id, self._reason(error).with_traceback(place))
        await self._calm()
        ended = await self._finish(renewal)
        return status if ended is None else self._teller.error(run_id, self._reason(ended))

    async def _finish(self, renewal: Renewal) -> BaseException | None:
        """End a program's tasks, and have it do what it left to its end; return what has ended that."""
        try:
            await renewal.tasks.cancel()
            self._arm(True)
            self._within(renewal, renewal.finish, self.globals)
            self._arm(False)
        except BaseException as error:  # noqa: BLE001 - a Stop, most likely, which may strike on the way back, too
            self._arm(False)
            return error
        finally:
            flush_streams()
            # What is done at the end may begin something.
            await renewal.tasks.cancel()
            renewal.tasks.forget()
        return None

    @staticmethod
    def _within(renewal: Renewal | None, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call something in the context of a program that is as new, which may have set variables of it."""
        return function(*arguments) if renewal is None else renewal.context.run(function, *arguments)

    def exit(self, error: SystemExit) -> None:
        """End the run by an exit that was not called where the run itself is."""
        self._exit = error
        self.stop()

    def _reason(self, error: BaseException) -> BaseException:
        """What has ended the run, by what was raised in it."""
        return self._exit if self._exit is not None and is_cancellation(error) else stop_or(error)

    def stop(self) -> None:
        """Cancel the run where it awaits something; one that computes is stopped by an interrupt.

        The second time it is not asked any more.
        """
        if self._task is not None:
            if self._is_stopped and self._stepped is not None:
                self._stepped.end()
            self._is_stopped = True
            self._task.cancel()

    async def _calm(self) -> None:
        task, self._task = self._task, None
        await calm(task)

    async def _carry_out(
        self, code: str, filename: str | None, scope: dict[str, Any], renewal: Renewal | None, awaits: bool
    ) -> Outcome:
        """Compile and execute; whatever the program raises is its outcome. awaits: its result, too."""
        value, error, place = None, None, ("", "")
        started = self._clock()
        try:
            program = self._compile(code, filename)
            place = last_line(program) if filename is not None else place
            if renewal is not None and reaches_library(program):
                renewal.touch()
            # Not in a coroutine of its own: that would turn a StopIteration into a RuntimeError.
            pending = self._step(renewal, eval, program, scope)
            if program.co_flags & inspect.CO_COROUTINE:
                self._stepped = Armed(pending, self._arm, None if renewal is None else renewal.context)
                await self._stepped
            value = scope.pop(LAST, None)
            if self._arguments is not None:
                value = self._step(renewal, value, *self._arguments)
            if awaits and inspect.isawaitable(value):
                self._stepped = Armed(awaited(value), self._arm)
                value = await self._stepped
        except BaseException as raised:  # noqa: BLE001 - any exception is an outcome
            error = self._reason(raised)
        self._prompt.drop(scope)
        if renewal is not None:
            renewal.regain()
        return Outcome(value, error, (self._clock() - started) * 1000, *place)

    def _step(self, renewal: Renewal | None, function: Any, *given: Any) -> Any:
        try:
            self._arm(True)
            return self._within(renewal, function, *given)
        finally:
            self._arm(False)

    def _prepare(self, filename: str | None, namespace: dict[str, Any] | None) -> dict[str, Any]:
        if namespace is not None:
            return inhabit(namespace, filename or "")
        # Not those of this module: see private.py.
        self.globals.setdefault("__builtins__", builtins)
        sys.modules["__main__"] = self._main
        if filename is None:
            self._prompt.begin()
        else:
            self.globals["__file__"] = filename
        # A warning is shown once per place in each run, as in a script.
        self.globals.pop("__warningregistry__", None)
        return self.globals

    def _compile(self, code: str, filename: str | None) -> types.CodeType:
        text = normalised(code)
        if filename is None:
            return self._prompt.compile(text)
        return compile_program(text, self.sources.add(filename, text))

    def _told(self, run_id: int, outcome: Outcome, values: bool, renewal: Renewal | None) -> str:
        """Report how a program has ended; a Stop may strike then, and a report be none that can be sent."""
        try:
            flush_streams()
            return str(self._within(renewal, self._settle, run_id, outcome, values))
        except BaseException as error:  # noqa: BLE001 - see above
            return self._teller.error(run_id, self._reason(error))

    def _settle(self, run_id: int, outcome: Outcome, values: bool) -> str:
        """Report; a `__repr__` or `__str__` of the program's own may take long, and can be stopped, too."""
        try:
            self._arm(True)
            return self._teller.outcome(run_id, outcome, values, warns=self._renewal is not None)
        finally:
            self._arm(False)
