"""The programs that an empty output offers. Data only."""

from collections import namedtuple

# data: JSON for the data pane, or nothing to leave that as it is.
Example = namedtuple("Example", ("title", "about", "code", "data"))

EXAMPLES = (
    Example(
        "Count slowly",
        "The page stays alive, and you can end it at any time",
        """\
import time

for second in range(1, 61):
    print(second, "…")
    time.sleep(1)
""",
        "",
    ),
    Example(
        "Ask a question",
        "input() waits for you without blocking anything",
        """\
name = input("What is your name? ")
year = int(input("When were you born? "))

print(f"Hello {name}, in 2050 you turn {2050 - year}.")
""",
        "",
    ),
    Example(
        "Import numbers",
        "What stands in the pane below can be imported",
        """\
import statistics
from data import ranks

print("ranks:", ranks)
statistics.stdev(ranks)
""",
        '{"ranks": [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]}\n',
    ),
)
