"""The output of the last run is there again after the page was loaded again, if the program is the same."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from app.output import reprise
from app.output.keeping import Keeping
from app.output.reprise import AGAIN, CUT, LEFT_OUT, Reprise
from app.output.transcript import CONSOLE, DISPLAY, ERROR, INPUT, NOTICE, RESULT, STDERR, STDOUT, Transcript
from app.output.view import Output
from tests.app.dom import Page
from tests.app.dom.editor import Chunk
from tests.app.dom.values import JsBytes

TABLE = {"caption": "2 rows", "note": "", "head": [[{"text": "a"}]], "body": [[{"text": "7"}]]}


def decoded(text: str) -> JsBytes | None:
    try:
        return JsBytes(base64.b64decode(text, validate=True))
    except ValueError:
        return None


SHOWS = Keeping(lambda found: base64.b64encode(bytes(found)).decode(), decoded)


def picture(size: int, **fields: object) -> dict[str, object]:
    return {"mime": "image/png", "data": JsBytes(b"p" * size), "text": "<a plot>", "seq": 7, **fields}


class Load:
    """One load of the page, and what it has kept for the next."""

    def __init__(self, program: str = "print(1)") -> None:
        self.kept: list[str] = []
        self.transcript = Transcript()
        self.output = Output(self.transcript)
        output, keep = self.output, self.kept.append
        self.reprise = Reprise(output, self.transcript, keep, Chunk, lambda: program, SHOWS)

    def keep(self) -> str:
        self.output.paint()
        self.reprise.keep()
        return self.kept[-1]

    def shown(self) -> list[tuple[str, str]]:
        self.output.paint()
        return [(block.kind, str(element.textContent)) for block, element in self.output.shown()]


def filled() -> Load:
    load, picture = Load(), {"mime": "text/plain", "data": "a plot", "text": "a plot"}
    load.transcript.write(STDOUT, Chunk("one\n"))
    load.transcript.begin()
    load.transcript.write(STDERR, Chunk("two\n"))
    error = {"traceback": 'File "main.py", line 1\nNameError: x', "hint": "Check it.", "engine": ("a", "A")}
    contents: list[tuple[str, Any]] = [
        (INPUT, {"prompt": [("bold", "Name? ")], "answer": "Ada"}),
        (DISPLAY, picture),
        (CONSOLE, [(">>> ", "1")]),
        (RESULT, "1"),
        (ERROR, error),
    ]
    for kind, content in contents:
        load.transcript.add(kind, content, "x")
    return load


def test_all_of_it_is_there_again(page: Page) -> None:
    kept = filled().keep()
    page.renew()
    load = Load()
    load.reprise.restore(kept)
    assert load.shown() == [
        (NOTICE, AGAIN),
        (STDOUT, "one\n"),
        (STDERR, "two\n"),
        (INPUT, "Name? Ada"),
        (DISPLAY, "a plot"),
        (CONSOLE, ">>> 1"),
        (RESULT, "1"),
        (ERROR, 'File "main.py", line 1\nNameError: xCheck it.'),
    ]
    assert [block.begins for block, _ in load.output.shown()][:4] == [False, False, True, False]
    # Loaded again and again, it says so once.
    assert json.loads(load.keep())["entries"] == json.loads(kept)["entries"]


def reloaded(page: Page, *shown: Mapping[str, object]) -> list[Any]:
    """What is there again of displays: the content of each, or what stands in its place."""
    load = Load()
    for content in shown:
        load.transcript.add(DISPLAY, content, str(content["text"]))
    kept = load.keep()
    assert len(kept) < 1.2 * (reprise.MOST + reprise.MOST_SHOWN)
    page.renew()
    again = Load()
    again.reprise.restore(kept)
    again.output.paint()
    return [block.content for block, _ in again.output.shown()][1:]


def test_a_picture_has_its_bytes_its_size_and_its_words_again(page: Page) -> None:
    (found,) = reloaded(page, picture(3, width=4, height=5.5, alt="A plot", name="plot.png"))
    assert bytes(found.pop("data")) == b"ppp"
    words = {"text": "<a plot>", "alt": "A plot", "name": "plot.png"}
    assert found == {"mime": "image/png", "width": 4, "height": 5.5, **words}


def test_tables_documents_and_links_are_there_again(page: Page) -> None:
    table = {"mime": "application/vnd.offthread.table+json", "data": json.dumps(TABLE), "text": "a\n7"}
    html = {"mime": "text/html", "data": "<b>hi</b>", "text": "hi"}
    link = {"mime": "text/uri-list", "data": "https://a.example", "text": "https://a.example"}
    assert reloaded(page, table, html, link) == [table, html, link]


def test_the_last_pictures_are_kept_as_far_as_there_is_room(page: Page) -> None:
    third = reprise.MOST_SHOWN // 4
    found = reloaded(page, *[picture(third) for _ in range(4)])
    assert [LEFT_OUT if content == LEFT_OUT else len(bytes(content["data"])) for content in found] == [
        LEFT_OUT, LEFT_OUT, third, third,
    ]  # fmt: skip
    (large,) = reloaded(page, picture(reprise.MOST_SHOWN))
    (long,) = reloaded(page, {"mime": "text/html", "data": "x" * reprise.MOST_SHOWN, "text": "x"})
    assert (large, long) == (LEFT_OUT, LEFT_OUT)


def test_what_is_no_display_is_left_out(page: Page) -> None:
    good = {"mime": "text/plain", "data": "a", "text": "a"}
    wrong: list[Any] = ["a", None, [], {}, {**good, "mime": 1}, {"mime": "text/plain", "text": "a"}]
    wrong += [{**good, "data": 1}, {"mime": "text/plain", "data": "a"}, {**good, "text": None}]
    wrong += [{"mime": "image/png", "bytes": "?", "text": "a"}]
    load = Load()
    entries = [[DISPLAY, each, False] for each in (*wrong, {**good, "width": "1", "script": "x"})]
    load.reprise.restore(json.dumps({"of": reprise._sight("print(1)"), "entries": entries}))
    load.output.paint()
    assert [block.content for block, _ in load.output.shown()] == [AGAIN, good]


def test_of_a_notice_the_sentence_is_kept_and_not_what_is_behind_it(page: Page) -> None:
    load = Load()
    load.transcript.add(NOTICE, ("six could not be loaded.", ("six: 404",)), "six could not be loaded.")
    kept = load.keep()
    page.renew()
    again = Load()
    again.reprise.restore(kept)
    assert again.shown() == [(NOTICE, AGAIN), (NOTICE, "six could not be loaded.")]


def test_another_program_or_what_is_there_already_keeps_it_away(page: Page) -> None:
    kept = filled().keep()
    other, busy = Load("print(2)"), Load()
    busy.transcript.write(STDOUT, Chunk("new"))
    for load in (other, busy):
        load.reprise.restore(kept)
    assert (other.shown(), busy.shown()) == ([], [(STDOUT, "new")])


def test_of_much_the_end_is_kept_and_that_is_said(page: Page) -> None:
    load = Load()
    for number in range(reprise.MOST // 3000 + 10):
        load.transcript.write(STDOUT, Chunk(f"{number}\n" * 600))
    kept = load.keep()
    assert len(kept) < 1.2 * reprise.MOST
    page.renew()
    again = Load()
    again.reprise.restore(kept)
    shown = again.shown()
    assert [text for _, text in shown[:2]] == [AGAIN, CUT]
    assert shown[-1][1].endswith(f"{reprise.MOST // 3000 + 9}\n")


def test_nothing_is_kept_of_nothing_and_nonsense_is_left_alone(page: Page) -> None:
    load = Load()
    assert load.keep() == ""
    for nonsense in ("", "[", "{}", '{"of": 1, "entries": 1}', '{"of": 1, "entries": [1]}'):
        load.reprise.restore(nonsense)
    assert load.shown() == []
