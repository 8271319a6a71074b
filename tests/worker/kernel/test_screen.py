"""What programs show, and when: by `display`, by a last value, by figures that are shown or left open.

matplotlib stands in here by what of it is used; the real one is in tests/browser/test_science.py.
"""

import builtins
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from tests.worker.kernel.test_display import PNG
from worker.kernel import figures, screen
from worker.kernel.display import Display
from worker.kernel.fonts import tend_list
from worker.kernel.screen import Screen


class Picture:
    def _repr_png_(self) -> bytes:
        return PNG

    def __repr__(self) -> str:
        return "a picture"


class Figure:
    """What of a figure is used."""

    def __init__(self, number: int) -> None:
        self.stale, self.dpi, self.axes = True, 100, list[Any]()
        self.number = number
        self.fails = False

    def savefig(self, buffer: Any, **options: Any) -> None:
        if self.fails:
            raise ValueError("no ink")
        buffer.write(b"<svg/>" if options["format"] == "svg" else PNG)


FIGURE = type("Figure", (Figure,), {"__module__": "matplotlib.figure"})


class Pyplot:
    """What of pyplot's open figures is used."""

    def __init__(self) -> None:
        self.open: list[Any] = []

    def figure(self) -> Any:
        made = FIGURE(len(self.open) + 1)
        self.open.append(SimpleNamespace(num=made.number, canvas=SimpleNamespace(figure=made)))
        return made

    def get_all_fig_managers(self) -> list[Any]:
        return self.open

    def destroy_all(self) -> None:
        self.open = []


@pytest.fixture
def posted() -> list[Display]:
    """What is on the page."""
    return []


@pytest.fixture
def shows(posted: list[Display], monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A screen in place, and out of it afterwards."""
    before = list(sys.meta_path)
    monkeypatch.setitem(os.environ, "MPLBACKEND", "")
    for name in (screen.MODULE, figures.BACKEND):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    made = Screen(posted.append)
    made.install()
    yield made
    sys.meta_path[:] = before
    del builtins.display  # type: ignore[attr-defined]


@pytest.fixture
def pyplot(monkeypatch: pytest.MonkeyPatch) -> Pyplot:
    """A matplotlib that has been imported."""
    made = Pyplot()
    parts: dict[str, dict[str, Any]] = {
        "matplotlib": {"rcParams": {"savefig.format": "png"}},
        "matplotlib._pylab_helpers": {"Gcf": made},
    }
    for name, fields in parts.items():
        module = ModuleType(name)
        vars(module).update(fields)
        monkeypatch.setitem(sys.modules, name, module)
    return made


def names(posted: list[Display]) -> list[tuple[str, str]]:
    """The name and the slot of each display, which are forgotten with that."""
    found = [(each.name, each.slot) for each in posted]
    posted.clear()
    return found


PICTURE = Display("image/png", PNG, "a picture", "Picture, 30 × 20 pixels", "picture.png", 30, 20)


def test_display_is_there_as_in_a_notebook_and_by_import(
    shows: Screen, posted: list[Display], capsys: pytest.CaptureFixture[str]
) -> None:
    exec("display(value)\nfrom offthread import display as show\nshow(value, 5, 'x')", {"value": Picture()})
    assert posted == [PICTURE, PICTURE]
    assert capsys.readouterr() == ("5\n'x'\n", "")


def test_a_display_may_be_described_named_and_replaced(shows: Screen, posted: list[Display]) -> None:
    shows.display(Picture(), alt="a cat", name="cat.png", display_id="1", metadata={})
    assert posted == [Display("image/png", PNG, "a picture", "a cat", "cat.png", 30, 20, "1")]


def test_a_result_is_shown_if_there_is_something_to_show(shows: Screen, posted: list[Display]) -> None:
    assert (shows.show_result(5), shows.show_result(Picture()), posted) == (False, True, [PICTURE])


def test_figures_that_are_shown_are_closed(shows: Screen, posted: list[Display], pyplot: Pyplot) -> None:
    pyplot.figure()
    pyplot.figure()
    shows._figures.show()
    assert pyplot.open == []
    shows.finish(None)
    assert names(posted) == [("figure-1.png", ""), ("figure-2.png", "")]


def test_figures_that_are_left_open_are_shown_at_the_end(
    shows: Screen, posted: list[Display], pyplot: Pyplot
) -> None:
    pyplot.figure()
    shows.finish(None)
    assert (names(posted), pyplot.open) == ([("figure-1.png", "")], [])


def test_frames_take_each_others_place_and_the_last_is_shown_once(
    shows: Screen, posted: list[Display], pyplot: Pyplot
) -> None:
    figure = pyplot.figure()
    shows._figures.show(keep=True)
    shows._figures.show(keep=True)
    shows.finish(None)
    assert names(posted) == [("figure-1.png", "figure-1")] * 2
    figure = pyplot.figure()
    shows._figures.show(keep=True)
    figure.stale = True
    shows.finish(None)
    assert names(posted) == [("figure-1.png", "figure-1")] * 2


def test_a_figure_that_was_displayed_is_not_shown_again_unless_it_has_changed(
    shows: Screen, posted: list[Display], pyplot: Pyplot
) -> None:
    same, changed = pyplot.figure(), pyplot.figure()
    shows.display(same, changed)
    changed.stale = True
    shows.finish(None)
    assert names(posted) == [("picture.png", ""), ("picture.png", ""), ("figure-2.png", "")]


def test_a_figure_that_is_the_result_is_shown_once(
    shows: Screen, posted: list[Display], pyplot: Pyplot
) -> None:
    pyplot.figure()
    result = pyplot.figure()
    shows.finish(result)
    shows.show_result(result)
    assert names(posted) == [("figure-1.png", ""), ("picture.png", "")]


def test_a_figure_is_a_picture_of_twice_its_pixels_or_svg(
    shows: Screen, posted: list[Display], pyplot: Pyplot
) -> None:
    figure = pyplot.figure()
    shows.display(figure)
    sys.modules["matplotlib"].rcParams["savefig.format"] = "svg"
    shows.display(figure)
    assert posted == [
        Display("image/png", PNG, "[Empty figure]", "Empty figure", "picture.png", 15, 10),
        Display("image/svg+xml", "<svg/>", "[Empty figure]", "Empty figure", "picture.svg"),
    ]


def test_a_figure_that_cannot_be_drawn_is_an_error_unless_there_is_one(
    shows: Screen, pyplot: Pyplot, capsys: pytest.CaptureFixture[str]
) -> None:
    pyplot.figure().fails = True
    with pytest.raises(ValueError, match="no ink"):
        shows.finish(None)
    assert pyplot.open == []
    pyplot.figure().fails = True
    shows.finish_failed()
    assert capsys.readouterr().err == "A figure could not be drawn: ValueError: no ink\n"


def test_a_stopped_program_shows_nothing_more(shows: Screen, posted: list[Display], pyplot: Pyplot) -> None:
    pyplot.figure()
    shows.discard()
    assert (posted, pyplot.open) == ([], [])


def test_without_matplotlib_there_is_nothing_to_finish(shows: Screen, posted: list[Display]) -> None:
    shows.finish(None)
    assert posted == []
    assert os.environ["MPLBACKEND"] == "module://offthread.plots"
    assert not hasattr(sys.modules["offthread.plots"], "new_figure_manager")


def test_pillow_and_ipython_show_here_once_they_are_imported(
    shows: Screen, posted: list[Display], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewers = "viewers = []\nclass Viewer: pass\ndef register(viewer, order): viewers.insert(order, viewer)\n"
    for path, code in {
        "PIL/ImageShow.py": viewers,
        "IPython/core/display_functions.py": "display = print",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(code)
    assert importlib.util.find_spec("PIL") is None
    with pytest.raises(ImportError):
        importlib.import_module("PIL.ImageShow")
    monkeypatch.syspath_prepend(tmp_path)
    pillow: Any = importlib.import_module("PIL.ImageShow")
    pillow.viewers[0].show(Picture(), title="a cat")
    assert [each.alt for each in posted] == ["a cat"]
    assert importlib.import_module("IPython.core.display_functions").display == shows.display
    assert pillow.__loader__ is pillow.__spec__.loader
    for name in ("PIL", "IPython"):
        for module in [each for each in sys.modules if each.partition(".")[0] == name]:
            del sys.modules[module]


def test_a_list_of_fonts_is_made_to_fit(tmp_path: Path) -> None:
    source, fonts = tmp_path / "font_manager.py", tmp_path / "fontlist.json"
    source.write_text("class Other:\n    pass\nclass FontManager:\n    x = 1\n    __version__ = 330\n")
    tend_list(str(source))
    assert not fonts.exists()
    (tmp_path / "mpl-data").mkdir()
    (tmp_path / "mpl-data" / "a.ttf").touch()
    fonts.write_text(
        '{"_version": 390, "ttflist": [{"fname": "a.ttf"}, {"fname": "/gone.ttf"}], "afmlist": []}'
    )
    tend_list(str(source))
    assert fonts.read_text() == '{"_version": 330, "ttflist": [{"fname": "a.ttf"}], "afmlist": []}'
    fonts.write_text("broken")
    tend_list(str(source))
    assert fonts.read_text() == "broken"
