"""The runs that the page asks for: one after the other, in the order of their arrival.

A run is a program, or an installation of packages that is carried out, stopped and reported on like one.
Whatever happens in it, it is DONE exactly once.
"""

import asyncio
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import js

from worker import protocol
from worker.bridge import drawing, network
from worker.bridge.commands import names_of, own_modules
from worker.bridge.page import Page
from worker.bridge.timers import JsTimers
from worker.bridge.waiting import Waiting
from worker.bridge.widgets import Widgets
from worker.kernel import hiding
from worker.kernel.ending import Ending
from worker.kernel.files import Folder
from worker.kernel.kernel import Kernel
from worker.kernel.outlets import complain, push_streams
from worker.kernel.renewal import Renewal
from worker.kernel.screen import Screen
from worker.kernel.stepping import Pace
from worker.kernel.striking import Strikes
from worker.kernel.tasks import Tasks
from worker.kernel.tracebacks import render
from worker.packages.supply import Supply

if TYPE_CHECKING:
    from worker.bridge.edges import Edges

Fields = dict[str, Any]

# Seconds that a suspended program has to clean up after a Stop, until it is told again.
AGAIN_SECONDS = 0.4


class Runs:
    """The run at hand and those that wait. `id` is that of the one at hand, or None."""

    def __init__(self, edges: "Edges", page: Page, supply: Supply) -> None:
        self._edges, self._page, self._supply = edges, page, supply
        self._widgets = Widgets(page)
        self._screen = Screen(page.show, self._widgets.comms)
        self._screen.install()
        self._folder = Folder()
        self.pace = Pace(self.arm, lambda: bool(edges.interrupt.ends))
        self.tasks = Tasks(self.pace.arm, self._tell_failure, JsTimers(edges))
        self._renewal = Renewal(
            self.tasks, Ending(self._tell_ignored, self._folder.has), self._folder, self.pace
        )
        streams = [getattr(sys, f"__{name}__").flush for name in ("stdout", "stderr")]
        self._strikes = Strikes(
            edges.flusher(*streams), edges.raiseRow, self._folder.has, lambda: self.pace.is_on
        )
        self._kernel = Kernel(
            self._emit, arm=self.pace.arm, screen=self._screen, renewal=self._renewal, packages=supply
        )
        self._waiting = Waiting(edges, self.pace.arm, self._strikes.end, self._announce, self._resume)
        network.install(edges, self._waiting, page)
        self.drawing = drawing.Drawing(edges, page, self._waiting)
        self.drawing.install()
        self._queue: deque[Fields] = deque()
        self._cancelled: set[int] = set()
        self._draining: asyncio.Task[None] | None = None
        self._resting: asyncio.Task[None] | None = None
        self._call_later = asyncio.get_event_loop().call_later
        self._again: asyncio.TimerHandle | None = None
        self.id: int | None = None
        # Nothing of a visitor's has been in reach.
        self._is_clean = True

    @property
    def names(self) -> dict[str, Any]:
        """Return what programs have defined so far, by name."""
        return self._kernel.globals

    @property
    def is_busy(self) -> bool:
        """Tell whether a run is at hand or waits."""
        return self.id is not None or bool(self._queue)

    @property
    def within(self) -> Callable[..., Any]:
        """Return what calls a function as the last program would, without a trace in its context."""
        return self._renewal.context.copy().run

    def expect_strike(self) -> None:
        """Have our signals in place, whatever the last program has done to them."""
        self._strikes.install()

    def arm(self, on: bool) -> None:
        """Let a Stop strike or not; while the program pauses, all that it has written is to be seen."""
        self._edges.arm(on)
        if not on:
            push_streams()
            self.drawing.rest()
            self._widgets.comms.flush()

    def install(self) -> None:
        """Take Python as it is now as that in which programs that are fresh begin."""
        self._strikes.install()
        hiding.install(self._kernel.sources.recent)
        self._renewal.install()

    @staticmethod
    def _tell_ignored(what: str, error: BaseException) -> None:
        complain(f"Exception ignored in {what}:\n{render(error)}")

    @staticmethod
    def _tell_failure(what: str, error: BaseException | None) -> None:
        complain(f"{what}\n" if error is None else f"{what}\n{render(error)}")

    def begin(self, fields: Fields) -> None:
        """Carry out RUN or INSTALL when its turn comes."""
        self._queue.append(fields)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.ensure_future(self._drain())

    def stop(self, run: int | None) -> None:
        """Stop a run, the one at hand or one that waits; any other is over already."""
        if run is not None and any(run == waiting["id"] for waiting in self._queue):
            self._cancelled.add(run)
        elif run is not None and run == self.id:
            self._page.session.advance(protocol.STOP)
            if self._edges.interrupt.tell():
                self._strike()
            else:
                # It has been struck while it computed. If it has caught that, it may be suspended by now.
                self._strike_later()

    def _strike(self) -> None:
        if self._waiting.wake():
            # Pending until it strikes: a task of the program's may go on before what was woken does.
            self._edges.interrupt.requested = True
        else:
            self._edges.stopped()
            self._kernel.stop()
        self._strike_later()

    def _strike_later(self) -> None:
        self._again = self._call_later(AGAIN_SECONDS, self._strike_again, self.id)

    def _strike_again(self, run: int | None) -> None:
        """A program that is suspended, and was stopped a while ago, has caught that and goes on."""
        if run == self.id and run is not None:
            self._strike()

    def on_struck_task(self) -> None:
        """A Stop has struck in a task of the program's: end what waits for that task."""
        if not self._waiting.wake():
            self._kernel.stop()

    def on_exit_of_task(self, code: object) -> None:
        """A task of the program's has called `sys.exit`: end the program by that."""
        error = SystemExit(code)
        if self.id is not None and not self._waiting.wake(error):
            self._kernel.exit(error)

    def _resume(self) -> None:
        if self._page.session.state == protocol.ASKING:
            self._page.session.advance(protocol.INPUT)

    def _announce(self, prompt: str, secret: bool) -> None:
        self._edges.files.report()
        # Where nothing runs, the session refuses it.
        self._page.say(protocol.report(protocol.WAITING, id=self.id or 0, prompt=prompt, secret=secret))

    async def _drain(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
        while self._queue:
            await self._run(self._queue.popleft())
        self._resting = asyncio.ensure_future(self._supply.rest())

    async def _run(self, fields: Fields) -> None:
        self.id = fields["id"]
        self._strikes.install()
        self._edges.begin(self.id, fields.get("token"), fields.get("acks"))
        try:
            await (self._install(fields) if fields["type"] == protocol.INSTALL else self._program(fields))
        finally:
            self._edges.end()
            self.id = None
            if self._again is not None:
                self._again.cancel()
                self._again = None

    async def _program(self, fields: Fields) -> None:
        if "event" in fields:
            await self._kernel.run(fields["id"], "", before=partial(self._hear, fields))
            return
        if fields.get("fresh"):
            self._screen.begin()
        self._waiting.begin()
        context = fields.get("context")
        self.drawing.begin(is_still=fields.get("still", False), is_fresh=fields.get("fresh", False))
        await self._kernel.run(
            fields["id"],
            fields["code"],
            fields.get("filename", "main.py"),
            namespace=dict(js.Object.entries(context)) if context is not None else None,
            values=fields.get("values", False),
            fresh=fields.get("fresh", False),
            console=fields.get("console", False),
            arguments=fields.get("arguments"),
            before=partial(self._prepare, fields),
        )

    async def _hear(self, fields: Fields, run: int, _code: str) -> None:
        self._heed_stop(run)
        self._widgets.hear(fields, self._renewal.context.run, self.pace.arm)

    async def _prepare(self, fields: Fields, run: int, code: str) -> None:
        """Have ready what a program needs.

        The first one's packages come before any of the visitor's files is in reach: what is found out
        till then may be kept for later visits.
        """
        is_first, self._is_clean = self._is_clean, False
        try:
            if is_first:
                await self._have_packages(run, code, own_modules(fields))
        finally:
            # The page hands each file over once, whatever becomes of this run.
            self._enter(fields)
        if not is_first:
            await self._have_packages(run, code, {})

    def _enter(self, fields: Fields) -> None:
        self._edges.dirty()
        data = fields.get("data")
        if "files" in fields:
            has_new = self._edges.files.receive(fields["files"], fields.get("removed")).length > 0
            self._folder.enter(has_new, stays=fields.get("console", False))
        for name, value in js.Object.entries(data) if data is not None else ():
            self._edges.define(name, value)
        if "values_of_data" in fields:
            self._kernel.set_data(fields["values_of_data"])

    async def _install(self, fields: Fields) -> None:
        names = names_of(fields)

        async def load(run: int, _code: str) -> None:
            self._heed_stop(run)
            await self._supply.by_name(names, run)

        await self._kernel.run(fields["id"], "", before=load)
        self.tell_of_packages()

    def tell_of_packages(self) -> None:
        """Tell which packages there are."""
        self._page.tell_of_packages(self._supply.inventory(), self._supply.known())

    async def _have_packages(self, run: int, code: str, own: dict[str, str]) -> None:
        self._heed_stop(run)
        await self._supply.for_program(code, run, own)

    def _heed_stop(self, run: int) -> None:
        is_cancelled = run in self._cancelled
        self._cancelled.discard(run)
        # A program before it may have kept the message of the stop from being heard, but not the stop itself.
        if self._edges.interrupt.wasStopped() or is_cancelled:
            raise KeyboardInterrupt

    def _emit(self, kind: str, fields: Fields) -> None:
        if kind == protocol.DONE:
            self._edges.files.report()
            fields = {**fields, **self._widgets.spent(), "heap": self._edges.heap()}
        elif kind == protocol.ERROR:
            fields = self._told(fields)
        self._page.say(protocol.build(protocol.REPORTS, kind, fields))

    def _told(self, fields: Fields) -> Fields:
        """What the page is told of an error: where files lie, and which package a library asks for."""
        kind, said, told = (str(fields[name]) for name in ("name", "message", "traceback"))
        return {**fields, "traceback": self._folder.shorten(told), **self._supply.wanted(kind, said, told)}
