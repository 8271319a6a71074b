"""What becomes of presses: calls of the client, or a sentence that says why not now.

It knows nothing of reports; what is shown is the presenter's.
"""

from app.runtime import client as clients
from app.runtime import engines as words
from app.shell import toolbar
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.playground.joints import CodeEditor, Gate, OpenWork, Program
    from app.playground.panes import Panes
    from app.playground.presenter import Presenter
    from app.runtime.client import Client
    from app.runtime.engines import Engines

NO_FILE, THE_PROGRAM = "There is no file {} any more", "the program"
NO_PROGRAM = "There is no Python file to run: make one whose name ends in .py"
FIX_DATA = "Fix the data first; the program was not run."
WAITS = "Run waits for the program that the link opens"
REMOVE_LATER = "Packages can be removed once Python is ready"


class Controls:
    """Does what the visitor wants.

    parse(text): JSON as the worker gets it; keeps_names(): whether a run finds the names of the one before;
    wants_stillness(): whether drawings are to be there at once.
    """

    def __init__(
        self,
        client: "Client",
        presenter: "Presenter",
        panes: "Panes",
        engines: "Engines",
        desk: "OpenWork",
        code: "CodeEditor",
        parse: "Callable[[str], object]",
        gate: "Gate",
        keeps_names: "Callable[[], bool]",
        wants_stillness: "Callable[[], bool]",
    ) -> None:
        self._client, self._presenter, self._panes = client, presenter, panes
        self._engines, self._desk, self._code, self._parse = engines, desk, code, parse
        self._gate, self._keeps_names, self._wants_stillness = gate, keeps_names, wants_stillness
        self._awaits_work = self._is_run_due = False

    def begin(self, *, asked_engine: str, is_run_due: bool) -> None:
        """Start the worker. asked_engine: by the page's address, or nothing; is_run_due: Run was pressed."""
        self._client.start()
        if asked_engine and not self._engines.knows(asked_engine):
            self._presenter.notice(self._engines.unknown(asked_engine))
        if is_run_due:
            self.run()

    def await_work(self) -> None:
        """Hold back a Run: another work is about to be opened, and the visitor means that."""
        self._awaits_work = True

    def settle_work(self, is_open: bool) -> None:
        """Run what was opened, if Run was pressed meanwhile; in place of what was not, nothing is run."""
        is_due, self._awaits_work, self._is_run_due = self._is_run_due, False, False
        if is_due and is_open:
            self.run()

    @property
    def refusal(self) -> str:
        """Return why nothing can be run now, or nothing."""
        return toolbar.refusal(self._presenter.state, self._client.has_kept_run)

    def run(self) -> bool:
        """Run the program with the data, now or as soon as it can be; if not, say why, and return False."""
        if self._awaits_work:
            self._is_run_due = True
            self._presenter.remark(WAITS)
            return True
        prepared = None if self._is_refused() else self.prepare(self.run)
        if prepared is None:
            return False
        program, text = prepared
        self._panes.output.stick()
        self._presenter.see_output()
        self._panes.errors.begin()
        self._client.run(
            program.text,
            data=self._parse(text),
            data_json=text,
            filename=program.name,
            fresh=not self._keeps_names(),
            still=self._wants_stillness(),
            hand_over=self._desk.hand_over,
        )
        self._presenter.show_state()
        return True

    def prepare(self, again: "Callable[[], object]") -> "tuple[Program, str] | None":
        """Return the file to run and the data's JSON; None if there is something wrong, which is said.

        None, too, if the visitor has to agree first; again(): called then.
        """
        program = self._desk.program()
        if program is None:
            self._presenter.remark(NO_PROGRAM)
            return None
        text = self._panes.data.read()
        if text is None:
            self._presenter.see_code()
            self._presenter.remark(FIX_DATA)
            return None
        if not self._gate.permits(again):
            return None
        self._desk.note_run()
        return program, text

    def stop(self) -> None:
        """Stop the program, if there is one."""
        try:
            self._client.stop()
        except clients.ClientError:
            self._presenter.remark(toolbar.IDLE)
            return
        self._presenter.hurry()
        self._presenter.show_state()

    def restart(self) -> None:
        """Replace the worker."""
        self._client.restart()

    def retry(self) -> None:
        """Try again what failed: to start, or to load packages."""
        names = self._panes.loading.failed
        if self._presenter.state == protocol.IDLE and names:
            self.install(names)
        elif self._presenter.state == protocol.BROKEN:
            self._client.retry()

    def open_packages(self) -> None:
        """Show the packages, or say that this engine has none."""
        if self._engines.has_packages(self._engines.current):
            self._panes.packages.open()
        else:
            self._presenter.remark(words.NO_PACKAGES.format(self._engines.title))

    def ask_packages(self) -> None:
        """Have the panel show which packages there are."""
        self._client.ask(protocol.command(protocol.INVENTORY))

    def remove(self, names: "list[str]") -> None:
        """Take packages away, or say why not now."""
        if self._presenter.state == protocol.IDLE:
            self._client.ask(protocol.command(protocol.REMOVE, names=names))
        else:
            self._presenter.remark(toolbar.BUSY.get(self._presenter.state, REMOVE_LATER))

    def load(self, name: str, again: bool) -> None:
        """Have a package loaded that a program lacked, and run the program again, or say why not now."""
        self.install([name], then=self.run if again else None)

    def install(self, names: "list[str]", then: "Callable[[], object] | None" = None) -> None:
        """Have packages loaded, or say why not now. then(): called when they are there."""
        if not self._is_refused():
            self._panes.loading.forget()
            self._presenter.expect(names, then)
            self._client.install(names)
            self._presenter.show_state()

    def go_to(self, file: str, line: int) -> None:
        """Show a line of a file."""
        if not self._desk.reveal(file):
            self._presenter.remark(NO_FILE.format(file))
            return
        self._presenter.see_code()
        self._code.go_to(line)

    def show_program(self) -> None:
        """Say which file Run runs."""
        program = self._desk.program()
        self._panes.toolbar.show_program(THE_PROGRAM if program is None else program.name)

    def _is_refused(self) -> bool:
        """Tell whether nothing can be run now, and say why."""
        reason = self.refusal
        if reason:
            self._presenter.remark(reason)
        return bool(reason)
