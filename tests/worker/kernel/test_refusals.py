"""Why a request was not made is found in whatever libraries make of it, and said in short."""

import traceback

import pytest

from worker.kernel import refusals
from worker.kernel.refusals import HINTS, SAID, kind_of, marked, refusal
from worker.kernel.tracebacks import render


class WrappedError(Exception):
    reason: object = None


def wrapped(error: BaseException, way: str) -> BaseException:
    if way == "args":
        return WrappedError("aborted", error)
    made = WrappedError("aborted")
    if way == "reason":
        made.reason = error
    else:
        made.__cause__ = error
    return made


@pytest.mark.parametrize("kind", SAID)
def test_each_has_words_of_its_own(kind: str) -> None:
    said = str(refusal(kind, "https://ada:secret@a.test:8000/x", "it said so"))
    assert "secret" not in said
    assert 20 < len(HINTS[kind]) <= 160
    assert kind_of(refusal(kind)) == kind


@pytest.mark.parametrize("way", ["args", "reason", "cause"])
def test_it_is_found_in_errors_of_libraries(way: str) -> None:
    error = wrapped(wrapped(refusal("offline"), way), way)
    assert kind_of(error) == "offline"
    assert refusals.hint(error) == HINTS["offline"]


def test_an_error_of_another_kind_is_none() -> None:
    error = ValueError("no")
    error.__context__ = refusal("offline")
    assert (kind_of(error), refusals.hint(error)) == (None, None)
    circle = WrappedError("round")
    circle.reason = circle
    assert kind_of(circle) is None


@pytest.mark.parametrize("said", ["TypeError: Failed to fetch", "Load failed"])
def test_what_browsers_say_of_a_failed_fetch_is_known(said: str) -> None:
    assert kind_of(OSError(said)) == "unread"
    assert kind_of(ValueError(said)) is None


def test_an_odd_exception_has_no_hint() -> None:
    class OddError(Exception):
        @property
        def reason(self) -> object:
            raise RuntimeError

    assert refusals.hint(OddError()) is None


def test_a_traceback_ends_at_the_programs_own_line() -> None:
    scope: dict[str, object] = {"error": refusal("gone", "http://a.test/")}
    library = compile(
        "def get(error):\n    try: 1 / 0\n    finally: raise error", "/x/site-packages/lib.py", "exec"
    )
    exec(library, scope)
    program = compile("def main(): get(error)\nmain()", "main.py", "exec")
    with pytest.raises(ConnectionError) as failed:
        exec(program, scope)
    told = traceback.TracebackException.from_exception(failed.value)
    refusals.shorten(told)
    assert [frame.name for frame in told.stack][-2:] == ["<module>", "main"]
    assert told.__context__ is None
    text = render(failed.value)
    assert "lib.py" not in text
    assert "ZeroDivisionError" not in text
    assert text.endswith(f"ConnectionError: {failed.value}\n")


def test_what_a_program_makes_of_it_keeps_its_cause() -> None:
    error = RuntimeError("mine")
    error.__cause__ = marked(OSError("no"), "gone")
    text = render(error)
    assert "OSError: no" in text
    assert text.endswith("RuntimeError: mine\n")
