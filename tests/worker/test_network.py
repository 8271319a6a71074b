"""The whole worker, in Node: what of a network programs have, and that each run has it as new."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.elsewhere import NO_HOST, TABLE, Elsewhere
from tests.seam.node_worker import NodeWorker
from tests.seam.speaker import error
from tools.serve.server import Server
from worker.kernel.refusals import SAID


@pytest.fixture(scope="module")
def other() -> Iterator[Server]:
    """Another host, which does not mind who asks: in Node nobody does."""
    with Server(Elsewhere()) as server:
        yield server


def shown(worker: NodeWorker, code: str) -> list[Any]:
    """What a run shows, and what it writes."""
    heard = worker.run(code, fresh=True)
    displays = [each["data"] for each in heard if each["type"] == "display"]
    return [*displays, worker.text()]


def test_nothing_is_loaded_before_a_program_asks(worker: NodeWorker) -> None:
    names = "'http.client', 'urllib.request', 'webbrowser'"
    assert worker.value(f"import sys\n[name for name in ({names}) if name in sys.modules]") == "[]"


def test_each_run_reads_as_the_first(worker: NodeWorker, other: Server) -> None:
    code = f"from urllib.request import urlopen\nprint(urlopen('{other.url}open/table.csv').read())"
    spoil = "import http.client, urllib.request, socket\nhttp.client.HTTPConnection.connect = print\n"
    spoil += "urllib.request.urlopen = socket.socket.connect = socket.create_connection = print"
    for before in ("", spoil, ""):
        shown(worker, before)
        assert shown(worker, code) == [f"{TABLE!r}\n"]
    assert (
        error(worker.run("import socket\nsocket.socket().connect(('', 1))", fresh=True))["name"] == "OSError"
    )


def test_a_library_above_them_reads_as_well(worker: NodeWorker, other: Server) -> None:
    code = f"import urllib.robotparser as r\np = r.RobotFileParser('{other.url}open/robots.txt')\n"
    code += "p.read()\nprint(p.can_fetch('*', '/'))"
    assert shown(worker, code) == ["True\n"]


def test_why_a_host_gives_nothing_is_said_under_the_error(worker: NodeWorker) -> None:
    told = error(worker.run(f"from urllib.request import urlopen\nurlopen('{NO_HOST}')", fresh=True))
    assert told["name"] == "URLError"
    sentence = SAID["gone"].format(host="no-such-host.invalid")
    assert told["message"] == f"<urlopen error {sentence}>"
    assert told["hint"].startswith("Check the spelling of the address")
    assert told["traceback"].count("File ") == 1


def test_what_a_module_does_when_it_is_imported_it_does_in_each_run(worker: NodeWorker) -> None:
    for _ in range(2):
        assert shown(worker, "import antigravity") == ["https://xkcd.com/353/", ""]
        assert "Beautiful is better than ugly." in shown(worker, "import this")[0]


def test_a_module_of_the_programs_own_is_left_alone(worker: NodeWorker) -> None:
    files = ["webbrowser.py", "open = print"]
    heard = worker.run("import webbrowser\nwebbrowser.open('mine')", fresh=True, files=files)
    assert [each["type"] for each in heard if each["type"] in ("display", "error")] == []
    assert worker.text() == "mine\n"
    worker.run("", fresh=True, files=[], removed=["webbrowser.py"])
