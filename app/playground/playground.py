"""What happens when: presses become calls of the client, its reports become entries of the transcript.

It knows the panes by what they do, not by how; `app.main` puts them together.
"""

from app.base import units
from app.output import transcript
from app.playground.reports import Reports
from app.runtime import client as clients
from app.shell import tabs, toolbar
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.output.log import Log
    from app.playground.inbox import Inbox
    from app.runtime.connection import Fields

NO_PROGRAM = "There is no Python file to run: make one whose name ends in .py"
BUSY = "A program is running: stop it first"
MEND_DATA = "The program was not run: mend the data first"
REMOVE_LATER = "Packages can be removed once Python is ready"


class Playground(Reports):
    """The page's behaviour. `client` and the panes are set before anything happens.

    What the worker reports is shown in its order: a state never overtakes the output before it.
    """

    def __init__(self, entries: "transcript.Transcript", log: "Log", inbox: "Inbox") -> None:
        super().__init__(entries, log)
        self._inbox = inbox
        self._state = protocol.STARTING
        # The packages that were asked for by name, until they are there or are not to be had.
        self._asked: list[str] = []
        self.client: clients.Client
        self.code: Any = None
        self.data_editor: Any = None
        self.desk: Any = None
        self.filing: Any = None

    def run(self, parse: "Any") -> None:
        """Run the program with the data, or say why not. parse(text): JSON as the worker gets it."""
        refusal = toolbar.refusal(self._state, self.client.has_kept_run)
        if refusal:
            self.panes["status"].remark(refusal)
            return
        prepared = self.prepare()
        if prepared is None:
            return
        program, text = prepared
        self.panes["output"].stick()
        self.panes["tabs"].choose(tabs.OUTPUT)
        self.client.run(
            str(program.content),
            data=parse(text),
            data_json=text,
            filename=program.name,
            hand_over=self.desk.hand_over,
        )
        self._show_state()

    def prepare(self) -> "tuple[Any, str] | None":
        """Return the file to run and the data's JSON; None if there is something wrong, which is said."""
        program = self.desk.program()
        if program is None:
            self.panes["status"].remark(NO_PROGRAM)
            return None
        text = self.panes["data"].read()
        if text is None:
            self.panes["tabs"].choose(tabs.CODE)
            self.panes["status"].remark(MEND_DATA)
            return None
        return program, text

    def stop(self) -> None:
        """Stop the program, if there is one."""
        try:
            self.client.stop()
        except clients.ClientError:
            self.panes["status"].remark(toolbar.IDLE)
            return
        self._entries.hurry()
        self._show_state()

    def restart(self) -> None:
        """Replace the worker."""
        self.client.restart()

    def retry(self) -> None:
        """Try again what failed: to start, or to load packages."""
        names = self.panes["loading"].failed
        if self._state == protocol.IDLE and names:
            self.install(names)
        elif self._state == protocol.BROKEN:
            self.client.retry()

    def ask_packages(self) -> None:
        """Have the panel show which packages there are."""
        self.client.ask(protocol.INVENTORY)

    def remove(self, names: "list[str]") -> None:
        """Take packages away, or say why not now."""
        if self._state == protocol.IDLE:
            self.client.ask(protocol.REMOVE, names=names)
        else:
            self.panes["status"].remark(toolbar.BUSY.get(self._state, REMOVE_LATER))

    def install(self, names: "list[str]") -> None:
        """Have packages loaded, or say why not now."""
        refusal = toolbar.refusal(self._state, self.client.has_kept_run)
        if refusal:
            self.panes["status"].remark(refusal)
            return
        self.panes["loading"].forget()
        self._asked = names
        self.client.install(names)
        self._show_state()

    def clear(self) -> None:
        """Empty the output."""
        self._entries.clear()
        self._log.clear()
        self.panes["output"].clear()

    def see_code(self) -> None:
        """Show the code on a narrow page."""
        self.panes["tabs"].choose(tabs.CODE)

    def remark(self, sentence: str) -> None:
        """Say something for a moment."""
        self.panes["status"].remark(sentence)

    def leave_work(self, is_in_python: bool) -> bool:
        """Tell whether the work may be left now; leave nothing of it in Python."""
        if self._state in (protocol.RUNNING, protocol.ASKING, protocol.STOPPING) or self.client.has_kept_run:
            self.remark(BUSY)
            return False
        if is_in_python:
            self.client.restart()
        return True

    def go_to(self, file: str, line: int) -> None:
        """Show a line of a file."""
        found = self.desk.work.files.find(file)
        if found is None:
            self.remark(f"There is no file {file} any more")
            return
        self.see_code()
        self.desk.work.files.show(found)
        self.code.go_to(line)

    def on_painted(self) -> None:
        """Note what is there now."""
        self.panes["toolbar"].show_output(self._entries.is_empty)

    def hear(self, kind: str, fields: "Fields") -> None:
        """Take what the client tells: output with the next frame, and all else at once if it may."""
        if kind in (protocol.OUTPUT, protocol.DISPLAY) or self._is_behind():
            self._inbox.put(lambda: self._act(kind, fields), waits=kind != protocol.OUTPUT)
            self.panes["output"].refresh()
        else:
            self._act(kind, fields)

    def on_frame(self) -> bool:
        """Take in what waits, as much as a frame may hold; tell whether more waits."""
        entries = self._entries
        self._inbox.drain(lambda: entries.is_behind, entries.work)
        self._acknowledge()
        return self._is_behind()

    def _acknowledge(self) -> None:
        """Tell what has been taken in, unless there is more of it than can be looked at."""
        if self._entries.is_swamped:
            return
        pending, self._unacknowledged = self._unacknowledged, []
        for number, (seq, token, worker) in enumerate(pending):
            # The last one speaks for all, but every token must be revoked.
            if token is not None or number == len(pending) - 1:
                self.client.acknowledge(seq, token, worker)

    def _is_behind(self) -> bool:
        return self._entries.is_behind or not self._inbox.is_empty

    def _act(self, kind: str, fields: "Fields") -> object:
        return getattr(self, "on_" + kind)(fields)

    def notice(self, sentence: str) -> None:
        """Say something in the output."""
        self._add(transcript.NOTICE, sentence, sentence)

    def on_state(self, fields: "Fields") -> None:
        """Show the state in all panes."""
        self.panes["output"].paint()
        self._state = state = str(fields["state"])
        if state != protocol.ASKING:
            self._stop_asking()
        if state == protocol.STARTING:
            self.panes["loading"].show_start()
        elif state in (protocol.IDLE, protocol.BROKEN):
            self.panes["loading"].hide()
        self._show_state()

    def on_notice(self, fields: "Fields") -> None:
        self.notice(str(fields["text"]))

    def on_progress(self, fields: "Fields") -> None:
        self.panes["loading"].show_progress(fields)

    def on_package(self, fields: "Fields") -> None:
        self.panes["loading"].show_package(fields)
        if fields["state"] == "failed":
            self.notice(f"{fields['name']} could not be loaded: {fields.get('cause', 'no cause is known')}")

    def on_ready(self, fields: "Fields") -> None:
        self.panes["status"].show_engine(str(fields["engine"]), str(fields["python"]))
        self.panes["status"].show_memory(0)
        self.panes["device"].learn(fields["capabilities"])
        self.panes["offline"].begin()

    def on_failed(self, fields: "Fields") -> None:
        self.panes["tabs"].choose(tabs.OUTPUT)
        self._add_error({"traceback": str(fields["reason"]), "hint": fields["mend"]})

    def on_crashed(self, fields: "Fields") -> None:
        self._add_error({"traceback": str(fields["reason"]), "hint": fields["mend"]})

    def on_files(self, fields: "Fields") -> None:
        self.filing.take(fields)

    def on_started(self, _fields: "Fields") -> None:
        self.panes["loading"].forget()
        self._entries.begin()
        self._log.clear()
        self._slots = {}

    def on_completion(self, fields: "Fields") -> None:
        self.panes["completing"].take(fields)

    def on_installed(self, fields: "Any") -> None:
        self.panes["packages"].show(fields["packages"], fields["known"])

    def on_done(self, fields: "Any") -> None:
        asked, self._asked = self._asked, []
        if asked and fields["status"] == "ok" and not self.panes["loading"].failed:
            self.notice(f"{', '.join(asked)} can be imported now.")
        self.panes["status"].show_outcome(fields["status"], fields["ms"])
        self.panes["status"].show_memory(fields.get("heap", 0))
        if fields["status"] == "stopped":
            self.notice(f"Stopped after {units.duration(fields['ms'])}.")
        self._show_state()

    def _show_state(self) -> None:
        self.panes["status"].show(self._state, self.client.has_kept_run)
        self.panes["device"].refresh()
        self.panes["toolbar"].show(
            self._state, self.client.has_kept_run, can_retry=bool(self.panes["loading"].failed)
        )
