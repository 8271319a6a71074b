"""What programs from notebooks import of IPython is here without its package, and shows the same."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from worker.kernel import ipython, media, shown
from worker.kernel.display import Display, display_of
from worker.kernel.screen import Screen

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000004000000020806000000")


@pytest.fixture
def posted() -> Iterator[list[Display]]:
    """What is shown, while the modules are there."""
    before, finders = dict(sys.modules), list(sys.meta_path)
    for name in [each for each in before if each.partition(".")[0] == "IPython"]:
        del sys.modules[name]
    found: list[Display] = []
    ipython.install(Screen(found.append).display)
    yield found
    sys.meta_path[:] = finders
    for name in [each for each in sys.modules if each.partition(".")[0] == "IPython"]:
        del sys.modules[name]


def of(value: object) -> Display:
    """How a value is shown."""
    found = display_of(value, print)
    assert found is not None
    return found


def test_the_modules_of_notebooks_are_there(posted: list[Display]) -> None:
    assert isinstance(importlib.import_module("IPython").display, ModuleType)
    for name in ("IPython.display", "IPython.core.display", "IPython.lib.display"):
        module: Any = importlib.import_module(name)
        assert module.HTML is shown.HTML
    top: Any = importlib.import_module("IPython")
    assert top.get_ipython() is None
    assert isinstance(top.display, ModuleType)
    importlib.import_module("IPython.display").display_html("<b>", raw=True)
    assert [(each.mime, each.data) for each in posted] == [("text/html", "<b>")]


def test_bundles_are_shown_as_they_are(posted: list[Display]) -> None:
    module: Any = importlib.import_module("IPython.display")
    module.display({"text/html": "<i>", "text/plain": "i"}, raw=True)
    module.publish_display_data({"text/plain": "only this"}, display_id="a")
    assert [(each.mime, each.data) for each in posted] == [("text/html", "<i>"), ("text/plain", "only this")]


def test_the_rest_of_it_is_said_to_be_a_package(posted: list[Display]) -> None:
    with pytest.raises(ModuleNotFoundError, match="For the whole, write # requirements: ipython") as raised:
        importlib.import_module("IPython.core.magic")
    assert raised.value.name is None


@pytest.mark.parametrize(
    ("value", "mime", "data"),
    [
        (shown.HTML("<b>"), "text/html", "<b>"),
        (shown.Markdown("**a**"), "text/markdown", "**a**"),
        (shown.SVG("<svg/>"), "image/svg+xml", "<svg/>"),
        (shown.Code("a < b"), "text/html", "<pre><code>a &lt; b</code></pre>"),
        (media.Audio(b"RIFFxxxx"), "audio/wav", b"RIFFxxxx"),
        (media.Audio(b"OggS"), "audio/ogg", b"OggS"),
        (media.Video(b"\x1a\x45\xdf\xa3"), "video/webm", b"\x1a\x45\xdf\xa3"),
        (shown.Javascript("alert(1)"), "text/html", f"<p>{shown.NO_SCRIPT}</p><pre>alert(1)</pre>"),
    ],
)
def test_each_is_shown_as_what_it_is(value: object, mime: str, data: object) -> None:
    found = of(value)
    assert (found.mime, found.data if mime != "text/html" else str(found.data)) == (mime, data)


def test_a_picture_has_the_size_and_words_that_are_given() -> None:
    found = of(media.Image(PNG, width=40, alt="A cat"))
    assert (found.mime, found.width, found.height, found.alt) == ("image/png", 40, 20, "A cat")
    assert of(media.Image(b"<svg width='3' height='2'/>")).mime == "image/svg+xml"


def test_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "tone.mp3").write_bytes(b"ID3")
    (tmp_path / "a.html").write_text("<b>")
    sound = of(media.Audio(str(tmp_path / "tone.mp3")))
    assert (sound.mime, sound.data, sound.name) == ("audio/mpeg", b"ID3", "audio.mp3")
    assert of(shown.HTML(filename=str(tmp_path / "a.html"))).data == "<b>"
    assert repr(shown.FileLink(tmp_path / "a.html")).endswith(
        "is one of your files: its tab is above the code."
    )
    assert repr(shown.FileLink("none.txt")) == "There is no file none.txt here."
    assert repr(shown.FileLinks(tmp_path)).split() == [
        str(tmp_path / each) for each in ("a.html", "tone.mp3")
    ]


def test_samples_are_a_sound_with_their_rate() -> None:
    found = of(media.Audio([0, 1, 0, -1], rate=8000))
    assert (found.mime, found.name, len(found.data)) == ("audio/wav", "audio.wav", 52)
    with pytest.raises(ValueError, match="rate must be specified"):
        media.Audio([0, 1])


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (shown.IFrame("https://host.example/", 300, 200), "https://host.example/"),
        (shown.YouTubeVideo("x<y"), "https://www.youtube.com/watch?v=x<y"),
        (shown.VimeoVideo("7", width=300), "https://vimeo.com/7"),
    ],
)
def test_pages_of_other_sites_are_links(value: object, address: str) -> None:
    assert (of(value).mime, of(value).data, of(value).text) == ("text/uri-list", address, address)


@pytest.mark.parametrize(
    "value",
    [
        media.Image("https://host.example/a<b>.png"),
        media.Audio(url="https://host.example/a<b>.png"),
        shown.HTML(url="https://host.example/a<b>.png"),
    ],
)
def test_what_is_elsewhere_is_not_shown(value: object) -> None:
    words = "What is on another site cannot be shown here. Load it with urllib.request first:"
    assert of(value).data == f"<p>{words} https://host.example/a&lt;b&gt;.png</p>"


def test_data_can_be_unfolded() -> None:
    found = str(of(shown.JSON({"a": [1, "<b>"], "n": None})).data)
    assert found.startswith("<details open ")
    assert "<summary>a: 2 items</summary><div>0: 1</div><div>1: &quot;&lt;b&gt;&quot;</div>" in found
    assert found.count("<details") == 2


def test_what_needs_something_to_show_says_so() -> None:
    with pytest.raises(ValueError, match=r"Image needs data, or the name of a file: Image\(filename=…\)"):
        media.Image()
