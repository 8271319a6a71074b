"""Slows a whole browser down, by giving it only a part of the time: its processes are stopped in between.

What the developer tools offer slows the thread of the page alone, and refuses workers. Run as a program of
its own, so that nothing but the clock decides when: `python -m tools.bench.pulse GROUP RATE`, until its
standard input ends. Knows the group of processes by its number alone.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tools.base.paths import ROOT
from tools.base.steps import StepError

# Seconds of a turn: short against what is measured, long against what it costs to stop and go on.
TURN = 0.02
LEAST = 0.0005

# What the program says as it begins.
BEGUN = b"begun"


@contextmanager
def slowed(group: int, rate: float) -> Iterator[None]:
    """Give a group of processes one part in `rate` of the time, as long as the context lasts."""
    if not hasattr(os, "killpg"):
        raise StepError("slow the browser down", "os.killpg", "This system cannot pause groups of processes.")
    command = [sys.executable, "-m", "tools.bench.pulse", str(group), str(rate)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as pulse:
        if pulse.stdout is None or not pulse.stdout.read(len(BEGUN)):
            raise StepError("slow the browser down", " ".join(command), "See its message above.")
        yield


def beat(group: int, rate: float, is_over: threading.Event) -> None:
    """Stop the group and let it go on until it is over; it goes on in the end, whatever happens.

    What one turn was too long or too short, the next one makes up for.
    """
    went = stood = 0.0
    try:
        while not is_over.is_set():
            began = time.perf_counter()
            os.killpg(group, signal.SIGCONT)
            time.sleep(TURN / rate)
            stopped = time.perf_counter()
            os.killpg(group, signal.SIGSTOP)
            went += stopped - began
            time.sleep(max(LEAST, (rate - 1) * went - stood))
            stood += time.perf_counter() - stopped
    finally:
        os.killpg(group, signal.SIGCONT)


def main(words: list[str]) -> None:
    """Beat until standard input ends, or the processes do."""
    is_over = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        is_over.set()

    threading.Thread(target=wait, daemon=True).start()
    sys.stdout.buffer.write(BEGUN)
    sys.stdout.flush()
    try:
        beat(int(words[0]), float(words[1]), is_over)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    main(sys.argv[1:])
