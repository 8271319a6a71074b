"""How a table among the variables looks: a page of rows, headers that sort, buttons that turn the page."""

from app.base import browser, units
from app.base.signal import Signal
from app.variables import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from worker.messages import TableFields

TURNS = ("first", "previous", "next", "last")


class SheetView:
    """Tells what is wanted: by `left` the list, by `turned` (one of TURNS) and `sorted` (column) other rows,
    by `saved` a file, and by `cancelled` no file.
    """

    def __init__(self) -> None:
        self.left: Signal[[]] = Signal()
        self.turned: Signal[[str]] = Signal()
        self.sorted: Signal[[int]] = Signal()
        self.saved: Signal[[]] = Signal()
        self.cancelled: Signal[[]] = Signal()
        self._sheet, self._name = browser.element("sheet"), browser.element("sheet-name")
        self._size, self._words = browser.element("sheet-size"), browser.element("sheet-words")
        self._head, self._body = browser.element("sheet-head"), browser.element("sheet-body")
        self._place, self._cells = browser.element("sheet-place"), browser.element("sheet-cells")
        self._save, self._cancel = browser.element("sheet-save"), browser.element("sheet-cancel")
        self._buttons = {name: browser.element("sheet-" + name) for name in TURNS}
        for name in TURNS:
            browser.on_press(self._buttons[name], self._turner(name))
        for button, signal in (
            ("sheet-back", self.left),
            ("sheet-save", self.saved),
            ("sheet-cancel", self.cancelled),
        ):
            browser.on_press(browser.element(button), signal.fire)

    def open(self, name: str) -> None:
        """Show that a table is on its way."""
        self._sheet.hidden = False
        self._name.textContent = name
        for part in (self._head, self._body):
            part.replaceChildren()
        for part in (self._size, self._words, self._place):
            part.textContent = ""
        browser.element("sheet-back").focus()

    def close(self) -> None:
        """Show it no more."""
        self.make("")
        self._sheet.hidden = True

    def say(self, sentence: str) -> None:
        """Say something about the table."""
        self.wait("")
        self._words.textContent = sentence

    def wait(self, sentence: str) -> None:
        """Say what takes a while; nothing: it is over."""
        self._cells.setAttribute("aria-busy", "true" if sentence else "false")
        self._words.textContent = sentence

    def make(self, sentence: str) -> None:
        """Say how far the file is, which can be called off; nothing: none is made."""
        self._save.hidden, self._cancel.hidden = bool(sentence), not sentence
        if sentence:
            self._words.textContent = sentence

    def show(self, fields: "TableFields", start: int, column: int, direction: str) -> None:
        """Show the rows of a page, and by which column they are sorted."""
        columns, labels, cells = (
            [str(each) for each in browser.items(part)]
            for part in (fields["columns"], fields["labels"], fields["cells"])
        )
        self._show_head(columns, fields["numbers"], column, direction)
        made, width = browser.fragment(), len(columns)
        for at, label in enumerate(labels):
            made.append(self._row(label, cells[at * width : (at + 1) * width], fields["numbers"]))
        self._body.replaceChildren(made)
        self._cells.scrollTop = 0
        self._show_place(start, len(labels), fields["rows"])
        size = words.SIZE.format(
            units.count(fields["rows"], words.ROWS), units.count(fields["width"], words.COLUMNS)
        )
        self._size.textContent = size
        narrowed = words.NARROWED.format(width, units.number(fields["width"]))
        self._words.textContent = narrowed if width < fields["width"] else ""

    def _show_head(self, columns: "list[str]", numbers: str, column: int, direction: str) -> None:
        focused = self._focused_column()
        row = browser.create("tr")
        row.append(browser.create("td"))
        for at, name in enumerate(columns):
            cell = browser.create("th", scope="col", aria_sort=direction if at == column else "none")
            if numbers[at] == "n":
                cell.setAttribute("class", "number")
            button = browser.create("button", name or " ", type="button", title=words.SORT.format(name))
            browser.on_press(button, self._sorter(at))
            cell.append(button)
            row.append(cell)
        self._head.replaceChildren(row)
        if focused is not None and focused < len(columns):
            self._head.querySelectorAll("button")[focused].focus()

    def _focused_column(self) -> "int | None":
        """Return the number of the column whose header has the focus, which is about to be replaced."""
        for at, button in enumerate(self._head.querySelectorAll("button")):
            if button.contains(browser.document.activeElement):
                return at
        return None

    def _row(self, label: str, texts: "list[str]", numbers: str) -> "Any":
        row = browser.create("tr")
        row.append(browser.create("th", label, scope="row"))
        for at, text in enumerate(texts):
            cell = browser.create("td", text)
            if numbers[at] == "n":
                cell.setAttribute("class", "number")
            row.append(cell)
        return row

    def _show_place(self, start: int, count: int, rows: int) -> None:
        first, last = units.number(start + 1), units.number(start + count)
        self._place.textContent = (
            words.SHOWN.format(first, last, units.number(rows)) if count else words.NO_ROWS
        )
        for name in TURNS:
            is_end = start == 0 if name in ("first", "previous") else start + count >= rows
            self._buttons[name].setAttribute("aria-disabled", "true" if is_end else "false")

    def _turner(self, name: str) -> "Any":
        return lambda: self.turned.fire(name)

    def _sorter(self, column: int) -> "Any":
        return lambda: self.sorted.fire(column)
