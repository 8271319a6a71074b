"""What is shown of a value: the best that it offers, with its size, within bounds."""

import struct
from collections.abc import Callable
from typing import Any

import pytest

from worker.kernel import display
from worker.kernel.display import Display, display_of

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 30, 20) + b"rest"
GIF = b"GIF89a" + struct.pack("<HH", 5, 4) + b"rest"
JPEG = (
    b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"ab\xff\xc2" + struct.pack(">HBHH", 11, 8, 20, 30) + b"rest"
)
SVG = '<?xml version="1.0"?><svg xmlns="a" width="1in" height="24pt"><svg width="5" height="5"/></svg>'


def offering(**offers: Any) -> Any:
    """A value with a repr whose methods return what is given, or raise it."""

    def method(offered: Any) -> Callable[[Any], Any]:
        def give(_self: Any) -> Any:
            if isinstance(offered, Exception):
                raise offered
            return offered

        return give

    methods: dict[str, Any] = {f"_repr_{name}_": method(offered) for name, offered in offers.items()}
    return type("Offer", (), {**methods, "__repr__": lambda _: "an offer"})()


def shown(value: object) -> tuple[Display | None, list[str]]:
    """What is shown of a value, and what was said about it."""
    warnings: list[str] = []
    return display_of(value, warnings.append), warnings


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        (
            {"png": PNG, "html": "<b>"},
            Display("image/png", PNG, "an offer", "Offer, 30 × 20 pixels", "picture.png", 30, 20),
        ),
        (
            {"jpeg": (JPEG, {"width": 3})},
            Display("image/jpeg", JPEG, "an offer", "Offer, 30 × 20 pixels", "picture.jpg", 3, 2),
        ),
        (
            {"mimebundle": {"text/plain": "x", "image/gif": GIF}},
            Display("image/gif", GIF, "an offer", "Offer, 5 × 4 pixels", "picture.gif", 5, 4),
        ),
        (
            {"svg": SVG, "png": None},
            Display("image/svg+xml", SVG, "an offer", "Offer, 96 × 32 pixels", "picture.svg", 96, 32),
        ),
        ({"svg": "<svg/>"}, Display("image/svg+xml", "<svg/>", "an offer", "Offer", "picture.svg")),
        ({"html": "<b>", "markdown": "**b**"}, Display("text/html", "<b>", "an offer", "Offer")),
        ({"markdown": "**b**"}, Display("text/markdown", "**b**", "**b**", "Offer")),
        (
            {"mimebundle": ({"text/html": "<i>"}, {"isolated": True})},
            Display("text/html", "<i>", "an offer", "Offer"),
        ),
    ],
)
def test_the_best_that_a_value_offers_is_shown(offers: dict[str, Any], expected: Display) -> None:
    assert shown(offering(**offers)) == (expected, [])


class Elusive:
    """Answers to any name."""

    def __getattr__(self, name: str) -> Callable[[], str]:
        return lambda: name


@pytest.mark.parametrize(
    "value",
    [
        5, "text", b"bytes", [1], None, type(offering(png=PNG)), Elusive(),
        offering(), offering(png="no bytes", html=b"no text", svg=""), offering(latex="$x$"),
    ],
)  # fmt: skip
def test_of_other_values_the_repr_says_it_all(value: object) -> None:
    assert shown(value) == (None, [])


def test_latex_is_shown_as_it_is_written_where_there_is_no_repr() -> None:
    class Formula:
        def _repr_latex_(self) -> str:
            return "$x^2$"

    found, warnings = shown(Formula())
    assert found is not None
    assert (found.mime, found.data, warnings) == ("text/latex", "$x^2$", [])


def test_what_fails_is_named_and_the_next_best_is_shown() -> None:
    assert shown(offering(png=ValueError("no ink"), html="<b>")) == (
        Display("text/html", "<b>", "an offer", "Offer"),
        ["Offer._repr_png_ raised ValueError: no ink"],
    )


def test_what_is_too_large_is_not_shown_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "MAX_PICTURE", 10)
    monkeypatch.setattr(display, "MAX_TEXT", 2)
    assert shown(offering(png=PNG, html="<b>")) == (
        None,
        [
            "The picture of this Offer is too large to show: 28 bytes.",
            "The text of this Offer is too large to show: 3 characters.",
        ],
    )


@pytest.mark.parametrize(
    ("mime", "data", "size"),
    [
        ("image/png", PNG[:20], (0, 0)),
        ("image/jpeg", JPEG[:9], (0, 0)),
        ("image/svg+xml", "<svg viewBox='0 0 12.4 7'>", (12, 7)),
        ("image/svg+xml", '<svg width="100%" height="50%" viewBox="0,0,4,3">', (4, 3)),
        ("text/html", "<svg width='5' height='5'>", (0, 0)),
    ],
)
def test_a_size_that_cannot_be_told_is_none(mime: str, data: str | bytes, size: tuple[int, int]) -> None:
    assert display.size_of(mime, data) == size


def test_only_fields_that_say_something_are_posted() -> None:
    assert Display("text/html", "", "x", slot="a").fields() == {
        "mime": "text/html", "data": "", "text": "x", "slot": "a",
    }  # fmt: skip
