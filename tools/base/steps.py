"""One step of the work: run a command, or say calmly what failed, what was run and how to fix it.

Standard library only: it is used before anything is installed.
"""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

CHATTER = ("WARNING: Location", "npm warn")


class StepError(Exception):
    """A step failed: which, the command that was run, the fix, and the last of what was said."""

    def __init__(self, step: str, command: str, fix: str, said: str = "") -> None:
        super().__init__(step)
        self.step, self.command, self.fix, self.said = step, command, fix, said

    def __str__(self) -> str:
        lines = [
            "Offthread stopped because a step failed.",
            f"  step:    {self.step}",
            f"  command: {self.command}",
            f"  fix:     {self.fix}",
        ]
        if self.said:
            lines += ["  it said:", *(f"    {line}" for line in self.said.splitlines())]
        return "\n".join(lines)


def run(
    step: str,
    command: Sequence[str | Path],
    fix: str | Callable[[str], str],
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """Run a command and return what it wrote; StepError if it cannot start or fails.

    fix: what to do about a failure, or a function that chooses it by what the command said.
    env: variables added to the present ones.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise StepError(step, shlex.join(words), _choose(fix, str(error)), str(error)) from error
    if done.returncode:
        raise StepError(step, shlex.join(words), _choose(fix, done.stdout), excerpt(done.stdout))
    return done.stdout


def _choose(fix: str | Callable[[str], str], said: str) -> str:
    return fix if isinstance(fix, str) else fix(said)


def excerpt(text: str, count: int = 8) -> str:
    """Return the first and last lines of a text, without blank ones and warnings of package clients."""
    lines = [line for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if not line.startswith(CHATTER)] or lines
    if len(telling) > count:
        telling = [*telling[: count // 2], "…", *telling[-count // 2 :]]
    return "\n".join(telling)


def say(text: str) -> None:
    """Print a line at once, even into a pipe."""
    print(text, flush=True)


class Timer:
    """Seconds since it was made; `str()` gives them as `1.2 s`."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._start

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s"


def fail(error: StepError) -> int:
    """Print a failed step to standard error and return the exit code."""
    print(error, file=sys.stderr, flush=True)
    return 1
