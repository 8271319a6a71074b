"""Output widgets collect what is written and shown within them, as a notebook's page would."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from worker.kernel import interactive, tables
from worker.kernel.capturing import MOST, Outlets, bundle
from worker.kernel.clearing import CLEARED
from worker.kernel.display import Display


class Widget:
    """What of an Output is used."""

    def __init__(self) -> None:
        self.outputs: tuple[dict[str, Any], ...] = ()


@pytest.fixture
def outlets() -> Iterator[Outlets]:
    """Those of a program; the streams are put back."""
    streams = sys.stdout, sys.stderr
    yield Outlets(lambda: None)
    sys.stdout, sys.stderr = streams


def stream(name: str, text: str) -> dict[str, Any]:
    """A part that was written."""
    return {"output_type": "stream", "name": name, "text": text}


def test_what_is_written_within_becomes_parts_by_stream(outlets: Outlets) -> None:
    widget, stdout = Widget(), sys.stdout
    outlets.enter(widget)
    print("a", 1)
    print("b")
    print("c", file=sys.stderr)
    assert not outlets.leave(None)
    assert widget.outputs == (stream("stdout", "a 1\nb\n"), stream("stderr", "c\n"))
    assert sys.stdout is stdout


def test_the_innermost_collects(outlets: Outlets) -> None:
    outer, inner = Widget(), Widget()
    outlets.enter(outer)
    outlets.enter(inner)
    print("in")
    outlets.leave(None)
    print("out")
    outlets.leave(None)
    assert (outer.outputs, inner.outputs) == ((stream("stdout", "out\n"),), (stream("stdout", "in\n"),))
    assert outlets.current is None


def test_a_clearing_takes_away_what_was_there(outlets: Outlets) -> None:
    widget = Widget()
    for text in ("first", f"{CLEARED}second", CLEARED):
        outlets.enter(widget)
        sys.stdout.write(text)
        outlets.leave(None)
        expected = text.replace(CLEARED, "")
        assert widget.outputs == ((stream("stdout", expected),) if expected else ())


def test_an_error_is_shown_within_and_ends_nothing_but_a_stop_does(outlets: Outlets) -> None:
    widget = Widget()
    outlets.enter(widget)
    assert outlets.leave(ValueError("no"))
    (part,) = widget.outputs
    assert (part["output_type"], part["ename"], part["evalue"]) == ("error", "ValueError", "no")
    outlets.enter(widget)
    assert not outlets.leave(KeyboardInterrupt())
    assert widget.outputs == (part,)
    assert not outlets.leave(None)


def test_long_text_loses_its_beginning_and_says_so(outlets: Outlets) -> None:
    widget = Widget()
    outlets.enter(widget)
    print("x" * MOST)
    print("y" * 10)
    outlets.leave(None)
    text = widget.outputs[0]["text"]
    assert text.startswith("… earlier output is left out …\n")
    assert text.endswith("y" * 10 + "\n")
    assert len(text) < MOST


def test_displays_are_given_as_widgets_show_them() -> None:
    assert bundle(Display("image/png", b"abc", "p")) == {"image/png": "YWJj", "text/plain": "p"}
    assert bundle(Display("text/html", "<b>", "p")) == {"text/html": "<b>", "text/plain": "p"}
    view = {interactive.WIDGET: {"model_id": "a"}, "text/plain": "p"}
    assert bundle(Display(interactive.WIDGET, b'{"model_id": "a"}', "p")) == view
    table = '{"head": [[{"text": "<n>", "head": true, "columns": 2}]], "body": [[{"text": "1"}]]}'
    assert bundle(Display(tables.MIME, table, "p"))["text/html"] == (
        '<table><thead><tr><th colspan="2">&lt;n&gt;</th></tr></thead>'
        "<tbody><tr><td>1</td></tr></tbody></table>"
    )
    assert "not in an Output widget" in bundle(Display("text/html;live", b"", "p"))["text/plain"]
