"""The web as programs reach it, and what of a network they cannot: requests go to JavaScript from here.

Imports pyodide, like all of this room. A program that can be suspended is, so that a Stop wakes it; one that
cannot blocks the worker, and a Stop then ends it with its worker.
"""

import asyncio
import socket
import sys
from typing import TYPE_CHECKING, Any

from pyodide.ffi import to_js

from worker.bridge.page import Page
from worker.bridge.waiting import Waiting
from worker.kernel import sockets
from worker.kernel.browsing import Browsing
from worker.kernel.outlets import push_streams
from worker.kernel.refusals import LATE, SAID, marked, refusal
from worker.kernel.web import Web
from worker.kernel.wire import Answer, Ask

if TYPE_CHECKING:
    from worker.bridge.edges import Edges, WebAnswer


class Requests:
    """Makes requests: a Sender of worker/kernel/wire.py."""

    def __init__(self, edges: "Edges", waiting: Waiting) -> None:
        self._edges, self._waiting = edges, waiting

    def send(self, ask: Ask) -> Answer:
        """Make a request and wait for the answer; OSError says why there is none."""
        if not self._waiting.can_run_sync():
            push_streams()
            self._edges.output.flush()
            return _answer(ask, self._edges.web.sendNow(*_given(ask)))
        sending = self._edges.web.send(*_given(ask))
        try:
            return _answer(ask, self._waiting.run_sync(sending.answer))
        except KeyboardInterrupt:
            sending.abort()
            raise

    async def send_later(self, ask: Ask) -> Answer:
        """Make a request; OSError says why there is no answer."""
        sending, is_over = self._edges.web.send(*_given(ask)), False
        try:
            told = await sending.answer
            is_over = True
            return _answer(ask, told)
        finally:
            if not is_over:
                sending.abort()

    def refusal(self, url: str) -> OSError:
        """Find out why there was no answer from an address."""
        if not self._waiting.can_run_sync():
            return refusal("unread", url)
        return refusal(self._waiting.run_sync(self._edges.web.diagnose(url)), url)


def _given(ask: Ask) -> tuple[str, str, Any, Any, float | None]:
    headers = to_js([text for pair in ask.headers for text in pair])
    body = None if ask.body is None else to_js(ask.body)
    return ask.method, ask.url, headers, body, None if ask.seconds is None else ask.seconds * 1000


def _answer(ask: Ask, told: "WebAnswer") -> Answer:
    if told.failed == LATE:
        raise marked(TimeoutError(SAID[LATE]), LATE)
    if told.failed:
        raise refusal(told.failed, ask.url, told.said)
    flat: list[str] = [str(each) for each in told.headers]
    headers = list(zip(flat[::2], flat[1::2], strict=True))
    body: Any = told.body
    return Answer(told.status, told.url or ask.url, headers, body.to_bytes())


def install(edges: "Edges", waiting: Waiting, page: Page) -> None:
    """Have the libraries of programs go the browser's way."""
    Browsing(page.show).install()
    # Elsewhere, in tests, this Python's own libraries have a network.
    if sys.platform == "emscripten":
        Web(Requests(edges, waiting), edges.web.base).install()
        sockets.tend_socket(socket)
        sockets.tend_loop(asyncio.get_event_loop())
