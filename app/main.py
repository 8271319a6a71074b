"""The composition root: makes the parts of the page and puts them together. It alone acts on import."""

from app import browser, device, editor
from app.client import Client
from app.examples import EXAMPLES
from app.inbox import Inbox
from app.log import Log
from app.offline import Offline
from app.playground import Playground
from app.port import Port
from app.settings import Settings
from app.transcript import Transcript
from app.views.ask import Ask
from app.views.data import Data
from app.views.device import Device
from app.views.loading import Loading
from app.views.menu import Menu
from app.views.offline import Offline as OfflineView
from app.views.output import Output
from app.views.packages import Packages
from app.views.split import Split
from app.views.status import Status
from app.views.tabs import Tabs
from app.views.toolbar import Toolbar
from app.views.welcome import Welcome
from app.workspace import CODE, DATA, Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

TEXT_FIELDS = "input, textarea, [contenteditable=true]"


class Page:
    """Everything there is, once."""

    def __init__(self) -> None:
        self.settings = Settings(browser.read, browser.write)
        self.log = Log(browser.blob)
        entries = Transcript()
        self.play = play = Playground(entries, self.log, Inbox(browser.now))
        address = browser.root.getAttribute("data-worker")
        play.client = Client(
            lambda on_message, on_error: Port(address, on_message, on_error, self.settings.packages),
            play.hear,
            browser.after,
            browser.now,
            lambda heap: device.forbids_spare(browser.device_memory(), heap),
        )
        play.code, play.data_editor = editor.code(), editor.data()
        self.device = Device(self.facts)
        self.offline = Offline(
            browser.window.offthreadService, browser.after, browser.now, self.show_offline, self.save_and
        )
        self.offline_view = OfflineView(self.offline.update)
        self.packages = Packages(self.settings, play.client.ask_inventory, play.install, play.remove)
        self.menu = Menu(self.settings, self.save_output, self.packages.open, self.device.open)
        play.panes = {
            "output": Output(entries, play.on_frame, play.on_painted, play.go_to),
            "toolbar": Toolbar(self.run, play.stop, play.restart, play.clear, play.retry),
            "data": Data(play.data_editor, self.settings),
            "ask": Ask(play.client.answer, play.client.end_input),
            "status": Status(),
            "device": self.device,
            "offline": self.offline,
            "loading": Loading(),
            "packages": self.packages,
            "tabs": Tabs(),
            "split": Split(self.settings),
            "welcome": Welcome(EXAMPLES, play.choose),
        }

    def start(self) -> None:
        """Begin to listen, and start the worker."""
        self._keep_texts()
        play = self.play
        play.code.on_move(play.panes["status"].show_place)
        browser.listen(browser.document, "keydown", self.on_key)
        browser.on_press(browser.element("above-save"), self.save_output)
        browser.window.offthreadService.watch(
            browser.proxy(lambda news: self.offline.hear(browser.fields_of(news)))
        )
        browser.listen(browser.window, "online", lambda _: self.offline.glance())
        browser.listen(browser.document, "visibilitychange", self.on_visibility)
        play.client.start()
        if editor.take_early_run():
            self.run()

    def run(self) -> None:
        """Run the program."""
        self.play.run(browser.parse_json)

    def save_output(self) -> None:
        """Offer the whole output of the last run as a file."""
        if self.log.is_empty:
            self.play.panes["status"].remark("There is no output to download yet")
        else:
            browser.download("output.txt", browser.blob(self.log.parts()))

    def facts(self) -> "dict[str, Any]":
        """Return what is known of the page and its workers, for app/device.py."""
        client, memory = self.play.client, browser.device_memory()
        facts: dict[str, Any] = {
            "secure": browser.is_secure(),
            "isolated": browser.is_isolated(),
            "framed": browser.is_framed(),
            "locks": browser.locks() is not None,
            "heap": client.heap,
            "spare": client.spare,
        }
        facts.update(self.offline.facts())
        facts["version"] = browser.root.getAttribute("data-version")
        if memory is not None:
            facts["memory"] = memory
        return facts

    def show_offline(self) -> None:
        """Show how the site's storing goes, and whether there is a new version."""
        self.offline_view.show(self.offline.words(), self.offline.version)
        self.device.refresh()

    def save_and(self, then: "Callable[[], object]") -> None:
        """Save the visitor's work, then do something that ends the page."""
        self.space.save()
        then()

    def on_visibility(self, _event: "Any") -> None:
        """Look after the site's files when the visitor comes back to the page."""
        if not browser.document.hidden:
            self.offline.glance()

    def on_key(self, event: "Any") -> None:
        """Act on the shortcuts that hold everywhere."""
        key = event.key
        if key == "Enter":
            self._on_enter(event)
        elif key == "?" and event.target.closest(TEXT_FIELDS) is None:
            self.menu.show_shortcuts()
        elif key == "Escape" and not event.defaultPrevented:
            self.menu.leave_presentation()

    def _on_enter(self, event: "Any") -> None:
        has_modifier = event.ctrlKey or event.metaKey
        if event.altKey or event.repeat or not (has_modifier or event.shiftKey):
            return
        if event.target.closest("#ask, dialog") is not None:
            return
        event.preventDefault()
        if has_modifier and event.shiftKey:
            self.play.stop()
        else:
            self.run()

    def _keep_texts(self) -> None:
        code, data = self.play.code, self.play.data_editor
        self.space = space = Workspace(browser.write, browser.after, self.play.notice)
        code.on_change(lambda: space.touch(CODE, lambda: code.text))

        def on_data() -> None:
            space.touch(DATA, lambda: data.text)
            self.play.panes["data"].changed()

        data.on_change(on_data)
        browser.listen(browser.window, "pagehide", lambda _: space.save())
        browser.listen(browser.window, "pagehide", lambda _: self.play.client.leave())
        browser.listen(browser.window, "pageshow", lambda _: self.play.client.come_back())


Page().start()
