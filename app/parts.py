"""The parts of the page, each made once and given its collaborators. It joins nothing: app/main.py does."""

import json

from app import later
from app.base import browser
from app.base.rooms import Room, Rooms
from app.console.pane import Pane
from app.device import device
from app.device.facts import Facts
from app.device.offline import Offline
from app.device.offline_view import OfflineView
from app.drawing.tab import DrawingTab
from app.editor import editor
from app.editor.completion import Completion
from app.editor.data import Data
from app.editor.errors import Errors
from app.output import chunks
from app.output.ask import Ask
from app.output.bell import Bell
from app.output.examples import EXAMPLES
from app.output.intake import Intake
from app.output.log import Log
from app.output.saving import Saving
from app.output.transcript import Transcript
from app.output.view import Output
from app.output.welcome import Welcome
from app.packages.loading import Loading
from app.packages.offers import Offers
from app.packages.panel import Panel
from app.playground.consent import Consent
from app.playground.controls import Controls
from app.playground.foresight import Foresight
from app.playground.frames import FrameLoop
from app.playground.inbox import Inbox
from app.playground.leaving import Leaving
from app.playground.panes import Panes
from app.playground.presenter import Presenter
from app.playground.widgets import Widgets
from app.projects import transfer
from app.projects.binary_view import Binary
from app.projects.coding_view import CodingNote
from app.projects.codings import Codings
from app.projects.commands import FileCommands
from app.projects.desk import Desk
from app.projects.files_view import FileTabs
from app.projects.naming import Naming
from app.projects.storage import Storage
from app.runtime.client import Client
from app.runtime.engines import Engines
from app.runtime.images import Images
from app.runtime.spawner import Spawner
from app.shell.bar import Bar
from app.shell.engine_picker import EnginePicker
from app.shell.keyboard import Keyboard
from app.shell.menu import Menu
from app.shell.mistake import MistakeNote
from app.shell.results import Results
from app.shell.settings import Settings
from app.shell.shortcuts import Shortcuts
from app.shell.split import Split
from app.shell.status import Status
from app.shell.tabs import Tabs
from app.shell.toolbar import Toolbar
from app.variables.tab import VariablesTab

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.console.console import Console
    from app.drawing.drawing import Drawing
    from app.variables.variables import Variables

MISSING, RETRY = "This part of the page could not be loaded. Check the connection.", "Retry"
ROOMS = "rooms"


class Parts:
    """Everything there is, once."""

    def __init__(self, add: "Callable[[bytes], object]") -> None:
        self.bar = Bar()
        # First of all, so that whatever goes wrong is said.
        self._saved: Desk | None = None
        note = MistakeNote(self.bar, lambda: self._saved, lambda: self.commands.download_all())  # noqa: PLW0108
        browser.watch_mistakes(note.take)
        self.settings = Settings(browser.read, browser.write)
        self.code, self.data = editor.code(), editor.data()
        self._add = add
        self.rooms = Rooms(later.ask, self._take_rooms, self._miss)

    def _take_rooms(self, archive: bytes) -> None:
        self._add(archive)
        self.bar.drop(ROOMS)

    def _miss(self, again: "Callable[[], object]") -> None:
        """Say that a room could not be loaded: what it was to open will not be, unless by Retry."""
        self.controls.settle_work(False)

        def retry() -> None:
            self.bar.drop(ROOMS)
            again()

        self.bar.put(ROOMS, MISSING, [(RETRY, retry)])

    def make_runtime(self) -> None:
        """Make what runs programs."""
        root = browser.root
        self.engines = Engines(
            json.loads(browser.element("engines").getAttribute("content")),
            json.loads(browser.element("workers").getAttribute("content")),
            root.getAttribute("data-engine"),
            self.settings,
        )
        self.images = Images()
        self.spawner = Spawner(self.engines, self.settings, self.images)
        self.client = Client(
            self.spawner.present,
            browser.after,
            browser.now,
            lambda heap: device.forbids_standby(browser.device_memory(), heap),
            self.engines.stop_words,
        )

    def make_playground(self) -> None:
        """Make the panes, and what shows in them what is reported."""
        self.log, transcript = Log(browser.blob), Transcript()
        self.output = Output(transcript)
        self.status, self.toolbar, self.tabs = Status(), Toolbar(), Tabs()
        self.keyboard = Keyboard()
        self.errors = Errors(
            editor.error_marks(),
            lambda: self.desk,
            lambda: self.presenter.see_code(),  # noqa: PLW0108
        )
        self.offers = Offers()
        self.data_pane = Data(self.data, self.settings)
        packages = Room(self.rooms, lambda: later.make_packages(self.settings, self.controls))
        self.completion = Completion(self.client, browser.after)
        results = Results()
        self.variables = VariablesTab(Room(self.rooms, self._make_variables), results)
        drawing = DrawingTab(Room(self.rooms, self._make_drawing), results, lambda: self.settings.keeps_names)
        self.widgets = Widgets(self.client)
        self.panes = Panes(
            output=self.output,
            tabs=self.tabs,
            toolbar=self.toolbar,
            status=self.status,
            ask=Ask(self.client.answer, self.client.end_input, is_typing=self.keyboard.is_typing),
            loading=Loading(),
            packages=Panel(packages),
            completion=self.completion,
            data=self.data_pane,
            console=Pane(Room(self.rooms, self._make_console)),
            results=results,
            drawing=drawing,
            variables=self.variables,
            errors=self.errors,
            widgets=self.widgets,
        )
        self.bell = Bell(lambda: browser.editor_module().ring(), browser.now)
        intake = Intake(transcript, self.log, chunks.chunk, chunks.chunks)
        inbox = Inbox(browser.now, report=browser.mistakes.report)
        self.presenter = Presenter(self.client, self.panes, self.engines, transcript, self.log, intake, inbox)
        self.frames = FrameLoop(
            self.presenter.on_frame, self.output.paint, browser.now, browser.Frames, browser.Delay
        )

    def _make_console(self) -> "Console":
        return later.make_console(
            self.client, self.presenter, self.panes, self.desk, self.controls, self.completion
        )

    def _make_variables(self) -> "Variables":
        return later.make_variables(self.client, self.presenter)

    def _make_drawing(self) -> "Drawing":
        return later.make_drawing(self.client, self.keyboard, self.presenter, self.desk)

    def make_projects(self) -> None:
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
            codings=Codings(transfer.decode, transfer.recognise, transfer.declare),
        )
        self._saved = self.desk
        self.foresight = Foresight(self.client, self.images, self.engines, self.desk)
        self.consent = Consent(browser.is_in_foreign_page)
        self.controls = Controls(
            self.client,
            self.presenter,
            self.panes,
            self.engines,
            self.desk,
            self.code,
            browser.parse_json,
            self.consent,
            lambda: self.settings.keeps_names,
            browser.wants_stillness,
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
        self.file_tabs, self.binary, self.coding = FileTabs(self.commands), Binary(), CodingNote()

    def make_rooms(self) -> None:
        """Make what is not needed by the first run."""
        client, engines = self.client, self.engines
        self.offline = Offline(
            browser.module("offthreadService"),
            browser.after,
            browser.now,
            lambda then: self.desk.save(is_urgent=True, then=then),
        )
        self.offline_view = OfflineView(self.offline)
        self.facts = Facts(client, engines, self.offline, self.images)
        browser.publish_live("capabilities", lambda: device.plain(self.facts.now()))
        self.device = Room(self.rooms, lambda: later.make_device(self.facts.now))
        self.lessons = Room(self.rooms, lambda: later.make_lessons(self.desk, self.commands, self.presenter))
        self.javascript = Room(
            self.rooms,
            lambda: later.make_javascript(
                engines, self.spawner, self.desk, self.code, self.controls, self.presenter
            ),
        )
        self.comparing = Room(
            self.rooms, lambda: later.make_comparing(engines, self.spawner, self.controls, self.desk)
        )

        self.reprise = Room(self.rooms, lambda: later.make_reprise(self.output, self.output.model, self.desk))
        self.printing = Room(self.rooms, lambda: later.make_printing(self.desk))
        self.html_file = Room(self.rooms, lambda: later.make_html(self.desk, self.output))

        self.past = Room(self.rooms, lambda: later.make_past(self.desk, self.commands, self.presenter))
        self.embedding = Room(
            self.rooms, lambda: later.make_embedding(self.desk, self.storage, self.controls)
        )
        self.forgetting = Room(self.rooms, lambda: later.make_forgetting(self.client.leave))

    def open_lessons(self) -> None:
        """Show which lessons there are."""
        self.lessons.use(lambda made: made.open())

    def make_shell(self) -> None:
        """Make what frames the page."""
        self.picker = EnginePicker(self.engines)
        self.saving = Saving(self.log, self.presenter.remark, lambda: self.desk.project.name)
        self.menu = Menu(
            self.settings,
            {
                "your-work": lambda: self.list.use(lambda made: made.open()),
                "show-versions": lambda: self.past.use(lambda made: made.open()),
                "share-work": lambda: self.sharing.use(lambda made: made.open()),
                "show-lessons": self.open_lessons,
                "show-javascript": lambda: self.javascript.use(lambda made: made.open()),
                "save": self.saving.save,
                "save-html": lambda: self.html_file.use(lambda made: made.save()),
                "about-packages": self.controls.open_packages,
                "forget-device": lambda: self.forgetting.use(lambda made: made.open()),
                "about-device": lambda: self.device.use(lambda made: made.open()),
            },
        )
        self.shortcuts = Shortcuts(
            run=self.controls.run,
            stop=self.controls.stop,
            show=self.menu.show_shortcuts,
            leave=self.menu.leave_presentation,
            save=self.commands.save,
            go_to_error=self.errors.go_to,
        )
        Split(self.settings)
        Welcome(EXAMPLES, self.commands.choose)
