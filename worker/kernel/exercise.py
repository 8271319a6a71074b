"""Work that heats up the interpreter, so that a browser keeps the code that it has compiled for it.

Chromium's V8 compiles again, and better, what is called often, and writes all of that down once it is a
megabyte: https://v8.dev/blog/wasm-code-caching. Few programs of a first visit go that far. Each part here
does for a tenth of a second or two what programs do most; between the parts the worker is free. It is run in
a worker of its own (engines/pyodide/exercise.mjs), whose results nobody reads. Pure.
"""

import ast
import collections
import copy
import dataclasses
import decimal
import functools
import heapq
import inspect
import io
import itertools
import json
import math
import random
import re
import statistics
import string
import sys
import traceback
from collections.abc import Callable


@dataclasses.dataclass(order=True)
class Point:
    """Something to be made, compared and added."""

    x: int
    y: int = 0

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)


def compiling() -> None:
    """Parse and compile this very file, as each run compiles a program."""
    source = inspect.getsource(sys.modules[__name__])
    for _ in range(14):
        compile(source, "exercise.py", "exec")
    ast.unparse(ast.parse(source))


def structuring() -> None:
    """Write and read JSON, and copy what it holds."""
    rows = [{"number": number, "half": number / 2, "name": str(number)} for number in range(2000)]
    for _ in range(5):
        rows = json.loads(json.dumps(rows))
    copy.deepcopy(rows[:500])


def writing() -> None:
    """Format, split, search and sort texts, and print them."""
    for _ in range(6):
        text = "\n".join(f"{number:>8} {number * 1.7:.3f} {number!r}" for number in range(2500))
        text.replace("1", "one").upper().encode().decode().split()
        sorted(re.findall(r"(\d+)\s+(\d+\.\d+)", text))
    for number in range(3000):
        print(number, "lines", sep=": ", file=io.StringIO())


def looping() -> None:
    """Count, sum up and look up, one step of the interpreter after the other."""
    total, mean = 0, 0.0
    seen: dict[int, int] = {}
    for number in range(200_000):
        total += number * number % 257
        mean = mean * 0.5 + math.sin(number)
        seen[number % 1000] = seen.get(number % 1000, 0) + 1


def calling() -> None:
    """Call functions, and make objects and compare them."""
    functools.reduce(Point.__add__, map(Point, range(15_000)))
    sorted(Point(number % 91, number) for number in range(4000))
    fibonacci(19)


def fibonacci(number: int) -> int:
    """Return a number of Fibonacci's, by calling itself."""
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


def failing() -> None:
    """Raise errors, catch them, and tell of them."""
    nothing: dict[int, int] = {}
    for number in range(6000):
        try:
            nothing[number]
        except KeyError as error:
            str(error)
    for _ in range(50):
        try:
            fibonacci("a")  # type: ignore[arg-type]
        except TypeError:
            traceback.format_exc()


def calculating() -> None:
    """Work with whole numbers of any size, with decimals, and with samples."""
    values = [random.gauss(0, 1) for _ in range(15_000)]
    statistics.fmean(values)
    str(functools.reduce(lambda product, number: product * number, range(1, 600)))
    sum(decimal.Decimal(number) / 7 for number in range(10_000))
    statistics.stdev(values[:1500])


def collecting() -> None:
    """Fill and empty collections of all sorts."""
    collections.Counter(random.choices(string.ascii_letters, k=60_000)).most_common(3)
    queue = collections.deque(range(30_000))
    while queue:
        queue.popleft()
    heap: list[int] = []
    for number in range(12_000):
        heapq.heappush(heap, -number)
    len(set(range(40_000)) & set(range(0, 40_000, 3)))
    sum(1 for each in itertools.permutations(range(7)) if each[0] < each[-1])
    len([row for row in range(250) for column in range(200) if row % 7 == column % 5])


# Twice, since what was hot enough the first time is compiled while the rest goes on.
PARTS: tuple[Callable[[], None], ...] = 2 * (
    compiling, structuring, writing, looping, calling, failing, calculating, collecting,
)  # fmt: skip
