"""What visitors do with their files and works, by roles and names, beside `Playground`."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Download, FilePayload, Locator, expect

from tests.browser.playground import Playground


class Desk:
    """The files and works of one open page."""

    def __init__(self, play: Playground) -> None:
        self.play, self.page = play, play.page
        self.tabs = self.page.get_by_role("tablist", name="Files").get_by_role("tab")
        self.bar = self.page.get_by_role("status", name="Your work")
        self.panel = self.page.get_by_role("tabpanel")

    def tab(self, name: str) -> Locator:
        """The tab of a file."""
        return self.page.get_by_role("tablist", name="Files").get_by_role("tab", name=name, exact=True)

    def expect_files(self, *names: str) -> None:
        """Wait until there are these files, in this order."""
        expect(self.tabs).to_have_text([*names])

    def show(self, name: str) -> None:
        """Show a file."""
        self.tab(name).click()
        expect(self.tab(name)).to_have_attribute("aria-selected", "true")

    def text(self, name: str) -> str:
        """The text of a file, which is shown for that."""
        self.show(name)
        return self.shown_text()

    def shown_text(self) -> str:
        """The text that is shown, as the editor has it."""
        found: str = self.page.evaluate("offthreadEditor.code.text()")
        return found

    def act(self, what: str) -> None:
        """Choose something of the file's menu."""
        self.page.get_by_role("button", name="File", exact=True).click()
        self.page.locator("#file-menu").get_by_role("button", name=what).click()

    def choose(self, what: str) -> None:
        """Choose something of the page's menu."""
        self.play.press("More")
        self.page.locator("#menu").get_by_role("button", name=what, exact=True).click()

    def begin(self) -> None:
        """Begin an empty work, nothing of which is in Python."""
        self.choose("Your work")
        self.play.press("New work")
        self.play.wait_for("ready")
        self.play.clear()
        self.expect_files("main.py")

    def name(self, name: str, confirm: str) -> None:
        """Enter a name where one is asked for."""
        self.page.get_by_role("dialog").get_by_role("textbox").fill(name)
        self.page.get_by_role("button", name=confirm, exact=True).click()

    def new(self, name: str, text: str = "") -> None:
        """Make a file."""
        self.play.press("New file")
        self.name(name, "Create")
        expect(self.tab(name)).to_have_attribute("aria-selected", "true")
        self.play.type_code(text)

    def upload(self, *files: tuple[str, bytes]) -> None:
        """Upload files by the button."""
        with self.page.expect_file_chooser() as chosen:
            self.act("Upload")
        payloads: list[FilePayload] = [
            {"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files
        ]
        chosen.value.set_files(payloads)

    def download(self, press: Callable[[], object]) -> Download:
        """What is downloaded by a press."""
        with self.page.expect_download() as started:
            press()
        return started.value

    def wait_until_stored(self) -> None:
        """Wait until what was changed is stored: storing begins a quarter of a second after a change."""
        self.page.wait_for_timeout(400)
        self.page.evaluate("offthreadStore.list()")


def unzipped(download: Download) -> dict[str, bytes]:
    """The files of a downloaded zip."""
    with zipfile.ZipFile(io.BytesIO(Path(download.path()).read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
