"""Pictures, tables and HTML as elements: none of it can run, load or reach anything, and all has words."""

import json
from typing import Any

import pytest

from app.output import display, displays
from tests.app.dom import Page, outline
from tests.app.dom.events import Event
from tests.app.dom.values import JsArray, JsBytes, JsObject
from tests.app.dom.web import Url
from worker.contract import markup

HOSTILE = "<script>parent.document.body.remove()</script>"
SAVE = '<button aria-label="Save {0}" class="button small" data-save="{0}" type="button"> \'Save\''
TABLE = {
    "caption": "Thirds, 40 rows",
    "note": "2 of 40 rows",
    "head": [[{"text": "", "head": True}, {"text": "<b>", "head": True, "number": True, "columns": 2}]],
    "body": [
        [{"text": "0", "head": True, "rows": 2}, {"text": "0.3", "number": True}, {"text": HOSTILE}],
        [{"text": "0.6", "number": True}, {"text": ""}],
    ],
}


class Shown:
    """An entry of the transcript, and the display in it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.entry = page.document.createElement("div")
        self.entry.addEventListener("click", display.on_click)
        page.element("log").append(self.entry)

    def fill(self, mime: str, data: Any, **fields: Any) -> str:
        display.fill(self.entry, {"mime": mime, "data": data, "text": "<it>", **fields})
        return outline(self.entry)

    def renew(self, mime: str, data: Any, **fields: Any) -> str:
        display.renew(self.entry, {"mime": mime, "data": data, "text": "<it>", **fields})
        return outline(self.entry)

    @property
    def address(self) -> str:
        return str(self.entry.querySelector("img").src)


@pytest.fixture
def shown(page: Page) -> Shown:
    return Shown(page)


def test_a_picture_has_words_a_place_and_a_button_that_saves_it(page: Page, shown: Shown) -> None:
    text = shown.fill(
        "image/png", JsBytes(b"\x89PNG"), alt='A "blue" card', name="card.png", width=60, height=40
    )
    assert text == (
        '<figure class="card">\n'
        f'  <img alt="A "blue" card" decoding="async" height="40" src="{shown.address}" width="60">\n'
        f"  {SAVE.format('card.png')}"
    )
    page.press(page.button("Save card.png"))
    assert page.downloads == [("card.png", b"\x89PNG")]
    assert Url.held[shown.address].type == "image/png"


def test_a_picture_that_says_nothing_of_itself_is_a_picture(page: Page, shown: Shown) -> None:
    assert shown.fill("image/svg+xml", f"<svg>{HOSTILE}</svg>", width=0) == (
        '<figure class="card">\n'
        f'  <img alt="Picture" decoding="async" src="{shown.address}">\n'
        f"  {SAVE.format('picture')}"
    )
    # As the source of an image: there no script of it runs.
    assert page.content_of(shown.address) == f"<svg>{HOSTILE}</svg>".encode()


def test_another_picture_takes_the_place_of_one_and_its_memory_is_given_back(
    page: Page, shown: Shown
) -> None:
    shown.fill("image/png", JsBytes(b"one"), alt="step 1", name="1.png", width=60, height=40)
    image, before = shown.entry.querySelector("img"), shown.address
    assert shown.renew("image/gif", JsBytes(b"two"), alt="step 2", name="2.gif", width=30) == (
        '<figure class="card">\n'
        f'  <img alt="step 2" decoding="async" src="{shown.address}" width="30">\n'
        f"  {SAVE.format('2.gif')}"
    )
    assert shown.entry.querySelector("img") is image
    assert (list(Url.held), page.content_of(shown.address)) == ([shown.address], b"two")
    assert before != shown.address


def test_what_is_no_picture_takes_the_place_of_one(shown: Shown) -> None:
    shown.fill("image/png", JsBytes(b"one"))
    assert shown.renew("text/markdown", "# done") == "'# done'"
    assert Url.held == {}
    assert shown.renew("image/png", JsBytes(b"two")).startswith('<figure class="card">')


def test_a_press_beside_a_button_saves_nothing(page: Page, shown: Shown) -> None:
    shown.fill("image/png", JsBytes(b"one"))
    shown.entry.querySelector("img").click()
    assert page.downloads == []


def test_html_goes_into_a_frame_in_which_nothing_runs_or_is_loaded(shown: Shown) -> None:
    html = f"<p>Hi</p>{HOSTILE}"
    assert shown.fill(displays.HTML, html, alt="Table of <x>") == (
        '<iframe class="frame" referrerpolicy="no-referrer" sandbox="allow-same-origin" '
        f'srcdoc="{markup.HEAD}{html}" style="height: 48px" title="Table of <x>">'
    )
    assert list(shown.entry.querySelectorAll("script")) == []
    # The policy comes before all that the program wrote, and allows no script and no address but data.
    policy = markup.HEAD.partition('content="')[2].partition('"')[0]
    expected = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:"
    assert policy == expected
    assert markup.HEAD.startswith('<!doctype html><meta charset="utf-8"><meta http-equiv=')


class Part:
    """A document or a template: its banned elements, and the templates in it."""

    def __init__(self, banned: int, *templates: "Part") -> None:
        self.banned = JsArray([self] * banned)
        self.templates = JsArray(list(templates))
        self.content, self.removed = self, 0

    def querySelectorAll(self, selector: str) -> Any:  # noqa: N802
        return self.templates if selector == "template" else self.banned

    def remove(self) -> None:
        self.removed += 1


@pytest.mark.parametrize(
    ("root", "taken"),
    [
        (Part(0), 0),
        (Part(2, Part(1, Part(1)), Part(0)), 4),
        (Part(markup.MOST_TAKEN), markup.MOST_TAKEN),
        (Part(markup.MOST_TAKEN + 1), markup.MOST_TAKEN + 1),
        (Part(0, *[Part(0) for _ in range(markup.MOST_TAKEN + 1)]), markup.MOST_TAKEN + 1),
        (Part(0, *[Part(0, *[Part(0)] * 30) for _ in range(30)]), markup.MOST_TAKEN + 1),
    ],
)
def test_html_with_very_many_banned_elements_is_given_up(root: Part, taken: int) -> None:
    assert display._purge(root) == taken
    assert root.removed == (len(list(root.banned)) if taken <= markup.MOST_TAKEN else 0)


@pytest.mark.parametrize(
    ("mime", "most"), [(displays.HTML, markup.MOST_HTML), (displays.TABLE, displays.MOST_TABLE)]
)
def test_what_is_too_long_to_be_read_at_once_is_shown_as_its_text(shown: Shown, mime: str, most: int) -> None:
    shown.fill(mime, "[" * (most + 1))
    assert shown.entry.textContent == "<it>"


def test_a_frame_without_words_is_named_after_what_it_holds(shown: Shown) -> None:
    shown.fill(displays.HTML, "x")
    assert shown.entry.querySelector("iframe").title == "HTML"


@pytest.mark.parametrize(("height", "given"), [(100.5, "100px"), (1, "24px"), (9999, "480px")])
def test_a_frame_is_as_high_as_its_content_within_bounds(
    page: Page, shown: Shown, height: float, given: str
) -> None:
    shown.fill(displays.HTML, "x")
    frame = shown.entry.querySelector("iframe")
    frame.contentDocument = JsObject()
    frame.contentDocument.documentElement = page.document.createElement("html")
    root = frame.contentDocument.documentElement
    root._box = {"height": height}
    # Out of sight it keeps the height that was guessed.
    display.fit(frame)
    assert frame.style.height == "24px"
    frame.clientWidth = root.clientWidth = root.scrollWidth = 300.0
    display.fit(frame)
    assert frame.style.height == given


def test_a_frame_has_room_for_the_bar_of_content_that_is_wider(page: Page, shown: Shown) -> None:
    shown.fill(displays.HTML, "x")
    frame = shown.entry.querySelector("iframe")
    frame.contentDocument = JsObject()
    root: Any = page.document.createElement("html")
    frame.contentDocument.documentElement = root
    root._box = {"height": 100}
    frame.clientWidth, root.clientWidth, root.scrollWidth = 300.0, 300.0, 900.0
    frame.clientHeight, root.clientHeight = 80.0, 65.0
    display.fit(frame)
    assert frame.style.height == "115px"


def test_what_is_no_frame_or_has_no_content_is_left_alone(shown: Shown) -> None:
    shown.fill(displays.HTML, "x")
    frame = shown.entry.querySelector("iframe")
    display.fit(frame)
    frame.contentDocument = JsObject()
    frame.contentDocument.documentElement = None
    display.fit(frame)
    display.fit(shown.entry)
    assert (frame.style.height, vars(shown.entry.style)) == ("24px", {})


def test_a_table_has_heads_a_caption_and_cells_of_text_that_can_be_scrolled_to(shown: Shown) -> None:
    assert shown.fill(displays.TABLE, json.dumps(TABLE)) == (
        '<figure class="table">\n'
        '  <div aria-label="Thirds, 40 rows" aria-live="off" class="cells" role="region" tabindex="0">\n'
        "    <table>\n"
        "      <caption class=\"unseen\"> 'Thirds, 40 rows'\n"
        "      <thead>\n"
        "        <tr>\n"
        "          <td>\n"
        '          <th class="number" colspan="2" scope="col"> \'<b>\'\n'
        "      <tbody>\n"
        "        <tr>\n"
        '          <th rowspan="2" scope="row"> \'0\'\n'
        "          <td class=\"number\"> '0.3'\n"
        f"          <td> {HOSTILE!r}\n"
        "        <tr>\n"
        "          <td class=\"number\"> '0.6'\n"
        "          <td>\n"
        "  <figcaption> 'Thirds, 40 rows: 2 of 40 rows'"
    )


def test_a_table_that_is_whole_has_no_more_words_than_its_caption(shown: Shown) -> None:
    shown.fill(displays.TABLE, json.dumps({**TABLE, "note": ""}))
    assert shown.entry.querySelector("figcaption").textContent == "Thirds, 40 rows"


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[]",
        "null",
        json.dumps({"caption": "x"}),
        json.dumps({**TABLE, "head": [[{"head": True}]]}),
        json.dumps({**TABLE, "body": [["x"]]}),
        json.dumps({**TABLE, "body": 5}),
        json.dumps({**TABLE, "caption": None}),
        json.dumps({**TABLE, "body": [[{"text": {}}]]}),
        json.dumps({**TABLE, "body": [[{"text": ""}]] * displays.MOST_CELLS}),
    ],
)
def test_a_table_that_is_none_is_shown_as_its_text(shown: Shown, data: str) -> None:
    assert shown.fill(displays.TABLE, data) == "'<it>'"


def test_of_what_the_page_does_not_know_its_text_is_shown(shown: Shown) -> None:
    assert shown.fill("text/latex", "$<b>$") == "'$<b>$'"
    assert shown.renew("application/pdf", JsBytes(b"%PDF")) == "'<it>'"


def test_an_event_at_nothing_that_saves_is_ignored(page: Page, shown: Shown) -> None:
    shown.fill("text/plain", "x")
    shown.entry.dispatchEvent(Event("click"))
    assert page.downloads == []
