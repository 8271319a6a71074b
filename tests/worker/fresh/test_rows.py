"""Each run is a whole program: in Pyodide itself, in Node, with the file that browsers get."""

import textwrap
import time
from typing import Any

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import Heard, error, of_kind, result
from tests.worker.fresh.rows import ENDINGS, LATE_ENDINGS, PAIRS, Told, traced


@pytest.fixture(autouse=True)
def _no_output_of_before(worker: NodeWorker) -> None:
    worker.text()


def told(worker: NodeWorker, code: str, **fields: Any) -> Told:
    """What a program that is fresh writes, its result, and the name of its error."""
    heard = worker.run(textwrap.dedent(code), fresh=True, **fields)
    errors = of_kind(heard, "error")
    return worker.text(), result(heard), errors[0]["name"] if errors else None


def stopped(worker: NodeWorker, code: str, *answers: str, seconds: float = 0.3) -> Heard:
    """Run a program, answer what it asks, and stop it after a while; what is heard from then on."""
    worker.begin(textwrap.dedent(code), fresh=True)
    for answer in answers:
        worker.heard("waiting")
        worker.answer(answer)
    time.sleep(seconds)
    worker.act("stop", worker.runs)
    return worker.heard("done", seconds=20)


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_of_a_program_is_there_for_the_next(worker: NodeWorker, name: str) -> None:
    before, then, expected = PAIRS[name]
    heard = worker.run(before, fresh=True)
    assert "spoilt" not in heard[-1]
    worker.text()
    assert told(worker, then) == expected


def test_without_fresh_names_stay(worker: NodeWorker) -> None:
    told(worker, "x = 41")
    assert result(worker.run("x + 1")) == "42"


def test_a_signal_of_the_programs_is_not_called_by_ours(worker: NodeWorker) -> None:
    code = """
        import signal
        def h(*_): raise ValueError
        signal.signal(signal.SIGALRM, h)
        print('a', end='')
        for i in range(1_000_000): pass
    """
    assert told(worker, code) == ("a", None, None)


@pytest.mark.parametrize("name", ENDINGS | LATE_ENDINGS)
def test_a_stop_ends_whatever_goes_on_and_python_is_kept(worker: NodeWorker, name: str) -> None:
    heard = stopped(worker, (ENDINGS | LATE_ENDINGS)[name])
    assert (error(heard)["name"], heard[-1]["status"]) == ("KeyboardInterrupt", "stopped")
    assert told(worker, "6 * 7")[1:] == ("42", None)


def test_r8_a_debugger_that_goes_on_is_not_asked_by_a_stop(worker: NodeWorker) -> None:
    heard = stopped(worker, "breakpoint()\nwhile True: pass", "c\n", seconds=1)
    assert (error(heard)["name"], heard[-1]["status"]) == ("KeyboardInterrupt", "stopped")
    assert error(heard)["traceback"].count("File") == 1


def test_r8_a_program_may_clean_up_when_it_is_stopped(worker: NodeWorker) -> None:
    stopped(worker, "try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('saved')")
    assert worker.text() == "saved\n"


def test_r10_a_program_whose_tasks_are_pending_is_running(worker: NodeWorker) -> None:
    code = """
        import asyncio
        async def tick():
            for n in range(3):
                await asyncio.sleep(0.01)
                print(n)
        task = asyncio.create_task(tick())
        asyncio.get_running_loop().call_later(1, print, 'late')
        print('main')
    """
    assert told(worker, code) == ("main\n0\n1\n2\nlate\n", None, None)


def test_r11_a_task_may_ask(worker: NodeWorker) -> None:
    code = "import asyncio\nasync def t(): print(input('name? '))\ntask = asyncio.create_task(t())"
    worker.begin(code, fresh=True)
    worker.heard("waiting")
    worker.answer("Ada\n")
    assert worker.heard("done")[-1]["status"] == "ok"
    assert worker.text() == "name? Ada\n"


def test_r12_hooks_are_called(worker: NodeWorker) -> None:
    assert told(worker, "import atexit\natexit.register(print, 'bye')\n5") == ("bye\n", "5", None)
    hook = "import sys\nsys.excepthook = lambda *e: print(e[0].__name__, e[2].tb_frame.f_code.co_name)\n1 / 0"
    assert told(worker, hook) == ("ZeroDivisionError <module>\n", None, None)
    assert told(worker, "import sys\nsys.displayhook = lambda v: print('shown', v)\n5") == (
        "shown 5\n",
        None,
        None,
    )


def test_r13_arguments_are_those_of_a_script(worker: NodeWorker) -> None:
    assert told(worker, "import sys; sys.argv") == ("", "['main.py']", None)
    usage = "import argparse\np = argparse.ArgumentParser()\np.add_argument('name')\np.format_usage()"
    assert told(worker, usage)[1] == r"'usage: main.py [-h] name\n'"


def test_r14_a_file_of_the_project_wins_over_the_library(worker: NodeWorker) -> None:
    assert told(worker, "import calendar; calendar.mine", files=["calendar.py", "mine = 1"])[1] == "1"
    assert told(worker, "import calendar; calendar.MONDAY", files=[], removed=["calendar.py"])[1] == (
        "calendar.MONDAY"
    )


def test_r15_a_coroutine_that_nobody_awaits_is_warned_of(worker: NodeWorker) -> None:
    assert told(worker, "async def main(): pass\nmain()")[0].splitlines() == [
        "main.py:2: RuntimeWarning: coroutine 'main' was never awaited",
        "  main()",
        "Calling main does not run it yet. Write await main(…), or asyncio.run(main(…)).",
    ]


@pytest.mark.parametrize("depth", [300, 365, 500])
def test_r17_functions_with_a_cache_call_themselves_as_often_as_courses_want(
    worker: NodeWorker, depth: int
) -> None:
    code = f"""
        from functools import lru_cache
        @lru_cache(None)
        def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
        len(str(fib({depth})))
    """
    assert told(worker, code)[2] is None


def test_r17_what_goes_too_deep_has_a_hint(worker: NodeWorker) -> None:
    heard = worker.run("import functools\n@functools.cache\ndef f(n): return f(n + 1)\nf(1)", fresh=True)
    assert error(heard)["name"] == "RecursionError"
    assert error(heard)["hint"].startswith("The calls went too deep.")


def test_r18_a_tracer_and_a_debugger_see_the_program_alone(worker: NodeWorker) -> None:
    code = traced("def f():\n    return 1")
    assert told(worker, code + "print(seen)")[0] == "[('f', 'call'), ('f', 'line'), ('f', 'return')]\n"
    worker.begin("def f():\n    breakpoint()\nf()", fresh=True)
    for answer in ("w\n", "c\n"):
        worker.heard("waiting")
        worker.answer(answer)
    worker.heard("done")
    places = [line for line in worker.text().splitlines() if "(" in line and "/" in line]
    assert [line.rpartition("/")[2] for line in places[1:]] == ["main.py(3)<module>()", "main.py(2)f()"]


def test_r19_an_import_that_fails_shows_two_places(worker: NodeWorker) -> None:
    heard = worker.run("import broken", fresh=True, files=["broken.py", "x = = 1\n"])
    assert error(heard)["traceback"].splitlines() == [
        "Traceback (most recent call last):",
        '  File "main.py", line 1, in <module>',
        "    import broken",
        '  File "broken.py", line 1',
        "    x = = 1",
        "        ^",
        "SyntaxError: invalid syntax",
    ]


def test_r20_a_limit_that_is_too_low_is_an_error_or_goes_on(worker: NodeWorker) -> None:
    heard = worker.run("import sys\nsys.setrecursionlimit(10)\nprint('on')", fresh=True)
    assert heard[-1]["status"] in ("ok", "error")
    assert told(worker, "print('next')") == ("next\n", None, None)
