"""A Stop strikes in the visitor's own code, and nowhere in the worker's, whichever room that lies in."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from worker.kernel import tracebacks
from worker.kernel.stepping import Armed, armed


def coroutine(filename: str) -> Coroutine[Any, Any, None]:
    """A coroutine whose code lies in a file."""
    names: dict[str, Any] = {}
    exec(compile("async def step(): pass", filename, "exec"), names)
    made: Coroutine[Any, Any, None] = names["step"]()
    return made


def is_armed(filename: str) -> bool:
    """Whether a Stop may strike in a coroutine of a file."""
    made = armed(coroutine(filename), lambda _on: None)
    made.close()
    return isinstance(made, Armed)


@pytest.mark.parametrize("room", ["bridge/main.py", "kernel/kernel.py", "packages/supply.py"])
def test_no_room_of_the_worker_is_armed_or_in_tracebacks(root: Path, room: str) -> None:
    assert not is_armed(str(root / "worker" / room))
    assert str(root / "worker" / room).startswith(tracebacks._folders())


def test_a_file_of_the_visitor_is_armed() -> None:
    assert is_armed("/home/pyodide/worker.py")


def test_a_coroutine_that_is_armed_steps_like_the_one_it_holds() -> None:
    told: list[bool] = []
    made = armed(coroutine("/home/pyodide/mine.py"), told.append)
    assert made.cr_code.co_name == "step"
    with pytest.raises(StopIteration):
        next(iter(made))
    again = armed(coroutine("/home/pyodide/mine.py"), told.append)
    with pytest.raises(ValueError, match=r"^struck$"):
        again.throw(ValueError("struck"))
    assert told == [True, False, True, False]
