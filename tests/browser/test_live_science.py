"""The real plotly express, Altair and Bokeh, on the complete distribution: what they show is drawn."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.index import Index
from tests.browser.live import running
from tests.browser.playground import BOOT_MS, Playground, playing
from tests.browser.test_science import ELSEWHERE
from tools.build.resolution import Question, resolve
from tools.build.target import Target
from tools.serve.server import Server

# Pure. jsonschema is of the last version that needs nothing compiled.
PURE = (
    "plotly==7.1.0", "narwhals==2.28.0", "altair==6.0.0", "bokeh==3.9.0", "jinja2==3.1.6",
    "jsonschema==4.17.3", "attrs==25.4.0", "pyrsistent==0.20.0",
    "xyzservices==2026.3.0", "typing-extensions==4.16.0",
)  # fmt: skip
# Asked for this machine: they work without their compiled parts.
COMPILED = ("markupsafe==3.0.3", "pyyaml==6.0.3")
SCHEMA = "# requirements: jsonschema==4.17.3\n"
# A program, and what is to be seen.
SHOWN = {
    "altair": (
        "import pandas as pd, altair as alt\n"  # noqa: ISC004 - lines of one program
        "alt.Chart(pd.DataFrame({'a': ['A', 'B'], 'b': [2, 5]})).mark_bar().encode(x='a', y='b')",
        "canvas, svg",
    ),
    "plotly": (
        "import pandas as pd, plotly.express as px\n"  # noqa: ISC004
        "px.bar(pd.DataFrame({'a': ['A', 'B'], 'b': [2, 5]}), x='a', y='b').show()",
        ".main-svg .bars",
    ),
    "bokeh": (
        "from bokeh.plotting import figure, show\n"  # noqa: ISC004
        "p = figure(width=300, height=200)\np.line([1, 2, 3], [4, 6, 5])\nshow(p)",
        ".bk-Figure, canvas",
    ),
}


def without_compiled(wheel: Path) -> tuple[str, bytes]:
    """Return a wheel as a pure one: its name, and what is left of it."""
    made = io.BytesIO()
    with zipfile.ZipFile(wheel) as archive, zipfile.ZipFile(made, "w") as pure:
        for name in archive.namelist():
            if not name.endswith(".so"):
                pure.writestr(name, archive.read(name))
    return "-".join([*wheel.name.split("-")[:2], "py3-none-any.whl"]), made.getvalue()


@pytest.fixture(scope="module")
def index() -> Index:
    """An index that has them."""
    target = Target("3.12.7", "pyodide_2024_0_wasm32", "3.1.58")
    wheels: dict[str, bytes] = {}
    for each in PURE:
        # One by one: what they need besides is in the distribution.
        wheels |= {wheel.name: wheel.read_bytes() for wheel in resolve(Question(target, (each, "--no-deps")))}
    machine = Target("3.12", "manylinux2014_x86_64", "")
    for each in COMPILED:
        (wheel,) = resolve(Question(machine, (each, "--no-deps")))
        wheels |= dict([without_compiled(wheel)])
    return Index(wheels)


@pytest.fixture(scope="module")
def play(browser: Browser, site: Server, full_distribution: Server, index: Index) -> Iterator[Playground]:
    """A page on the complete distribution, which finds the rest in the index."""
    with playing(browser, site, script=ELSEWHERE % full_distribution.url) as made:
        made.page.context.route(index.has, index.fulfil)
        assert made.run(SCHEMA) == []
        yield made


@pytest.mark.long
@pytest.mark.timeout(400)
def test_what_the_real_libraries_show_is_drawn(play: Playground) -> None:
    for code, drawn in SHOWN.values():
        said = play.run(code, 3 * BOOT_MS)
        assert [kind for kind, _ in said] == ["display"], said
        expect(running(play).locator(drawn).first).to_be_visible(timeout=BOOT_MS)
        expect(play.page.locator(".live-words")).to_have_count(0)
        play.clear()
