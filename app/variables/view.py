"""How the names look: a table of the data, and folded below it functions and modules."""

from app.base import browser, units
from app.base.signal import Signal
from app.variables import words
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from worker.messages import VariablesFields

# Of a row: name, type, size, value, and "table" or nothing.
CELLS = 5


class View:
    """Tells by `opened` (name) that a table is wanted, by `unfolded` (group) and `continued` (group, start)
    that more names are.
    """

    def __init__(self) -> None:
        self.opened: Signal[[str]] = Signal()
        self.unfolded: Signal[[str]] = Signal()
        self.continued: Signal[[str, int]] = Signal()
        self._list, self._words = browser.element("variables-list"), browser.element("variables-words")
        self._folds = {
            protocol.FUNCTIONS: Fold(protocol.FUNCTIONS),
            protocol.MODULES: Fold(protocol.MODULES),
        }
        self._told: dict[str, int] = {}
        for group in protocol.GROUPS:
            browser.on_press(browser.element(group + "-more"), self._continuation(group))
        for fold in self._folds.values():
            fold.unfolded.listen(self.unfolded.fire)

    def is_unfolded(self, group: str) -> bool:
        """Tell whether the names of a group are shown."""
        return group not in self._folds or self._folds[group].is_open

    def say(self, sentence: str) -> None:
        """Say why nothing else is shown; an empty sentence says nothing."""
        self._words.textContent = sentence

    def hide(self) -> None:
        """Make room for a table."""
        self._list.hidden = True

    def fill(self, group: str, start: int, fields: "VariablesFields") -> None:
        """Show names of a group from the one of a number on, in place of those that are there, if it is 0."""
        self._list.hidden = False
        counts = {
            protocol.VALUES: fields["values"],
            protocol.FUNCTIONS: fields["functions"],
            protocol.MODULES: fields["modules"],
        }
        texts = [str(each) for each in browser.items(fields["rows"])]
        made = browser.fragment()
        for at in range(0, len(texts), CELLS):
            made.append(self._row(texts[at : at + CELLS]))
        body = browser.element(group + "-rows")
        if start:
            body.append(made)
        else:
            body.replaceChildren(made)
        self._told[group] = start + len(texts) // CELLS
        self._count(group, counts)

    def _count(self, group: str, counts: "dict[str, int]") -> None:
        browser.element("values-table").hidden = not counts[protocol.VALUES]
        for name, fold in self._folds.items():
            fold.count(counts[name])
        rest = counts[group] - self._told[group]
        more = browser.element(group + "-more")
        more.textContent = words.MORE.format(units.number(rest))
        more.hidden = rest <= 0
        if group == protocol.VALUES:
            others = counts[protocol.FUNCTIONS] + counts[protocol.MODULES]
            none = words.NONE_OF_DATA if others else words.NONE
            self.say("" if counts[protocol.VALUES] else none)

    def _row(self, texts: "list[str]") -> "Any":
        name, kind, size, value, opens = texts
        row = browser.create("tr")
        row.append(browser.create("th", name, scope="row"))
        about = browser.create("td", kind)
        if size:
            about.append(browser.create("span", size, class_="variable-size"))
        shown = browser.create("td", value, class_="variable-value")
        if opens:
            said = words.AS_TABLE.format(name)
            button = browser.create(
                "button", words.TABLE, type="button", class_="button small", aria_label=said
            )
            browser.on_press(button, lambda: self.opened.fire(name))
            about.append(button)
        row.append(about, shown)
        return row

    def _continuation(self, group: str) -> "Any":
        return lambda: self.continued.fire(group, self._told.get(group, 0))


class Fold:
    """A group that is folded at first. Tells by `unfolded` (group) that its names are to be shown."""

    def __init__(self, group: str) -> None:
        self.unfolded: Signal[[str]] = Signal()
        self._group = group
        self._button = browser.element(group + "-fold")
        self._body = browser.element(group + "-body")
        self.is_open = False
        browser.on_press(self._button, self._turn)

    def count(self, count: int) -> None:
        """Say how many names there are; without any there is no group."""
        browser.element(self._group + "-group").hidden = not count
        browser.element(self._group + "-count").textContent = units.number(count)

    def _turn(self) -> None:
        self.is_open = not self.is_open
        self._button.setAttribute("aria-expanded", "true" if self.is_open else "false")
        self._body.hidden = not self.is_open
        if self.is_open:
            self.unfolded.fire(self._group)
