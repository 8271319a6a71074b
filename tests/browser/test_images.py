"""Packages that were used are there on the next visit: an image with them is made, chosen and put back."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.hosts import Host, hosting
from tests.browser.playground import BOOT_MS, Playground
from tests.browser.test_errands import kept, visit
from tests.sites import built

# The image is made once for all of them, which starts Python from nothing and imports much.
pytestmark = [pytest.mark.timeout(900), pytest.mark.chromium]

PROGRAM = """
import io, inspect, datetime, importlib.metadata
import numpy as np, pandas as pd, scipy.optimize, scipy.stats
import matplotlib.pyplot as plt
def message(function):
    try: function()
    except Exception as error: return f"{type(error).__name__}: {error}"
def deep(n): return deep(n + 1)
a = np.arange(9.0).reshape(3, 3) + np.eye(3)
df = pd.DataFrame({"n": range(6), "word": list("abcabc"), "day": pd.date_range("2026-01-01", periods=6)})
plt.plot([1, 2, 4], label="doubling")
plt.legend()
plt.savefig(picture := io.BytesIO(), format="png")
plt.close()
str([
    np.linalg.inv(a).round(9).tolist(), np.fft.fft(np.arange(8.0)).round(9).tolist(),
    np.random.default_rng(3).random(2).tolist(), np.random.RandomState(3).rand(2).tolist(),
    message(lambda: np.zeros(3) + np.zeros(4)), message(lambda: np.linalg.inv(np.zeros((2, 2)))),
    df.describe().to_csv(), df.groupby("word")["n"].sum().to_dict(), df.to_json(),
    df.dtypes.astype(str).tolist(), df.merge(df, on="word").shape, df.pivot_table("n", "word").shape,
    pd.read_csv(io.StringIO("a,b\\n1,2")).to_dict(), message(lambda: df["no"]),
    pd.Timestamp("2026-03-01").tz_localize("Europe/Berlin").isoformat(),
    round(scipy.optimize.brentq(lambda x: x * x - 2, 0, 2), 9), scipy.stats.norm.cdf(1.0).round(9),
    scipy.stats.linregress([1, 2, 3], [2, 4, 7]).slope.round(9),
    message(lambda: scipy.optimize.brentq(abs, 1, 2)),
    plt.get_backend(), plt.rcParams["figure.dpi"], len(picture.getvalue()), message(lambda: deep(0)),
    [importlib.metadata.version(each) for each in ("numpy", "pandas", "scipy", "matplotlib")],
    len(inspect.getsource(np.linalg.inv)), datetime.datetime.now().astimezone().tzname(),
])
"""
DRAWN = """import random, tempfile, uuid, numpy as np, pandas as pd
drawn = [random.random(), float(np.random.rand()), float(np.random.default_rng().random())]
str([*drawn, tempfile.mktemp(), uuid.uuid4().hex])"""
# Where the second of them is loaded on top of the image, and shows a plot in the page.
SHOWN = "import matplotlib.pyplot as plt, PIL.Image\nplt.plot([1, 2])\nplt.show()\nPIL.Image.new('L', (9, 8))"
START = "() => offthread.capabilities.start"
LINE = "() => offthread.capabilities.lines.find(({ name }) => name === 'Saved packages').words"
FORGET = """() => {
  const known = JSON.parse(localStorage.getItem("offthread.images"));
  localStorage.setItem("offthread.images", JSON.stringify({ ...known, imports: [] }));
}"""
SPOIL = """async () => {
  const cache = await caches.open("offthread-kept");
  const request = (await cache.keys()).find(({ url }) => url.includes("/image-"));
  const kept = await cache.match(request);
  const bytes = new Uint8Array(await kept.arrayBuffer());
  bytes[bytes.length >> 1] ^= 1;
  await cache.put(request, new Response(bytes, { headers: kept.headers }));
}"""


@pytest.fixture(scope="module")
def host(full_distribution_folder: Path) -> Iterator[Host]:
    """A site on the Pyodide of the complete distribution, with the scientific packages."""
    packages = ("numpy", "pandas", "scipy", "matplotlib", "pillow")
    with hosting(built("science", *packages, pyodide_dist=full_distribution_folder)) as host:
        yield host


@pytest.fixture(scope="module")
def values() -> dict[str, str]:
    """What the program comes to in a normal start, once it has been run."""
    return {}


@pytest.fixture(scope="module")
def profile(browser: Browser, host: Host, values: dict[str, str]) -> Iterator[BrowserContext]:
    """A browser that was here before, and whose page was then idle until it had made an image."""
    made = browser.new_context()
    first = visit(made, host)
    assert first.page.evaluate(START) == "cold"
    values["normal"] = result(first, PROGRAM)
    first.page.wait_for_function("() => offthreadBox.images.names.length", timeout=600_000)
    yield made
    made.close()


def result(play: Playground, code: str) -> str:
    """The value of a program's last line."""
    kind, text = play.run(code, 240_000)[-1]
    assert kind == "result", text
    return text


def images(play: Playground) -> list[str]:
    """The images that are kept, each in one part or more."""
    return [name for name in kept(play) if re.fullmatch("image-[0-9a-f]{64}", name)]


def test_the_next_visit_begins_with_the_packages_and_all_is_as_in_a_normal_start(
    profile: BrowserContext, host: Host, values: dict[str, str]
) -> None:
    play = visit(profile, host)
    assert play.page.evaluate(START) == "image"
    assert len(images(play)) == 1
    names = "numpy, pandas, scipy, matplotlib"
    said = play.page.evaluate(LINE)
    assert said.startswith("This device has saved these packages, loaded and ready: ")
    assert all(each in said for each in names.split(", "))
    host.asked.clear()
    assert result(play, PROGRAM) == values["normal"]
    assert [path for path, _ in host.asked if path.endswith(".whl")] == []
    # Others are loaded on top, and what a program shows is shown.
    assert [kind for kind, _ in play.run(SHOWN)] == ["display", "display"]
    play.restart()
    assert play.page.evaluate(START) == "image"
    assert result(play, "import pandas as pd\npd.Series([1, 2]).sum()") == "np.int64(3)"


def test_what_must_differ_differs_in_two_tabs_that_begin_with_one_image(
    profile: BrowserContext, host: Host
) -> None:
    drawn: list[Any] = []
    pages = [profile.new_page(), profile.new_page()]
    for page in pages:
        play = Playground(page).open(host).wait_for("ready")
        assert play.page.evaluate(START) == "image"
        drawn.append(ast.literal_eval(ast.literal_eval(result(play, DRAWN))))
    assert [one != other for one, other in zip(*drawn, strict=True)] == [True] * 5


def test_a_worker_that_began_without_the_packages_of_the_open_program_is_exchanged_while_it_is_idle(
    profile: BrowserContext, host: Host
) -> None:
    play = visit(profile, host)
    play.type_code("import pandas as pd\npd.Series([1, 2]).sum()")
    play.page.evaluate(FORGET)
    play = visit(profile, host)
    play.page.wait_for_function("() => offthread.capabilities.start === 'image'", timeout=BOOT_MS)
    assert result(play, "import pandas as pd\npd.Series([1, 2]).sum()") == "np.int64(3)"
    expect(play.log).not_to_contain_text("restarted")


def test_one_that_was_changed_is_refused_and_said_so_and_the_program_runs(
    profile: BrowserContext, host: Host
) -> None:
    play = visit(profile, host)
    assert len(images(play)) == 1
    play.page.evaluate(SPOIL)
    play = visit(profile, host)
    cause = "what this device had saved was changed or damaged"
    assert (
        play.page.evaluate(LINE)
        == f"The saved packages could not be used, so Python started without them: {cause}."
    )
    assert play.page.evaluate(START) == "cold"
    assert result(play, "import pandas as pd\npd.Series([1, 2]).sum()") == "np.int64(3)"
    # It is gone; a guess that is wrong by now begins as if nobody had guessed.
    assert images(play) == []
    play = visit(profile, host)
    assert play.page.evaluate(START) == "cold"
