"""Keeps the machine busy while a command runs: `python -m tests.busy [--processes N] -- COMMAND …`.

What holds only on an idle machine fails here: the whole suite five times is
`python -m tests.busy --times 5 -- python3 build.py test --once`.
"""

import argparse
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


def compute() -> None:
    """Take all of a processor, for ever."""
    while True:
        sum(range(10_000))


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Have so many processes compute."""
    made = [multiprocessing.Process(target=compute, daemon=True) for _ in range(processes)]
    for each in made:
        each.start()
    try:
        yield
    finally:
        for each in made:
            each.kill()


def main(argv: Sequence[str]) -> int:
    """Run the command as often as asked for, until it fails; return its exit code."""
    face = argparse.ArgumentParser(prog="tests.busy", description=__doc__)
    face.add_argument(
        "--processes", type=int, default=1, help="how many compute beside it (default: %(default)s)"
    )
    face.add_argument("--times", type=int, default=1, help="how often to run it (default: %(default)s)")
    face.add_argument("command", nargs="+", help="what to run, after --")
    options = face.parse_args(argv)
    with busy(options.processes):
        for number in range(1, options.times + 1):
            code = subprocess.call(options.command)
            print(f"run {number} of {options.times}: exit code {code}", flush=True)
            if code:
                return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
