"""What frames the page: tabs, split, menu, and the picker of the engine."""

import re
from pathlib import Path

import pytest

from app.runtime.engines import Engines
from app.shell import tabs
from app.shell.bar import Bar
from app.shell.engine_picker import EnginePicker
from app.shell.menu import SHORTCUTS, Menu
from app.shell.settings import SPLIT_DEFAULT, Settings
from app.shell.split import Split
from app.shell.tabs import Tabs
from tests.app.dom import Page
from tests.app.playground.stage import ENGINES


@pytest.fixture
def settings(page: Page) -> Settings:
    return Settings(lambda _key: None, lambda _key, _text: None)


def test_a_narrow_page_shows_one_pane_and_marks_output_that_is_out_of_sight(page: Page) -> None:
    made = Tabs()
    made.note_output()
    assert page.element("unseen").hidden is False
    page.press("tab-output")
    assert page.root.getAttribute("data-tab") == tabs.OUTPUT
    assert page.element("unseen").hidden is True
    made.note_output()
    assert page.element("unseen").hidden is True


def test_arrows_change_the_tab_and_take_the_keyboard_along(page: Page) -> None:
    Tabs()
    page.key("ArrowRight", page.element("tab-code"))
    assert page.root.getAttribute("data-tab") == tabs.OUTPUT
    page.key("a", page.element("tab-output"))
    page.key("ArrowLeft", page.element("tab-output"))
    assert page.root.getAttribute("data-tab") == tabs.CODE
    said = [page.element(name).getAttribute("aria-selected") for name in ("tab-code", "tab-output")]
    assert said == ["true", "false"]


@pytest.mark.parametrize(
    ("key", "split"),
    [
        ("ArrowLeft", 53),
        ("ArrowRight", 57),
        ("PageUp", 65),
        ("PageDown", 45),
        ("Home", 20),
        ("End", 80),
        ("a", 55),
    ],
)
def test_the_split_moves_by_keys_and_is_remembered(
    page: Page, settings: Settings, key: str, split: int
) -> None:
    Split(settings)
    page.key(key, page.element("split"))
    assert (settings.split, page.element("split").getAttribute("aria-valuenow")) == (split, str(split))


def test_the_split_is_dragged_and_remembered_where_it_is_let_go(page: Page, settings: Settings) -> None:
    Split(settings)
    bar, panes = page.element("split"), page.element("panes")
    panes.getBoundingClientRect = lambda: type("Box", (), {"left": 100.0, "width": 1000.0})
    page.fire("pointermove", page.document, clientX=400)
    page.fire("pointerdown", bar)
    page.fire("pointermove", page.document, clientX=400)
    assert (bar.getAttribute("aria-valuenow"), settings.split) == ("30", SPLIT_DEFAULT)
    page.fire("pointerup", page.document)
    page.fire("pointerup", page.document)
    assert settings.split == 30
    page.fire("dblclick", bar)
    assert settings.split == SPLIT_DEFAULT


def test_the_menu_closes_and_does_what_was_chosen(page: Page, settings: Settings) -> None:
    done: list[str] = []
    menu = Menu(settings, {"save": lambda: done.append("save")})
    page.press("save")
    assert done == ["save"]
    page.press("keys")
    assert page.element("shortcuts").open
    menu.show_shortcuts()
    assert page.document.querySelectorAll("#shortcuts-list dt").length == len(SHORTCUTS)


def test_whether_names_are_kept_is_chosen_in_the_menu(page: Page, settings: Settings) -> None:
    Menu(settings, {})
    box = page.element("keep-names")
    assert not box.checked
    box.checked = True
    page.fire("change", box)
    assert settings.keeps_names
    box.checked = False
    Menu(settings, {})
    assert box.checked


def test_whether_long_lines_wrap_is_chosen_in_the_menu(page: Page, settings: Settings) -> None:
    Menu(settings, {})
    box, root = page.element("wrap-lines"), page.document.documentElement
    assert (box.checked, root.hasAttribute("data-unwrapped")) == (True, False)
    box.checked = False
    page.fire("change", box)
    assert (settings.wraps, root.hasAttribute("data-unwrapped")) == (False, True)
    root.removeAttribute("data-unwrapped")
    box.checked = True
    Menu(settings, {})
    assert (box.checked, root.hasAttribute("data-unwrapped")) == (False, True)


def test_presentation_is_a_mode_that_can_be_left(page: Page, settings: Settings) -> None:
    menu = Menu(settings, {})
    assert menu.leave_presentation() is False
    page.press("present")
    assert page.root.hasAttribute("data-present")
    assert menu.leave_presentation() is True
    page.press("present")
    page.press("leave")
    assert not page.root.hasAttribute("data-present")


def test_a_presentation_hides_no_message(page: Page, settings: Settings) -> None:
    style = Path("public/style.css").read_text(encoding="utf-8")
    rules = re.findall(r":root\[data-present\] :is\(([^)]*)\) { display: none; }", style)
    page.folded = [each for rule in rules for each in page.document.querySelectorAll(rule)]
    Menu(settings, {})
    bar = Bar()
    page.press("present")
    bar.put("lost", "The browser keeps nothing.", [])
    assert page.is_rendered(page.element("bar"))
    assert not page.is_rendered(page.element("more"))
    page.element("bar-close").focus()
    bar.drop("lost")
    assert page.document.activeElement is page.element("leave")


def test_a_theme_is_shown_and_remembered(page: Page, settings: Settings) -> None:
    settings.theme = "light"
    Menu(settings, {})
    assert page.root.getAttribute("data-theme") == "light"
    for value in ("dark", ""):
        (choice,) = [
            each for each in page.document.querySelectorAll("input[name=theme]") if each.value == value
        ]
        page.fire("change", choice)
        assert (settings.theme, page.root.getAttribute("data-theme") or "") == (value, value)


def test_the_picker_offers_the_engines_and_tells_of_a_change(page: Page, settings: Settings) -> None:
    engines = Engines(ENGINES, {}, "cpython", settings)
    picker, told = EnginePicker(engines), list[str]()
    picker.changed.listen(told.append)
    select = page.element("engine")
    assert [each.textContent for each in select.children] == ["CPython", "Brython"]
    for name in ("brython", "brython"):
        select.value = name
        page.fire("change", select)
    assert told == [engines.change_words()]
    assert (engines.current, settings.engine) == ("brython", "brython")
    assert page.element("about-packages").hidden is True


def test_a_button_of_an_error_runs_the_program_by_another_engine(page: Page, settings: Settings) -> None:
    engines = Engines(ENGINES, {}, "brython", settings)
    picker, told = EnginePicker(engines), list[str]()
    picker.changed.listen(lambda _words: told.append("changed"))
    page.element("run").addEventListener("click", lambda _event: told.append("run"))
    button = page.document.createElement("button")
    button.setAttribute("data-use", "cpython")
    page.element("log").append(button)
    page.press("log")
    page.press(button)
    assert (told, engines.current) == (["changed", "run"], "cpython")
