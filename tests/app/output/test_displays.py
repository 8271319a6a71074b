"""What a display weighs, how high a frame may be, and displays in the transcript."""

import json

import pytest

from app.output import displays
from app.output.transcript import Transcript


@pytest.mark.parametrize(
    ("mime", "data", "weight"),
    [
        ("image/png", b"x" * 3200, 5100),
        ("text/html", "x", 20000),
        ("text/html", "x" * 30000, 30000),
        (displays.TABLE, "x" * 700, 700),
        ("text/latex", "x" * 7, 7),
    ],
)
def test_a_display_weighs_what_it_costs_the_page(mime: str, data: object, weight: int) -> None:
    assert displays.weight({"mime": mime, "data": data}) == weight


@pytest.mark.parametrize(("html", "height"), [("", 24), ("<tr><tr><p>", 96), ("<li>" * 1000, 480)])
def test_the_height_of_a_frame_is_guessed_within_bounds(html: str, height: int) -> None:
    assert displays.guessed_height(html) == height


def test_heavy_blocks_fall_off_early_and_a_renewed_one_keeps_its_place() -> None:
    transcript = Transcript(max_characters=100)
    first, second = (transcript.add("display", name, "x", 60) for name in "ab")
    transcript.take()
    assert transcript.renew(first, "c", 10)
    assert [block.content for block in transcript.take()[1]] == ["c"]
    transcript.add("display", "d", "x", 60)
    transcript.add("display", "e", "x", 60)
    assert [block.content for block in transcript.blocks] == ["d", "e"]
    assert not transcript.renew(second, "f", 1)


def test_a_table_with_a_very_long_number_is_none() -> None:
    good = {"head": [], "body": [[{"text": '"\\' + "1" * 5000}]], "caption": "", "note": ""}
    assert displays.read_table(json.dumps(good)) == good
    assert displays.read_table(json.dumps(good)[:-1] + ', "more": ' + "1" * 200 + "}") is None
