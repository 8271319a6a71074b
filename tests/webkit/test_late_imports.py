"""In WebKit, too, a program may import by any name, just after Python has started, what is not here yet.

On an isolated page its workers read no Blob, whatever they share: nothing can be brought to one that waits.
"""

import pytest

from tests.webkit.conftest import PLAIN, SHARING
from tests.webkit.test_engines import choose
from tests.webkit.visitor import Visitor

# No line says what is imported, so none of it is fetched because of a line.
NAMES = ["email.parser", "xml.dom.minidom", "sqlite3", "asyncio.taskgroups"]
BRYTHON_NAMES = ["textwrap", "difflib", "argparse", "unittest"]
PROGRAM = "from importlib import import_module\n[import_module(name).__name__ for name in {}]"


@pytest.mark.settings(SHARING, PLAIN)
def test_modules_are_there_as_soon_as_python_is(play: Visitor) -> None:
    play.restart()
    play.press("Clear")
    assert play.run(PROGRAM.format(NAMES)) == [("result", str(NAMES))]


@pytest.mark.settings(SHARING, PLAIN)
def test_modules_of_another_engine_are_there_too(play: Visitor) -> None:
    choose(play, "Brython")
    assert play.run(PROGRAM.format(BRYTHON_NAMES)) == [("result", str(BRYTHON_NAMES))]
    choose(play, "CPython")


@pytest.mark.settings(SHARING, PLAIN)
def test_a_program_reads_files_of_the_site(play: Visitor) -> None:
    code = "from pyodide.http import pyfetch\ngot = await pyfetch('webworker.js')\nbool(await got.text())"
    assert play.run(code) == [("result", "True")]
