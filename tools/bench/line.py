"""A slow line: what a server sends comes late and shares so many bits a second.

It is made at the server, since what browsers offer for it leaves out the requests of workers.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PIECE = 8192


class Line:
    """An application behind a slow line.

    bits: a second, for all answers together; delay: seconds that a request takes there and back.
    """

    def __init__(self, inner: "WSGIApplication", bits: float = 10e6, delay: float = 0.04) -> None:
        self._inner, self._bits, self._delay = inner, bits, delay
        self._lock = threading.Lock()
        self._free = 0.0

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer as the inner application does, only later."""

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            return start_response(status, headers, *rest)

        # Without this the server would send files by itself, as fast as it can.
        environ.pop("wsgi.file_wrapper", None)
        answer = self._inner(environ, start)
        time.sleep(self._delay)
        return self._dripping(answer)

    def _dripping(self, answer: Iterable[bytes]) -> Iterator[bytes]:
        for data in answer:
            for at in range(0, len(data), PIECE):
                piece = data[at : at + PIECE]
                time.sleep(self._wait(len(piece)))
                yield piece
        close = getattr(answer, "close", None)
        if close:
            close()

    def _wait(self, length: int) -> float:
        """Take so many bytes of the line, and return how long it is until they have come."""
        with self._lock:
            now = time.perf_counter()
            self._free = max(self._free, now) + length * 8 / self._bits
            return self._free - now
