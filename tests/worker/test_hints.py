"""Hints of CPython in Node, in the file that browsers get: slips, and what a browser lacks."""

import pytest

from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import of_kind
from tests.worker.kernel.slips import slips
from worker.lacks.modules import MODULES

# They are there, and what they are for is not.
PRESENT = frozenset(
    [
        "multiprocessing",
        "threading",
        "_thread",
        "subprocess",
        "socket",
        "socketserver",
        "ssl",
        "termios",
        "fcntl",
        "tty",
        "pty",
        "posix",
    ]
)
THREADS = (
    "A browser gives Python one thread, so no further one can start. "
    "Call the function itself, or write it with async and await."
)
PROCESSES = (
    "A browser gives Python one process and no other programs, so none can be started. "
    "Do the work in Python itself."
)
SERVERS = (
    "Run this program with Python on your own computer. Here, call the functions of your server directly."
)
SYSTEM = "This asks the computer's system for something that a browser does not have. Leave it out here."
STARTS = (
    "multiprocessing starts further processes, and a browser gives Python a single one. "
    "Call the function itself, one time after the other."
)

CALLS = [
    ("import threading\nthreading.Thread(target=print).start()", THREADS),
    ("import threading\nthreading.Timer(1, print).start()", THREADS),
    ("import _thread\n_thread.start_new_thread(print, ())", THREADS),
    ("from concurrent.futures import ThreadPoolExecutor\nThreadPoolExecutor().submit(print)", THREADS),
    ("import multiprocessing\nmultiprocessing.Process(target=print).start()", STARTS),
    ("import multiprocessing\nmultiprocessing.Pool(2)", STARTS),
    ("from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor().submit(print)", PROCESSES),
    ("import subprocess\nsubprocess.run(['ls'])", PROCESSES),
    ("import subprocess\nsubprocess.getoutput('ls')", PROCESSES),
    ("import os\nos.popen('ls')", PROCESSES),
    ("import asyncio\nasyncio.run(asyncio.create_subprocess_exec('ls'))", PROCESSES),
    ("import os\nos.fork()", SYSTEM),
    ("import os\nos.wait()", SYSTEM),
    ("import http.server as h\nh.HTTPServer(('', 8000), h.BaseHTTPRequestHandler)", SERVERS),
    ("from wsgiref.simple_server import make_server\nmake_server('', 8000, print)", SERVERS),
    ("import socket\ns = socket.socket()\ns.bind(('', 80))\ns.listen()", SERVERS),
    (
        (
            "import asyncio\nasync def main():\n    await asyncio.start_server(print, '', "
            "80)\nasyncio.run(main())"
        ),
        SERVERS,
    ),
    (
        "import signal\nsignal.alarm(1)",
        (
            "signal.alarm sets an alarm clock of the computer's system, and a browser has none. Look at "
            "time.monotonic() within the program instead."
        ),
    ),
    (
        "from js import document",
        (
            "Programs run beside the page, in a worker: document belongs to the page and is not there. Use "
            "print(), input() and display()."
        ),
    ),
    ("import ctypes\nctypes.windll", "ctypes.windll calls parts of Windows. A browser has none of them."),
]  # fmt: skip


def hint(worker: NodeWorker, code: str) -> str | None:
    """The hint of the one error of a program."""
    (error,) = of_kind(worker.run(code, fresh=True), "error")
    found: str | None = error.get("hint")
    return found


def test_each_slip_has_its_hint_or_none(worker: NodeWorker) -> None:
    told = [(slip.code, hint(worker, slip.code)) for slip in slips()]
    assert told == [(slip.code, slip.hint) for slip in slips()]


def test_each_module_that_is_nowhere_is_told_of(worker: NodeWorker) -> None:
    # A lock file has a package that brings audioop back: whether that comes is a matter of the network.
    others = PRESENT | {"audioop"}
    rows = [(name, words) for names, words in MODULES for name in names.split() if name not in others]
    told = [(name, hint(worker, f"import {name}")) for name, _ in rows]
    assert told == [(name, words.format(name=name)) for name, words in rows]


def test_what_is_there_can_be_imported(worker: NodeWorker) -> None:
    assert of_kind(worker.run(f"import {', '.join(sorted(PRESENT))}", fresh=True), "error") == []


@pytest.mark.parametrize(("code", "expected"), CALLS)
def test_a_call_that_a_browser_cannot_carry_out_says_why(
    worker: NodeWorker, code: str, expected: str
) -> None:
    assert hint(worker, code) == expected


def test_a_command_is_not_carried_out_and_says_so(worker: NodeWorker) -> None:
    worker.text()
    worker.run("import os\nos.system('ls')", fresh=True)
    assert worker.text() == (
        "os.system: a browser has no shell, so 'ls' was not carried out. os.listdir() lists the files.\n"
    )
