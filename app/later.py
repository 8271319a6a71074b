"""Makes the rooms that the start does without, of what the page has: `app/main.py` says when.

What a function imports here is no part of the start: the build puts it into an archive of its own, see
tools/build/rooms.py.
"""

from app.base import browser
from app.output import chunks

# Where a load of this tab leaves its output for the next one.
KEPT_OUTPUT = "offthread.output"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.compare.comparing import Comparing
    from app.console.console import Console
    from app.device.device import Facts
    from app.device.device_view import DeviceView
    from app.device.forgetting import Forgetting
    from app.drawing.drawing import Drawing
    from app.editor.completion import Completion
    from app.editor.editor import Editor
    from app.editor.javascript import JavaScript
    from app.lessons.lessons import Lessons
    from app.output.reprise import Reprise
    from app.output.transcript import Transcript
    from app.output.view import Output
    from app.packages.view import Packages
    from app.paper.printing import Printing
    from app.paper.saved import HtmlFile
    from app.playground.controls import Controls
    from app.playground.embedding import Embedding
    from app.playground.panes import Panes
    from app.playground.presenter import Presenter
    from app.projects.commands import FileCommands
    from app.projects.desk import Desk
    from app.projects.list import ProjectList
    from app.projects.naming import Naming
    from app.projects.past import Past
    from app.projects.sharing import Sharing
    from app.projects.storage import Storage
    from app.runtime.client import Client
    from app.runtime.engines import Engines
    from app.runtime.spawner import Spawner
    from app.shell.bar import Bar
    from app.shell.keyboard import Keyboard
    from app.shell.settings import Settings
    from app.variables.variables import Variables


def ask(answer: "Callable[[bytes | None], None]") -> None:
    """Get the archive of the rooms that the start does without; answer(None) if it cannot be had."""

    def got(*given: object) -> None:
        text = given[0] if given else None
        answer(bytes.fromhex(text) if type(text) is str else None)

    addresses = [browser.root.getAttribute(name) for name in ("data-rooms", "data-rooms-style")]
    browser.window.offthreadRooms(*addresses).then(browser.proxy(got))


def make_list(desk: "Desk", storage: "Storage", naming: "Naming", bar: "Bar") -> "ProjectList":
    """Make the list of works."""
    from app.projects.list import ProjectList

    return ProjectList(desk, storage, naming, bar)


def make_past(desk: "Desk", commands: "FileCommands", presenter: "Presenter") -> "Past":
    """Make what keeps earlier states of works."""
    from app.projects.past import Past

    return Past(desk, presenter, commands.put_data)


def make_sharing(desk: "Desk", storage: "Storage", bar: "Bar", on_zip: "Callable[[], object]") -> "Sharing":
    """Make what makes and opens links."""
    from app.projects.sharing import Sharing

    return Sharing(desk, storage, bar, on_zip)


def make_lessons(desk: "Desk", commands: "FileCommands", presenter: "Presenter") -> "Lessons":
    """Make what lists lessons and shows one."""
    from app.lessons.lessons import Lessons

    return Lessons(desk, commands, presenter)


def make_console(
    client: "Client",
    presenter: "Presenter",
    panes: "Panes",
    desk: "Desk",
    controls: "Controls",
    completion: "Completion",
) -> "Console":
    """Make what acts on what is typed at the console."""
    from app.console.console import Console
    from app.console.field import Field
    from app.playground.entering import Entering

    entering = Entering(client, presenter, panes, desk, controls.stop)
    return Console(Field(), entering, completion, browser.after)


def make_device(now: "Callable[[], Facts]") -> "DeviceView":
    """Make the panel that says what the device can do."""
    from app.device.device_view import DeviceView

    return DeviceView(now)


def make_embedding(desk: "Desk", storage: "Storage", controls: "Controls") -> "Embedding":
    """Make what does what the page around a frame asks for, and have it asked."""
    from app.playground.embedding import Embedding
    from app.playground.host import Host

    host = Host()
    made = Embedding(host, desk, storage, controls)
    host.listen(made.take)
    return made


def make_forgetting(leave: "Callable[[], object]") -> "Forgetting":
    """Make what forgets everything on this device."""
    from app.device.forgetting import Forgetting

    return Forgetting(leave)


def make_packages(settings: "Settings", controls: "Controls") -> "Packages":
    """Make the panel of packages, and have its presses heard."""
    from app.packages.view import Packages

    made = Packages(settings)
    made.opened.listen(controls.ask_packages)
    made.added.listen(controls.install)
    made.removed.listen(controls.remove)
    return made


def make_reprise(output: "Output", entries: "Transcript", desk: "Desk") -> "Reprise":
    """Make what shows the last output again."""
    from app.output.keeping import Keeping
    from app.output.reprise import Reprise
    from app.projects import transfer

    def program() -> str:
        found = desk.program()
        return found.text if found is not None else ""

    def keep(text: str) -> None:
        browser.keep(KEPT_OUTPUT, text)

    shows = Keeping(transfer.base64, transfer.from_base64)
    return Reprise(output, entries, keep, chunks.chunk, program, shows)


def make_printing(desk: "Desk") -> "Printing":
    """Make what makes the page fit for paper."""
    from app.paper.printing import Printing

    return Printing(lambda: desk.project)


def make_html(desk: "Desk", output: "Output") -> "HtmlFile":
    """Make what makes one HTML file of the work."""
    from app.paper.saved import HtmlFile

    return HtmlFile(lambda: desk.project, output)


def make_variables(client: "Client", presenter: "Presenter") -> "Variables":
    """Make what shows the last program's names."""
    from app.variables import words
    from app.variables.gathered import Gathered
    from app.variables.questions import Questions
    from app.variables.sheet import Sheet
    from app.variables.sheet_view import SheetView
    from app.variables.variables import Variables
    from app.variables.view import View

    def on_stuck() -> None:
        presenter.notice(words.STUCK)
        client.restart()

    questions = Questions(client, browser.after, on_stuck)
    return Variables(questions, View(), Sheet(questions, SheetView(), Gathered))


def make_drawing(client: "Client", keyboard: "Keyboard", presenter: "Presenter", desk: "Desk") -> "Drawing":
    """Make what shows what programs draw."""
    from app.drawing.drawing import Drawing
    from app.drawing.view import View

    view = View(keyboard.is_typing, lambda: desk.project.name, presenter.remark)
    return Drawing(client, view, presenter.notice)


def make_javascript(
    engines: "Engines",
    spawner: "Spawner",
    desk: "Desk",
    code: "Editor",
    controls: "Controls",
    presenter: "Presenter",
) -> "JavaScript":
    """Make the pane that shows what the program becomes."""
    from app.editor.javascript import JavaScript

    made = JavaScript(spawner.of(engines.translator), browser.after, desk, code, controls.go_to)
    made.opened.listen(presenter.see_output)
    return made


def make_comparing(engines: "Engines", spawner: "Spawner", controls: "Controls", desk: "Desk") -> "Comparing":
    """Make what runs a program on all engines."""
    from app.compare.comparing import Comparing
    from app.compare.view import CompareView

    view = CompareView()
    browser.listen(browser.window, "pagehide", lambda _: view.close())
    return Comparing(
        view,
        engines.table,
        spawn=spawner.of,
        after=browser.after,
        now=browser.now,
        prepare=controls.prepare,
        parse=browser.parse_json,
        files=lambda: desk.project.files,
        chunks=chunks.chunks,
    )
