"""The composition root: makes the parts of the page and joins them. `app/boot.py` calls it."""

import json

from app import later
from app.base import address, browser
from app.base.rooms import Room, Rooms
from app.device import device, facts
from app.device.device_view import DeviceView
from app.device.offline import Offline
from app.device.offline_view import OfflineView
from app.editor import editor
from app.editor.completion import Completion
from app.editor.data import Data
from app.editor.javascript import JavaScript
from app.lessons.lessons import Lessons
from app.output import chunks
from app.output.ask import Ask
from app.output.examples import EXAMPLES
from app.output.intake import Intake
from app.output.log import Log
from app.output.saving import Saving
from app.output.transcript import Transcript
from app.output.view import Output
from app.output.welcome import Welcome
from app.packages.loading import Loading
from app.packages.view import Packages
from app.playground.controls import Controls
from app.playground.frames import FrameLoop
from app.playground.inbox import Inbox
from app.playground.leaving import Leaving
from app.playground.panes import Panes
from app.playground.presenter import Presenter
from app.projects import transfer
from app.projects.binary_view import Binary
from app.projects.commands import FileCommands
from app.projects.desk import Desk
from app.projects.files_view import FileTabs
from app.projects.naming import Naming
from app.projects.storage import Storage
from app.runtime.client import Client
from app.runtime.engines import Engines
from app.runtime.spawner import Spawner
from app.shell.bar import Bar
from app.shell.engine_picker import EnginePicker
from app.shell.menu import Menu
from app.shell.mistake import MistakeNote
from app.shell.settings import Settings
from app.shell.shortcuts import Shortcuts
from app.shell.split import Split
from app.shell.status import Status
from app.shell.tabs import Tabs
from app.shell.toolbar import Toolbar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

# Where a version of this page before works were kept left the program.
FORMER_CODE = "offthread.code"
MISSING = "This part of the page could not be loaded. Check the connection, and try again."

js = browser.window


class Page:
    """Everything there is, once."""

    def __init__(self, add: "Callable[[bytes], object]") -> None:
        self.bar = Bar()
        # First of all, so that whatever goes wrong is said.
        self._saved: Desk | None = None
        note = MistakeNote(self.bar, lambda: self._saved, lambda: self.commands.download_all())  # noqa: PLW0108
        browser.watch_mistakes(note.take)
        self.settings = Settings(browser.read, browser.write)
        self.code, self.data = editor.code(), editor.data()
        self.rooms = Rooms(later.ask, add, lambda: self.presenter.remark(MISSING))

    async def make(self, pass_on: "Callable[[], Awaitable[None]]") -> None:
        """Make and join all there is, and let others have the thread in between.

        Until the last step nothing hears of a press: see public/early.mjs.
        """
        for step in (
            self._make_runtime,
            self._make_playground,
            self._make_projects,
            self._make_rooms,
            self._make_shell,
            self._join_projects,
            self._join_rooms,
            self._begin_work,
            self._begin,
        ):
            step()
            await pass_on()

    def _make_runtime(self) -> None:
        """Make what runs programs."""
        root = browser.root
        self.engines = Engines(
            json.loads(root.getAttribute("data-engines")),
            json.loads(root.getAttribute("data-workers")),
            root.getAttribute("data-engine"),
            self.settings,
        )
        self.spawner = Spawner(self.engines, self.settings)
        self.client = Client(
            self.spawner.present,
            browser.after,
            browser.now,
            lambda heap: device.forbids_standby(browser.device_memory(), heap),
            self.engines.stop_words,
        )

    def _make_playground(self) -> None:
        """Make the panes, and what shows in them what is reported."""
        self.log, transcript = Log(browser.blob), Transcript()
        self.output = Output(transcript)
        self.status, self.toolbar, self.tabs = Status(), Toolbar(), Tabs()
        self.packages, self.data_pane = Packages(self.settings), Data(self.data, self.settings)
        self.completion = Completion(self.client, browser.after)
        self.panes = Panes(
            output=self.output,
            tabs=self.tabs,
            toolbar=self.toolbar,
            status=self.status,
            ask=Ask(self.client.answer, self.client.end_input),
            loading=Loading(),
            packages=self.packages,
            completion=self.completion,
            data=self.data_pane,
        )
        intake = Intake(transcript, self.log, chunks.chunk, chunks.chunks)
        inbox = Inbox(browser.now, report=browser.mistakes.report)
        self.presenter = Presenter(self.client, self.panes, self.engines, transcript, self.log, intake, inbox)
        self.frames = FrameLoop(
            self.presenter.on_frame, self.output.paint, browser.now, browser.Frames, browser.Delay
        )

    def _make_projects(self) -> None:
        """Make what cares for the visitor's works, and what runs them."""
        self.storage, self.naming = Storage(), Naming()
        leave = Leaving(self.client, self.presenter).leave
        self.desk = Desk(
            self.storage,
            code=self.code,
            data=self.data,
            bar=self.bar,
            after=browser.after,
            leave=leave,
            decode=transfer.decode,
        )
        self._saved = self.desk
        self.controls = Controls(
            self.client, self.presenter, self.panes, self.engines, self.desk, self.code, browser.parse_json
        )
        self.commands = FileCommands(
            self.desk,
            self.naming,
            self.bar,
            code=self.code,
            data=self.data,
            data_pane=self.data_pane,
            voice=self.presenter,
        )
        self.list = Room(self.rooms, lambda: later.make_list(self.desk, self.storage, self.naming, self.bar))
        self.sharing = Room(
            self.rooms,
            lambda: later.make_sharing(self.desk, self.storage, self.bar, self.commands.download_all),
        )
        self.file_tabs, self.binary = FileTabs(self.commands), Binary()

    def _make_rooms(self) -> None:
        """Make what is not needed by the first run."""
        client, engines = self.client, self.engines
        self.offline = Offline(
            browser.module("offthreadService"),
            browser.after,
            browser.now,
            lambda then: self.desk.save(is_urgent=True, then=then),
        )
        self.offline_view = OfflineView(self.offline)
        self.device = DeviceView(facts.Facts(client, engines, self.offline).now)
        self.lessons = Lessons(self.desk, self.commands, self.presenter)
        self.javascript = JavaScript(
            self.spawner.of(engines.translator), browser.after, self.desk, self.code, self.controls.go_to
        )
        self.comparing = Room(
            self.rooms, lambda: later.make_comparing(engines, self.spawner, self.controls, self.desk)
        )

    def _make_shell(self) -> None:
        """Make what frames the page."""
        self.picker = EnginePicker(self.engines)
        self.saving = Saving(self.log, self.presenter.remark)
        self.menu = Menu(
            self.settings,
            {
                "your-work": lambda: self.list.use(lambda made: made.open()),
                "share-work": lambda: self.sharing.use(lambda made: made.open()),
                "show-lessons": self.lessons.open,
                "show-javascript": self.javascript.open,
                "save": self.saving.save,
                "about-packages": self.controls.open_packages,
                "about-device": self.device.open,
            },
        )
        self.shortcuts = Shortcuts(
            run=self.controls.run,
            stop=self.controls.stop,
            show=self.menu.show_shortcuts,
            leave=self.menu.leave_presentation,
        )
        Split(self.settings)
        Welcome(EXAMPLES, self.commands.choose)

    def _join_playground(self) -> None:
        """Have presses heard by the controls, and the client by the presenter."""
        toolbar, controls, presenter, packages = self.toolbar, self.controls, self.presenter, self.packages
        self.output.changed.listen(self.frames.ask)
        self.output.painted.listen(presenter.on_painted)
        self.output.chosen.listen(controls.go_to)
        toolbar.run.listen(controls.run)
        toolbar.stop.listen(controls.stop)
        toolbar.restart.listen(controls.restart)
        toolbar.retry.listen(controls.retry)
        toolbar.clear.listen(presenter.clear)
        packages.opened.listen(controls.ask_packages)
        packages.added.listen(controls.install)
        packages.removed.listen(controls.remove)
        self.picker.changed.listen(self.client.change_engine)
        self.client.told.listen(presenter.hear)
        presenter.wrote.listen(self.commands.take)
        presenter.presented.listen(self.device.refresh)
        presenter.readied.listen(self.device.learn)
        presenter.readied.listen(lambda _: self.offline.begin())
        presenter.readied.listen(lambda _: self.rooms.prepare())

    def _join_projects(self) -> None:
        """Have the work follow the editors, and the panes follow the work."""
        desk = self.desk
        desk.rescued.listen(self.commands.download_all)
        desk.opened.listen(self.lessons.on_open)
        desk.shown.listen(self.file_tabs.show)
        desk.shown.listen(self.binary.show)
        desk.shown.listen(lambda _: self.javascript.changed())
        desk.shown.listen(lambda _: self.controls.show_program())
        self.code.changed.listen(desk.on_edit)
        self.code.changed.listen(self.javascript.changed)
        self.code.moved.listen(self.status.show_place)
        self.code.moved.listen(self.javascript.follow)
        self.data.changed.listen(desk.on_data)
        self.data.changed.listen(self.data_pane.changed)

    def _join_rooms(self) -> None:
        """Join what is not needed by the first run, and the buttons that lead there."""
        self.javascript.opened.listen(self.presenter.see_output)
        self.offline.changed.listen(self.offline_view.show)
        self.offline.changed.listen(self.device.refresh)
        for name, act in (
            ("compare-open", lambda: self.comparing.use(lambda made: made.open())),
            ("welcome-lessons", self.lessons.open),
            ("binary-download", self.commands.download),
            ("above-save", self.saving.save),
        ):
            browser.on_press(browser.element(name), act)

    def _begin_work(self) -> None:
        """Take over what the editors show: nothing that is typed may come in between."""
        self.desk.begin(self.storage.session, was_kept=browser.read(FORMER_CODE) is not None)
        self.code.watch()
        self.data.watch()

    def _begin(self) -> None:
        """Begin to listen, and begin with the worker."""
        self._join_playground()
        self._listen()
        editor.on_complete(self.completion.ask)
        self.offline_view.watch(browser.module("offthreadService"))
        self.controls.begin(asked_engine=address.query("engine"), is_run_due=editor.take_early_run())
        transfer.on_link(self._open_asked)
        if address.asks():
            self._open_asked()

    def _open_asked(self) -> None:
        self.sharing.use(lambda made: made.open_asked())

    def _listen(self) -> None:
        """Hear what happens to the page as a whole."""
        desk, client = self.desk, self.client
        browser.listen(browser.document, "visibilitychange", lambda _: desk.save(is_urgent=True))
        browser.listen(js, "pagehide", lambda _: desk.save(is_urgent=True))
        browser.listen(js, "pagehide", lambda _: client.leave())
        browser.listen(js, "pageshow", lambda _: client.come_back())
        browser.listen(browser.document, "keydown", self.shortcuts.on_key)


async def start(add: "Callable[[bytes], object]", pass_on: "Callable[[], Awaitable[None]]") -> None:
    """Begin, as soon as the editors are there.

    add(archive): let what is in it be imported; pass_on(): leave the thread to others, if it is time.
    """
    try:
        await js.offthreadReady
        await Page(add).make(pass_on)
    except Exception as error:  # noqa: BLE001  Whatever it is, it ends here and is told.
        browser.mistakes.report(error)
