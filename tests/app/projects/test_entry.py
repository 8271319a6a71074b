"""Every way by which a file's name comes in refuses one that deceives, and spells it out."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from app.projects import names, words
from tests.app.dom import Page
from tests.app.dom.values import JsArray, JsBytes
from tests.app.dom.web import File

TURNED, SPELLED = "gnp\u202eyp.py", "gnp[U+202E]yp.py"
BAD = [(TURNED, SPELLED), ("main\u200b.py", "main[U+200B].py"), ("__proto__", "__proto__")]


SAID = {
    TURNED: words.UNSEEN.format("U+202E"),
    "main\u200b.py": words.UNSEEN.format("U+200B"),
    "__proto__": words.OF_OBJECTS.format("__proto__"),
}


def tabs(page: Page) -> list[str]:
    return [each.textContent for each in page.element("files").children]


def new(page: Page, name: str) -> str:
    page.press("new-file")
    page.enter("naming-field", name)
    return page.text("naming-problem")


def rename(page: Page, name: str) -> str:
    page.press("rename-file")
    page.enter("naming-field", name)
    return page.text("naming-problem")


def upload(page: Page, name: str) -> str:
    page.press("upload-files")
    field = page.element("upload")
    field.files = JsArray([File(name, b"1")])
    page.fire("change", field)
    return page.text("bar-words")


def drop(page: Page, name: str) -> str:
    page.archive.drop(File(name, b"1"))
    return page.text("bar-words")


def unzip(page: Page, name: str) -> str:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("main.py", "1")
        archive.writestr(name, "2")
    page.press("your-work")
    page.press(page.button("Open a zip", "works"))
    field = page.element("open-zip")
    field.files = JsArray([File("a.zip", made.getvalue())])
    page.fire("change", field)
    return page.text("works-words")


def follow(page: Page, address: str) -> str:
    page.window.location.href = page.share.address() + address
    page.fire("hashchange", page.window)
    return page.text("bar-words")


def link(page: Page, name: str) -> str:
    made: list[str] = []
    text = json.dumps({"files": [["main.py", "text", "1"], [name, "text", "2"]]})
    page.share.pack(text).then(lambda answer: made.append(answer.text))
    page.settle()
    return follow(page, f"#2.{made[0]}")


def source(page: Page, name: str) -> str:
    page.share.site[name] = b"1"
    return follow(page, f"?src={name}")


def lesson(page: Page, name: str) -> str:
    page.share.site["lessons/index.json"] = json.dumps([{"file": name, "title": "A", "about": ""}]).encode()
    page.share.site[f"lessons/{name}"] = b"1"
    page.press("show-lessons")
    page.press(page.element("lessons-list").querySelectorAll("button")[0])
    return page.text("bar-words")


def program(page: Page, name: str) -> str:
    worker = page.workers[0]
    worker.get_ready()
    page.press("run")
    run = worker.posted[-1]["id"]
    worker.say("started", id=run)
    worker.say("files", changed=[name, JsBytes(b"1")], removed=[], kept=[], round=1)
    worker.say("done", id=run, status="ok", ms=3)
    page.advance(1000)
    return str(page.element("log").children[0].textContent)


WAYS: dict[str, tuple[Callable[[Page, str], str], str]] = {
    "new": (new, "{problem}"),
    "rename": (rename, "{problem}"),
    "upload": (upload, "{name} was not taken. {problem}"),
    "drop": (drop, "{name} was not taken. {problem}"),
    "zip": (unzip, "a.zip was not opened. It holds '{name}'. {problem}"),
    "link": (link, "The link was not opened: the link holds a file with the name '{name}'. {problem} "),
    "source": (source, "{name} was not opened: {problem} Your own work is as it was."),
    "program": (program, "The program wrote '{name}', which cannot be one of your files. {problem}"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("name", "spelled"), BAD, ids=[spelled for _, spelled in BAD])
def test_a_name_that_deceives_does_not_come_in(page: Page, way: str, name: str, spelled: str) -> None:
    bring, said = WAYS[way]
    page.start()
    problem = names.problem(name)
    assert problem == SAID[name]
    assert bring(page, name).startswith(said.format(name=spelled, problem=problem).strip())
    assert tabs(page) == ["main.py"]


@pytest.mark.parametrize(("name", "spelled"), BAD[:2], ids=["U+202E", "U+200B"])
def test_a_lesson_of_such_a_name_does_not_come_in(page: Page, name: str, spelled: str) -> None:
    page.start()
    assert lesson(page, name) == f"{spelled} was not taken. {SAID[name]}"
    assert tabs(page) == ["main.py"]


def test_what_a_program_could_not_hand_back_is_named_so_that_it_can_be_seen(page: Page) -> None:
    page.start()
    worker = page.workers[0]
    worker.get_ready()
    worker.say("files", changed=[], removed=[], kept=[TURNED, "it is larger than 20 MB"], round=0)
    page.advance(1000)
    assert page.element("log").children[0].textContent == words.KEPT.format(
        SPELLED, "it is larger than 20 MB"
    )


def test_such_a_name_that_is_stored_already_is_shown_so_that_it_can_be_seen(page: Page) -> None:
    page.start()
    page.editor.code.type("1")
    page.advance(1000)
    ((identity, (head, _)),) = page.store.kept.items()
    page.store.kept[identity] = (head, {TURNED: "1"})
    page.press("your-work")
    page.press("works-new")
    page.press("your-work")
    buttons = page.element("works-list").querySelectorAll("button")
    page.press(
        next(
            each
            for each in buttons
            if each.textContent == "Open" and each.getAttribute("aria-disabled") is None
        )
    )
    assert tabs(page) == [SPELLED]
