"""The composition root: joins the parts of the page, in steps. `app/boot.py` calls it."""

from app.base import address, browser
from app.editor import editor
from app.later import KEPT_OUTPUT
from app.parts import Parts
from app.playground import host
from app.projects import transfer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from app.lessons.lessons import Lessons
    from app.projects.project import Project

# Where a version of this page before works were kept left the program.
FORMER_CODE = "offthread.code"
js = browser.window


class Page(Parts):
    """The parts, joined."""

    async def make(self, pass_on: "Callable[[], Awaitable[None]]") -> None:
        """Make and join all there is, and let others have the thread in between.

        Until the last step nothing hears of a press: see public/early.mjs.
        """
        for step in (
            self.make_runtime,
            self.make_playground,
            self.make_projects,
            self.make_rooms,
            self.make_shell,
            self._join_projects,
            self._join_rooms,
            self._begin_work,
            self._begin,
        ):
            step()
            await pass_on()

    def _join_playground(self) -> None:
        """Have presses heard by the controls, and the client by the presenter."""
        toolbar, controls, presenter = self.toolbar, self.controls, self.presenter
        self.output.changed.listen(self.frames.ask)
        self.output.painted.listen(presenter.on_painted)
        presenter.rang.listen(self.bell.strike)
        self.output.chosen.listen(controls.go_to)
        toolbar.run.listen(self.keyboard.rest)
        self.offers.chosen.listen(controls.load)
        toolbar.run.listen(controls.run)
        toolbar.stop.listen(controls.stop)
        toolbar.restart.listen(controls.restart)
        toolbar.retry.listen(controls.retry)
        toolbar.clear.listen(presenter.clear)
        self.picker.changed.listen(self.client.change_engine)
        self.client.told.listen(presenter.hear)
        self.widgets.listen()
        presenter.wrote.listen(self.commands.take)
        presenter.presented.listen(self._refresh_device)
        presenter.readied.listen(self.facts.learn)
        presenter.readied.listen(self.variables.on_ready)
        presenter.readied.listen(lambda _: self.offline.begin())
        presenter.readied.listen(lambda _: self.rooms.prepare())

    def _join_projects(self) -> None:
        """Have the work follow the editors, and the panes follow the work."""
        desk = self.desk
        desk.rescued.listen(self.commands.download_all)
        desk.opened.listen(self._show_lesson)
        desk.opened.listen(lambda _: self.foresight.look())
        desk.settled.listen(lambda _: self.foresight.look())
        self.images.learned.listen(self.foresight.look)
        desk.replacing.listen(self._keep_version)
        desk.opened.listen(self.consent.on_open)
        desk.opened.listen(lambda _: self.errors.clear())
        desk.shown.listen(self.file_tabs.show)
        desk.shown.listen(self.binary.show)
        desk.shown.listen(self.coding.show)
        desk.settled.listen(self.coding.show)
        desk.shown.listen(lambda _: self._translate())
        desk.shown.listen(lambda _: self.errors.on_shown())
        desk.shown.listen(lambda _: self.controls.show_program())
        self.code.changed.listen(desk.on_edit)
        self.code.changed.listen(self._translate)
        self.code.moved.listen(self.status.show_place)
        self.code.moved.listen(lambda line, _: self.javascript.tell(lambda made: made.follow(line)))
        self.data.changed.listen(desk.on_data)
        self.data.changed.listen(self.data_pane.changed)

    def _join_rooms(self) -> None:
        """Join what is not needed by the first run, and the buttons that lead there."""
        self.offline.changed.listen(self.offline_view.show)
        self.offline.changed.listen(self._refresh_device)
        for name, act in (
            ("compare-open", lambda: self.comparing.use(lambda made: made.open())),
            ("welcome-lessons", self.open_lessons),
            ("binary-download", self.commands.download),
            ("above-save", self.saving.save),
        ):
            browser.on_press(browser.element(name), act)

    def _refresh_device(self) -> None:
        self.device.tell(lambda made: made.refresh())

    def _translate(self) -> None:
        self.javascript.tell(lambda made: made.changed())

    def _show_lesson(self, project: "Project") -> None:
        """Show again the lesson that belongs to a project, and no longer that of another."""

        def show(lessons: "Lessons") -> None:
            # Another project may have been opened while the room was on its way.
            lessons.on_open(self.desk.project)

        if project.lesson:
            self.lessons.use(show)
        else:
            self.lessons.tell(show)

    def _keep_version(self, project: "Project", why: str) -> None:
        self.past.serve(lambda made: made.take(project, why))

    def _begin_work(self) -> None:
        """Take over what the editors show: nothing that is typed may come in between."""
        self.desk.begin(self.storage.session, was_kept=browser.read(FORMER_CODE) is not None)
        self.code.watch()
        self.data.watch()
        kept = browser.recall(KEPT_OUTPUT)
        if kept:
            self.rooms.prepare()
            self.reprise.serve(lambda made: made.restore(kept))

    def _begin(self) -> None:
        """Begin to listen, and begin with the worker."""
        self._join_playground()
        self._listen()
        editor.on_complete(self.completion.ask)
        self.offline_view.watch(browser.module("offthreadService"))
        asks = address.asks()
        if asks:
            self.controls.await_work()
        self.controls.begin(asked_engine=address.query("engine"), is_run_due=editor.take_early_run())
        transfer.on_link(self._open_asked)
        if asks:
            self._open_asked()
        self.panes.console.catch_up(editor.take_early_entries())
        if host.is_there():
            self.embedding.use(lambda _: None)

    def _open_asked(self) -> None:
        """Open what the address asks for; a Run that is pressed meanwhile is meant for that."""
        self.controls.await_work()
        self.sharing.use(lambda made: made.open_asked(self.controls.settle_work))

    def _listen(self) -> None:
        """Hear what happens to the page as a whole."""
        desk, client = self.desk, self.client
        browser.listen(browser.document, "visibilitychange", lambda _: desk.save(is_urgent=True))
        browser.listen(js, "pagehide", lambda _: desk.save(is_urgent=True))
        browser.listen(js, "pagehide", lambda _: self.reprise.serve(lambda made: made.keep()))
        browser.listen(js, "pagehide", lambda _: client.leave())
        browser.listen(js, "beforeprint", lambda _: self.printing.use(lambda made: made.begin()))
        browser.listen(js, "afterprint", lambda _: self.printing.tell(lambda made: made.end()))
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
