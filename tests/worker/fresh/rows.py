"""Programs that leave something behind, and programs that do not end by themselves.

For Pyodide in Node and on the page.
"""

# What a program writes, its result, and the name of its error.
Told = tuple[str, str | None, str | None]

# By what is left: a program, the one behind it, and what of that one is told.
PAIRS: dict[str, tuple[str, str, Told]] = {
    "R1 names": ("x = 41", "print(x + 1)", ("", None, "NameError")),
    "R2 names of builtins": ("list = [1, 2]", "print(list((3, 4)))", ("[3, 4]\n", None, None)),
    "R3 an open file": (
        "f = open('score.txt', 'w')\nprint('Ada', 3, file=f)",
        "open('score.txt').read()",
        ("", "'Ada 3\\n'", None),
    ),
    "R3 an open file after an exit": (
        "import csv, sys\ncsv.writer(open('s.csv', 'w')).writerow([1])\nsys.exit()",
        "open('s.csv').read()",
        ("", "'1\\n'", None),
    ),
    "R4 an output": ("import sys, io; sys.stdout = io.StringIO(); 1/0", "print('hi')", ("hi\n", None, None)),
    "R4 a closed output": ("import sys\nsys.stdout.close()", "print('hi')", ("hi\n", None, None)),
    "R5 a builtin": ("import builtins; builtins.len = lambda x: 42", "len('abc')", ("", "3", None)),
    "R5 builtins that are gone": (
        "import builtins\nfor name in 'len min isinstance type print'.split(): setattr(builtins, name, None)",
        "print(len('abc'), min(1, 2))",
        ("3 1\n", None, None),
    ),
    "R5 all builtins": ("import builtins\nvars(builtins).clear()", "print(len('abc'))", ("3\n", None, None)),
    "R5 all modules": (
        "import sys; sys.modules.clear()",
        "import json; json.dumps([1])",
        ("", "'[1]'", None),
    ),
    "R5 all names of sys": ("import sys; vars(sys).clear()", "print('hi')", ("hi\n", None, None)),
    "R7 logging": (
        "import logging; logging.basicConfig(level=logging.INFO)",
        "import logging; logging.basicConfig(level=logging.DEBUG); logging.debug('d')",
        ("DEBUG:root:d\n", None, None),
    ),
    "R8 a handler": ("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)", "5", ("", "5", None)),
    "R20 a limit": ("import sys\nsys.setrecursionlimit(60)", "print(*map(str, [1]))", ("1\n", None, None)),
    "a value that says something when it goes": (
        "class A:\n    def __del__(self): print('gone')\nA()",
        "print('next')",
        ("next\n", None, None),
    ),
    "an attribute of the library": (
        "import math, random\nmath.pi = 3\nrandom.random = None\nprint(math.pi)",
        "import math, random\nprint(math.pi, random.random() < 1)",
        ("3.141592653589793 True\n", None, None),
    ),
}

TASK = "import asyncio\nasync def task():\n    while True:\n        {}\nx = asyncio.create_task(task())"
CATCH = "while True:\n    try:\n        {}\n    except: pass"

# What a Stop ends, by what it is.
ENDINGS = {
    "a loop": "while True: pass",
    "a loop that catches everything": CATCH.format("while True: pass"),
    "R8 input that catches everything": CATCH.format("input()"),
    "sleep that catches everything": "import time\n" + CATCH.format("time.sleep(9)"),
    "R8 signals that are ignored": "import signal as s\ns.signal(s.SIGINT, s.SIG_IGN)\nwhile True: pass",
    "R8 a debugger's prompt": "breakpoint()\nx = 1",
    "R10 a task": TASK.format("await asyncio.sleep(.01)"),
    "R11 a busy task": TASK.format("pass"),
    "a task that catches everything": TASK.format("try: await asyncio.sleep(60)\n        except: pass"),
    "an await that catches everything": "import asyncio\n" + CATCH.format("await asyncio.sleep(60)"),
    "a timer": "import asyncio\nx = asyncio.get_running_loop().call_later(60, print)",
}
# These may be struck while they compute and wait then, or the other way round: they are told more than once.
LATE_ENDINGS = {
    "a task of many awaits": TASK.format("try: await asyncio.sleep(.01)\n        except: pass"),
    "many awaits that catch everything": "import asyncio\n" + CATCH.format("await asyncio.sleep(.01)"),
    "an await behind a loop, which both catch everything": (
        "import asyncio\ntry:\n    while True: pass\nexcept: pass\n" + CATCH.format("await asyncio.sleep(60)")
    ),
}


def traced(body: str) -> str:
    """A program that notes in `seen`, by name and event, what its tracer is told of `f` of `body`."""
    return f"""
import sys
seen = []
def trace(frame, event, _):
    seen.append((frame.f_code.co_name, event))
    return trace
{body}
sys.settrace(trace)
f()
sys.settrace(None)
"""
