"""The composition root: makes the parts of the page and puts them together. It alone acts on import."""

import json

from app.base import address, browser
from app.compare.comparing import Comparing
from app.compare.view import CompareView
from app.device import device, facts
from app.device.device_view import Device
from app.device.offline import Offline
from app.device.offline_view import Offline as OfflineView
from app.editor import editor
from app.editor.completion import Completion
from app.editor.data import Data
from app.editor.javascript import JavaScript
from app.lessons.lessons import Lessons
from app.output.ask import Ask
from app.output.examples import EXAMPLES
from app.output.log import Log
from app.output.transcript import Transcript
from app.output.view import Output
from app.output.welcome import Welcome
from app.packages.loading import Loading
from app.packages.view import Packages
from app.playground.inbox import Inbox
from app.playground.playground import Playground
from app.projects import storage, transfer
from app.projects.binary_view import Binary
from app.projects.commands import FileCommands
from app.projects.desk import Desk
from app.projects.files_view import FileTabs
from app.projects.list import ProjectList
from app.projects.naming import Naming
from app.projects.sharing import Sharing
from app.projects.storage import Storage
from app.runtime.client import Client
from app.runtime.engines import CHANGED, NO_PACKAGES, Engines
from app.runtime.handle import WorkerHandle
from app.shell import tabs
from app.shell.bar import Bar
from app.shell.engine_picker import EnginePicker
from app.shell.menu import Menu
from app.shell.settings import Settings
from app.shell.shortcuts import Shortcuts
from app.shell.split import Split
from app.shell.status import Status
from app.shell.tabs import Tabs
from app.shell.toolbar import Toolbar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# Where a version of this page before works were kept left the program.
FORMER_CODE = "offthread.code"


class Page:
    """Everything there is, once."""

    def __init__(self) -> None:
        self.settings = Settings(browser.read, browser.write)
        self.log = Log(browser.blob)
        entries = Transcript()
        self.play = play = Playground(entries, self.log, Inbox(browser.now))
        self.engines = Engines(
            json.loads(browser.root.getAttribute("data-engines")),
            json.loads(browser.root.getAttribute("data-workers")),
            browser.root.getAttribute("data-engine"),
            self.settings,
        )
        play.client = Client(
            self.spawn_present,
            play.hear,
            browser.after,
            browser.now,
            lambda heap: device.forbids_spare(browser.device_memory(), heap),
        )
        play.client.stop_words, play.engines = self.engines.stop_words, self.engines
        play.code, play.data_editor = editor.code(), editor.data()
        self.offline = Offline(
            browser.window.offthreadService, browser.after, browser.now, self.show_offline, self.save_and
        )
        known = facts.Facts(play.client, self.engines, self.offline)
        self.device = Device(known.now)
        self.offline_view = OfflineView(self.offline.update)
        self.packages = Packages(self.settings, play.ask_packages, play.install, play.remove)
        self.bar = Bar()
        self.storage = Storage()
        self._make_desk()
        self._make_comparing()
        self.javascript = JavaScript(self.spawn(self.engines.translator), browser.after, self.desk.program)
        self.javascript.trace, self.javascript.go_to = self.trace, play.go_to
        actions: dict[str, Callable[[], object]] = {
            "your-work": self.cabinet.open,
            "share-work": self.sharing.open,
            "show-lessons": self.teaching.open,
            "show-javascript": self.open_javascript,
            "save": self.save_output,
            "about-packages": self.open_packages,
            "about-device": self.device.open,
        }
        self.menu = Menu(self.settings, actions)
        play.panes = {
            "output": Output(entries, play.on_frame, play.on_painted, play.go_to),
            "toolbar": Toolbar(self.run, play.stop, play.restart, play.clear, play.retry),
            "data": Data(play.data_editor, self.settings),
            "ask": Ask(play.client.answer, play.client.end_input),
            "completing": Completion(play.client, browser.after),
            "status": Status(),
            "device": self.device,
            "offline": self.offline,
            "engine": EnginePicker(self.engines, self.change_engine),
            "loading": Loading(),
            "packages": self.packages,
            "tabs": Tabs(),
            "split": Split(self.settings),
            "welcome": Welcome(EXAMPLES, self.filing.choose),
        }

    def _make_comparing(self) -> None:
        """Make what runs a program on all engines; where there is one alone, its button is hidden."""
        self.comparing = made = Comparing(
            self.engines.table, self.spawn, browser.after, browser.now, self.play.prepare, browser.parse_json
        )
        made.view = CompareView(made.open, made.stop, made.close, made.answer, made.end_input)
        made.files = lambda: self.desk.work.files
        browser.on_press(browser.element("compare-open"), made.open)
        browser.listen(browser.window, "pagehide", lambda _: made.view.close())

    def _make_desk(self) -> None:
        """Make what cares for the visitor's works and files."""
        play, naming = self.play, Naming()
        desk = play.desk = self.desk = Desk(
            self.storage, browser.after, play.code, play.data_editor, play.leave_work, transfer.decode
        )
        desk.bar = self.bar
        self.filing = play.filing = FileCommands(desk, naming, self.bar, play)
        self.cabinet = ProjectList(desk, self.storage, naming, self.bar)
        self.sharing = Sharing(desk, self.storage, self.bar, self.filing.download_all)
        self.teaching = Lessons(desk, self.filing, play)
        desk.on_download, desk.on_open = self.filing.download_all, self.teaching.on_open
        desk.panes = [FileTabs(self.filing.show, self.filing.actions), Binary(), self]
        browser.on_press(browser.element("welcome-lessons"), self.teaching.open)
        browser.on_press(browser.element("binary-download"), self.filing.actions["download-file"])

    def show(self, _work: object) -> None:
        """Say what Run runs, and show what it becomes."""
        self.javascript.changed()
        program = self.desk.program()
        self.play.panes["toolbar"].show_program("the program" if program is None else program.name)

    def open_javascript(self) -> None:
        """Show what the program becomes in JavaScript."""
        self.play.panes["tabs"].choose(tabs.OUTPUT)
        self.javascript.open()

    def on_move(self, line: int, column: int) -> None:
        """Tell where the cursor is."""
        self.play.panes["status"].show_place(line, column)
        if self.shows_program:
            self.javascript.follow(line)

    @property
    def shows_program(self) -> bool:
        """Tell whether the file that Run runs is the one in the editor."""
        return self.desk.program() is self.desk.work.files.shown

    def trace(self, line: int) -> None:
        """Mark a line of the program, if it is in the editor."""
        if self.shows_program:
            self.play.code.trace(line)

    def on_edit(self) -> None:
        """Note that the program was edited."""
        self.desk.on_edit()
        self.javascript.changed()

    def start(self) -> None:
        """Begin to listen, and start the worker."""
        self._keep_work()
        play = self.play
        play.code.on_move(self.on_move)
        editor.on_complete(play.panes["completing"].ask)
        menu = self.menu
        keys = Shortcuts(self.run, play.stop, menu.show_shortcuts, menu.leave_presentation)
        browser.listen(browser.document, "keydown", keys.on_key)
        browser.on_press(browser.element("above-save"), self.save_output)
        browser.window.offthreadService.watch(
            browser.proxy(lambda news: self.offline.hear(browser.fields_of(news)))
        )
        browser.listen(browser.window, "online", lambda _: self.offline.glance())
        browser.listen(browser.document, "visibilitychange", self.on_visibility)
        play.client.start()
        self.say_unknown_engine()
        if editor.take_early_run():
            self.run()
        self.sharing.open_asked()

    def run(self) -> None:
        """Run the program."""
        self.play.run(browser.parse_json)

    def change_engine(self, name: str) -> None:
        """Run programs by another engine from now on."""
        address.forget_query("engine")
        if self.engines.choose(name):
            self.play.panes["engine"].show()
            self.play.client.change_engine(CHANGED.format(self.engines.title))

    def say_unknown_engine(self) -> None:
        """Say so if the link asks for an engine that this site does not have."""
        asked = address.query("engine")
        if asked and not self.engines.knows(asked):
            self.play.notice(self.engines.unknown(asked))

    def save_output(self) -> None:
        """Offer the whole output of the last run as a file."""
        if self.log.is_empty:
            self.play.panes["status"].remark("There is no output to download yet")
        else:
            browser.download("output.txt", browser.blob(self.log.parts()))

    def spawn_present(self, on_message: "Any", on_error: "Any") -> WorkerHandle:
        """Make a worker of the engine that the visitor has chosen."""
        return self.spawn(self.engines.current)(on_message, on_error)

    def spawn(self, engine: str) -> "Callable[[Any, Any], WorkerHandle]":
        """Return what makes workers of an engine, with the packages to load if it is one that has any."""

        def make(on_message: "Any", on_error: "Any") -> WorkerHandle:
            packages = self.settings.packages if self.engines.has_packages(engine) else []
            return WorkerHandle(engine, self.engines.address_of(engine), on_message, on_error, packages)

        return make

    def open_packages(self) -> None:
        """Show the packages, or say that this engine has none."""
        if self.engines.has_packages(self.engines.current):
            self.packages.open()
        else:
            self.play.remark(NO_PACKAGES.format(self.engines.title))

    def show_offline(self) -> None:
        """Show how the site's storing goes, and whether there is a new version."""
        self.offline_view.show(self.offline.words(), self.offline.version)
        self.device.refresh()

    def save_and(self, then: "Callable[[], object]") -> None:
        """Save the visitor's work, then do something that ends the page."""
        self.desk.save(is_urgent=True, then=then)

    def on_visibility(self, _event: "Any") -> None:
        """Look after the site's files when the visitor comes back to the page."""
        if not browser.document.hidden:
            self.offline.glance()

    def _keep_work(self) -> None:
        code, data, desk = self.play.code, self.play.data_editor, self.desk
        session = self.storage.session
        desk.begin(session, storage.contents_of(session), browser.read(FORMER_CODE) is not None)
        code.on_change(self.on_edit)

        def on_data() -> None:
            desk.on_data()
            self.play.panes["data"].changed()

        data.on_change(on_data)
        browser.listen(browser.document, "visibilitychange", lambda _: desk.save(True))
        browser.listen(browser.window, "pagehide", lambda _: desk.save(True))
        browser.listen(browser.window, "pagehide", lambda _: self.play.client.leave())
        browser.listen(browser.window, "pageshow", lambda _: self.play.client.come_back())


def start(_editors: object) -> None:
    """Begin, now that the editors are there."""
    Page().start()


storage.settle(browser.window.offthreadReady, start)
