"""The programs that show WebKit: the driver, and a screen that nobody sees, each in a group of its own.

A group is killed as a whole, since a browser that hangs does not end when its driver does. Knows nothing of
what the driver is told.
"""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from select import select

from tools.base import webkit

START_S = 20
# Reads nothing: it goes on when its input ends, which it does with whoever holds the other end.
GUARD = "read -r line; kill -KILL -%d"


class Group:
    """A program, and whatever it has started. It never outlives this process, however that ends."""

    def __init__(
        self, command: Sequence[str | Path], env: Mapping[str, str] | None = None, passes: Sequence[int] = ()
    ) -> None:
        self._program = subprocess.Popen(command, env=env, pass_fds=passes, start_new_session=True)
        self._guard = subprocess.Popen(
            ["sh", "-c", GUARD % self._program.pid],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        """End all of it at once, even where the program itself has ended; a second time does nothing."""
        if self._program.returncode is None:
            os.killpg(self._program.pid, signal.SIGKILL)
            self._program.wait()
            self._guard.communicate()


@contextmanager
def driver(more: Mapping[str, str]) -> Iterator[tuple[str, Group]]:
    """A driver with some variables more in its environment: its address, and its processes."""
    programs = webkit.find()
    with screen(programs.screen) as display:
        port = free_port()
        running = Group([programs.driver, f"--port={port}"], {**os.environ, "DISPLAY": display, **more})
        try:
            yield wait_until_up(f"http://127.0.0.1:{port}"), running
        finally:
            running.kill()


@contextmanager
def screen(program: Path) -> Iterator[str]:
    """A screen that nobody sees; its name."""
    told, tells = os.pipe()
    size = ("-screen", "0", "1366x900x24")
    running = Group([program, "-displayfd", str(tells), *size, "-nolisten", "tcp"], passes=[tells])
    os.close(tells)
    try:
        with os.fdopen(told) as number:
            assert select([number], [], [], START_S)[0], f"{program}: no screen within {START_S} s"
            yield f":{number.readline().strip()}"
    finally:
        running.kill()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(base: str) -> str:
    """Wait until a driver answers at an address; return the address."""
    end = time.monotonic() + START_S
    while True:
        try:
            with urllib.request.urlopen(f"{base}/status", timeout=START_S):
                return base
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
