"""Random conversations with a worker: sensible, senseless and ill-timed messages in any order."""

import random
import time
from typing import Any

from tests.browser.bare_worker import BareWorker

# Programs of every kind; all of them end by themselves, or by a stop or an answer.
PROGRAMS = (
    "1 + 1",
    "print('x' * 1000)",
    "1 / 0",
    "def f(:",
    "import time; time.sleep(0.02)",
    "import asyncio; await asyncio.sleep(0.02)",
    "while True: pass",
    "import asyncio; await asyncio.sleep(100)",
    "input('? ')",
    "for i in range(20000): print(i)",
    "while True: print('flood')",
    "import sys; sys.exit(2)",
    "raise KeyboardInterrupt",
    "import sys; sys.stdout.close()",
    "[].append(input()) or list(range(5))",
)

GARBAGE: tuple[Any, ...] = (
    None,
    "run",
    42,
    [],
    {},
    {"type": "run"},
    {"type": "run", "id": "1", "code": "1"},
    {"type": "run", "id": 1, "code": None},
    {"type": "fly", "id": 1},
    {"type": "start"},
    {"type": "retry"},
    {"type": "ack", "seq": "x"},
    {"type": "ack", "seq": 10**9},
    {"type": "input", "id": 0, "text": 5},
    {"type": "stop", "id": -1},
    {"type": "run", "id": 1, "code": "1", "data": {"fetch": 1}},
    {"type": "run", "id": 1, "code": "1", "data_json": "{"},
    {"type": "run", "id": 1, "code": "1", "data_json": "[]"},
)
# A dozen programs that are stopped one after the other, on a busy machine.
PATIENCE_S = 60


class Conversation:
    """One sequence of messages, reproducible by its seed."""

    def __init__(self, worker: BareWorker, seed: int) -> None:
        self.worker, self.random = worker, random.Random(seed)
        self.posted: list[int] = []

    def step(self) -> None:
        """Say something."""
        number = self.random.random()
        if number < 0.4:
            self.posted.append(self.worker.begin(self.random.choice(PROGRAMS)))
        elif number < 0.6:
            self.worker.post(self.random.choice(GARBAGE))
        elif number < 0.75 and self.posted:
            self.worker.page.evaluate("(id) => stop(id)", self.random.choice(self.posted))
        elif number < 0.85 and self.posted:
            self.worker.post({"type": "input", "id": self.random.choice(self.posted), "text": "answer\n"})
        else:
            self.worker.page.wait_for_timeout(self.random.randrange(30))

    def settle(self) -> None:
        """End whatever has not ended, as a page does that wants to: by stopping what still runs."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            running = self.worker.page.evaluate(UNSETTLED, self.posted)
            if not running:
                return
            self.worker.page.evaluate("(id) => stop(id)", running[0])
            self.worker.page.wait_for_timeout(50)
        raise AssertionError(f"runs {running} were never done")


# The runs that are neither done nor refused, in order.
UNSETTLED = """(posted) => {
  const ended = new Set(heard.filter(({type, id, reason}) =>
    type === "done" || (type === "refused" && reason.startsWith("'"))).map(({id}) => id));
  return posted.filter((id) => !ended.has(id));
}"""


def converse(worker: BareWorker, seed: int, steps: int = 12) -> None:
    """Have a conversation, and check that the worker has come out of it in order."""
    talk = Conversation(worker, seed)
    for _ in range(steps):
        talk.step()
    talk.settle()
    heard = worker.page.evaluate("heard.splice(0)")
    kinds = [each["type"] for each in heard]
    assert "worker error" not in kinds
    assert "crashed" not in kinds
    for run in talk.posted:
        own = [each["type"] for each in heard if each.get("id") == run]
        assert own.count("done") == own.count("started") == 1, (seed, run, own)
    worker.text()
    assert worker.value("40 + 2") == "42"
