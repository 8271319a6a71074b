"""The console: what its keys do, and what becomes of what is entered.

It knows the worker by what it is given: see joints.pyi.
"""

from app.console import keys, lines
from app.console.history import History, Search
from app.console.pending import Pending
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.console.field import Field
    from app.console.joints import Completing, Session
    from app.runtime.deadline import After

LATER = "This will run when the program is done."
TOO_MANY = "Wait until the program is done, or stop it."
FOUND, NOT_FOUND = "Search: {}", "Nothing you typed here has “{}” in it."
SEARCH = "Type some of a line that you entered before. Ctrl+R looks further back."
MORE = "… and {} more"
# Names that are shown at once.
MOST_NAMES = 60
BUSY = (protocol.RUNNING, protocol.STOPPING)


class Console:
    """One console. session: carries out entries, and keeps them; completing: knows names."""

    def __init__(self, field: "Field", session: "Session", completing: "Completing", after: "After") -> None:
        self._field, self._session, self._completing, self._after = field, session, completing, after
        self._history, self._pending = History(lambda: session.history), Pending()
        self._search: Search | None = None
        field.acted.listen(lambda action: ACTIONS[action](self))
        field.typed.listen(self._on_typed)

    def enter(self) -> None:
        """Run what is in the field, or have it wait for its turn."""
        self._end_search()
        self._field.say("")
        text = lines.whole(self._field.text)
        if self._pending.is_free and not lines.says_something(text):
            return
        if self._pending.is_free and self._session.state not in BUSY:
            self._send(text)
        elif self._pending.is_full:
            self._session.remark(TOO_MANY)
        else:
            self._pending.put(text)
            self._field.show("", fits=not self._pending.is_in_doubt)
            if not self._pending.is_in_doubt:
                self._session.remark(LATER)

    def catch_up(self, entries: "list[str]") -> None:
        """Run what was entered before, line for line; what is in the field by now stays there."""
        typed, waiting = self._field.text, list(entries)
        while waiting:
            self._field.show(waiting[0])
            self.enter()
            if self._field.text:
                # It cannot run now, which has been said.
                break
            waiting.pop(0)
        self._field.show("\n".join(each for each in waiting + [typed] if each))

    def begin(self, run: int, is_incomplete: bool) -> "str | None":
        """Return what is to be shown of a run that begins: nothing of an incomplete one, None of others."""
        text = self._pending.begin(run, is_incomplete)
        if text:
            self._session.note_entry(text)
            self._history.leave()
            self._field.fit()
        return text

    def end(self, run: int, status: str) -> None:
        """Note that a run is over."""
        is_entry = run == self._pending.run
        text = self._pending.end(run, goes_on=status != "stopped")
        begun = self._pending.begun
        if text is not None and not (begun and self._pending.waits):
            self._pending.forget()
            typed = self._field.text
            self._field.show(lines.joined(text, typed) if begun else text + typed, is_soft=not typed)
        if is_entry:
            self._field.take_focus_back()

    def show(self, state: str) -> None:
        """Go on with what waits when nothing runs any more."""
        if state == protocol.IDLE and self._pending.waits:
            # What is told of the state reaches others first.
            self._after(0, self._go_on)
        elif state in (protocol.STARTING, protocol.BROKEN):
            self._pending.forget()

    def _go_on(self) -> None:
        while self._pending.waits and self._pending.run is None and self._session.state == protocol.IDLE:
            text = lines.whole(self._pending.next())
            if lines.says_something(text):
                self._send(text)

    def _send(self, text: str) -> None:
        run = self._session.enter(text)
        if run is None:
            self._field.show(text)
            return
        if lines.whole(self._field.text) == text:
            # Its height stays until it is known whether more is to come.
            self._field.show("", fits=False)
        self._pending.send(run, text)

    def _break(self) -> None:
        self._end_search()
        before, _ = self._field.parts
        self._field.put("\n" + lines.indent(before), is_soft=True)

    def _indent(self) -> None:
        self._field.put(lines.STEP)

    def _outdent(self) -> None:
        before, _ = self._field.parts
        spaces = len(before) - before.rfind("\n") - 1
        self._field.put("", back=(spaces - 1) % len(lines.STEP) + 1)

    def _back(self) -> None:
        self._go_to(self._history.back(self._field.text))

    def _forth(self) -> None:
        self._go_to(self._history.forth())

    def _go_to(self, text: "str | None") -> None:
        self._end_search()
        if text is not None:
            self._field.show(text)

    def _interrupt(self) -> None:
        """As at a prompt: end what runs, or what is being typed."""
        self._end_search()
        if self._session.state in (protocol.RUNNING, protocol.ASKING):
            self._session.stop()
        else:
            self._pending.forget()
            self._history.leave()
            self._field.show("")
            self._field.say("")

    def _leave(self) -> None:
        self._end_search()
        self._field.say("")

    def _seek(self) -> None:
        """Begin to look for an entry, or look for an older one."""
        if self._search is None:
            self._search = Search(self._session.history, self._field.text)
            self._field.is_watched = True
        else:
            self._search.older()
        self._show_found()

    def _on_typed(self, text: "str | None") -> None:
        search = self._search
        if search is not None:
            search.narrow(search.part[:-1] if text is None else search.part + text)
            self._show_found()

    def _show_found(self) -> None:
        search = self._search
        if search is None:
            return
        if not search.part:
            self._field.say(SEARCH)
        elif search.found is None:
            self._field.say(NOT_FOUND.format(search.part))
        else:
            self._field.say(FOUND.format(search.part))
            self._field.show(search.found)

    def _end_search(self) -> None:
        if self._search is not None:
            self._search, self._field.is_watched = None, False
            self._field.say("")

    def _complete(self) -> None:
        self._end_search()
        before, _ = self._field.parts
        self._completing.ask(before, lambda names, length: self._take_names(before, names, length))

    def _take_names(self, before: str, names: "list[str]", length: int) -> None:
        """Put in what all names have in common; if that is nothing, show them."""
        if self._field.parts[0] != before:
            return
        rest = common(names)[length:]
        if rest:
            self._field.put(rest)
        self._field.say("" if rest or len(names) < 2 else listed(names))


def common(names: "list[str]") -> str:
    """Return what all names begin with."""
    start = names[0] if names else ""
    for name in names:
        while not name.startswith(start):
            start = start[:-1]
    return start


def listed(names: "list[str]") -> str:
    """Return names as they are shown."""
    shown = names[:MOST_NAMES]
    if len(names) > len(shown):
        shown.append(MORE.format(len(names) - len(shown)))
    return "  ".join(shown)


ACTIONS: "dict[str, Callable[[Console], object]]" = {
    keys.ENTER: Console.enter,
    keys.BREAK: Console._break,
    keys.BACK: Console._back,
    keys.FORTH: Console._forth,
    keys.SEEK: Console._seek,
    keys.COMPLETE: Console._complete,
    keys.INDENT: Console._indent,
    keys.OUTDENT: Console._outdent,
    keys.INTERRUPT: Console._interrupt,
    keys.LEAVE: Console._leave,
}
