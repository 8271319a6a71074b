"""What runs code of its own is known by its type or its words, and crosses as bytes with a version."""

import json
from typing import Any

import pytest

from worker.kernel import interactive
from worker.kernel.display import display_of
from worker.kernel.interactive import LIVE_HTML, has_code


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<SCRIPT src=a>",
        "<p onclick='go()'>",
        "<svg\nonload=go()>",
        "<a href='javascript:go()'>",
    ],
)
def test_html_with_scripts_is_known(html: str) -> None:
    assert has_code(html)


@pytest.mark.parametrize(
    "html", ["<p>on click = 1</p>", "<b>scripts</b>", "<p title='one'>", "<p>javascript</p>"]
)
def test_html_without_scripts_is_none(html: str) -> None:
    assert not has_code(html)


class Shown:
    def __init__(self, **bundle: Any) -> None:
        self.bundle = {key.replace("__", "/"): data for key, data in bundle.items()}

    def _repr_mimebundle_(self) -> dict[str, Any]:
        return self.bundle

    def __repr__(self) -> str:
        return "what it is"


def test_bundles_of_libraries_cross_as_bytes_with_their_version() -> None:
    shown = Shown()
    shown.bundle = {"application/vnd.vegalite.v5.20+json": {"mark": "bar"}, "text/plain": "p"}
    made = display_of(shown, pytest.fail)
    assert made is not None
    assert (made.mime, made.text) == ("application/vnd.vegalite+json;version=5", "what it is")
    assert isinstance(made.data, bytes)
    assert json.loads(made.data) == {"mark": "bar"}
    shown.bundle = {interactive.PLOTLY: {"data": []}}
    assert interactive.of_bundle(shown.bundle) == (interactive.PLOTLY, b'{"data": []}')


def test_html_with_scripts_is_live_and_other_html_is_not() -> None:
    shown = Shown(text__html="<script>1</script>")
    made = display_of(shown, pytest.fail)
    assert made is not None
    assert (made.mime, made.data) == (LIVE_HTML, b"<script>1</script>")
    made = display_of(Shown(text__html="<b>1</b>"), pytest.fail)
    assert made is not None
    assert (made.mime, made.data) == ("text/html", "<b>1</b>")


def test_a_widget_crosses_by_its_name() -> None:
    shown = Shown()
    shown.bundle = {interactive.WIDGET: {"model_id": "1"}, "text/plain": "IntSlider()"}
    made = display_of(shown, pytest.fail)
    assert made is not None
    assert (made.mime, made.data) == (interactive.WIDGET, b'{"model_id": "1"}')


def test_what_is_too_large_is_told() -> None:
    said: list[str] = []
    shown = Shown()
    shown.bundle = {interactive.PLOTLY: {"data": "x" * interactive.MAX}}
    display_of(shown, said.append)
    assert said[0].startswith("This Shown is too large to show: 16,")


def test_a_value_is_asked_once_what_it_is() -> None:
    class Counting:
        asked = 0

        def _repr_mimebundle_(self) -> dict[str, Any]:
            Counting.asked += 1
            raise ValueError("no")

    warnings: list[str] = []
    assert display_of(Counting(), warnings.append) is None
    assert (Counting.asked, warnings) == (1, ["Counting._repr_mimebundle_ raised ValueError: no"])
