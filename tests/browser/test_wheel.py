"""The wheel on a machine of somebody else: installed, a folder begun, built, served, and its work collected.

Here the sources are out of reach: what runs is what was installed.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import installed
from tests.browser.desk import Desk
from tests.browser.playground import Playground
from tests.browser.settings import allow_clipboard

pytestmark = [pytest.mark.timeout(600), pytest.mark.chromium]

QUICK = 'engines = ["cpython"]\nsnapshot = "none"\n'
SERVED = "Offthread is served at "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the installed tool has begun, with settings that are quick to build."""
    installed.wheel()
    folder = tmp_path_factory.mktemp("away") / "Unsere Klasse ü"
    made = installed.offthread("new", folder.name, folder=folder.parent)
    assert (made.returncode, made.stderr) == (0, "")
    settings = folder / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("lessons =", f"{QUICK}lessons ="), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """The address at which `offthread serve` serves it."""
    before = installed.state()
    with installed.serving(folder) as process:
        assert process.stdout
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith(SERVED):
                break
        yield said[-1].removeprefix(SERVED).strip()
        process.terminate()
    assert installed.state() == before
    assert sorted(path.name for path in folder.iterdir()) == [
        ".gitignore",
        ".offthread",
        "README.md",
        "dist",
        "lessons",
        "pyproject.toml",
    ]


def test_a_folder_is_built_and_served_and_its_work_is_collected(
    served: str, folder: Path, page: Page, context: BrowserContext, tmp_path: Path
) -> None:
    allow_clipboard(context)
    page.goto(served)
    desk = Desk(Playground(page).wait_for("ready"))
    expect(page).to_have_title("My class")
    desk.choose("Lessons")
    page.get_by_role("dialog", name="Lessons").get_by_role("button", name="An average").click()
    said = "Players: Ada, Ben, Cleo, Dan\nAverage: 6.5\n"
    assert desk.play.run() == [("stdout", said)]
    inbox = tmp_path / "handed in"
    inbox.mkdir()
    desk.download(lambda: desk.choose("Save as HTML")).save_as(inbox / "Ben.html")
    desk.download(lambda: desk.act("Download all")).save_as(inbox / "Ada.zip")
    desk.choose("Share")
    desk.play.press("Copy")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    (inbox / "links.txt").write_text(f"Cleo: {link}\n", encoding="utf-8")
    done = installed.offthread("collect", inbox, "--to", "all", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.reader((tmp_path / "all" / "works.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row[0], row[4], row[-1]) for row in rows[1:]] == [
        ("Ada", "3", ""),
        ("Ben", "3", ""),
        ("Cleo", "3", ""),
    ]
    lesson = (folder / "lessons" / "average.md").read_text(encoding="utf-8")
    for name in ("Ada", "Ben", "Cleo"):
        files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "all" / name).iterdir()}
        assert sorted(files) == ["average.py", "main.py", "points.csv"]
        assert all(files[each].strip() in lesson for each in ("average.py", "points.csv"))


def test_faults_are_told_by_the_installed_tool(served: str, folder: Path, tmp_path: Path) -> None:
    again = installed.offthread("build", folder)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.startswith("dist/ is up to date")
    nothing = installed.offthread("build", folder=tmp_path)
    assert nothing.returncode == 1
    assert "This folder has no pyproject.toml." in nothing.stderr
    (tmp_path / "file").touch()
    no_room = installed.offthread("new", "x", OFFTHREAD_CACHE=str(tmp_path / "file"))
    assert no_room.returncode == 1
    assert no_room.stderr.startswith("offthread: The sources cannot be unpacked. Make ")
    assert "Traceback" not in no_room.stderr
