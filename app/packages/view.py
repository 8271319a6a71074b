"""The panel "Packages": what is installed and from where; to add by name, remove, copy, load at the start."""

from app.base import browser, units
from app.base.signal import Signal
from app.packages import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Preferences(Protocol):
        """What the visitor has chosen: the names of the packages that are loaded together with Python."""

        packages: list[str]


class Packages:
    """Tells by `opened` that `show` is to be called; by `added` and `removed` (names) what is wanted."""

    def __init__(self, settings: "Preferences") -> None:
        self._settings = settings
        self.opened: Signal[[]] = Signal()
        self.added: Signal[[list[str]]] = Signal()
        self.removed: Signal[[list[str]]] = Signal()
        self._dialog, self._list = browser.element("packages"), browser.element("packages-list")
        self._name, self._known = browser.element("package-name"), browser.element("package-names")
        self._said, self._text = browser.element("packages-said"), browser.element("packages-text")
        self._names: list[tuple[str, str]] = []
        browser.listen(browser.element("packages-add"), "submit", self._add)
        browser.on_press(browser.element("packages-copy"), self._copy)
        browser.on_press(browser.element("packages-close"), self._dialog.close)

    def open(self) -> None:
        """Show the panel."""
        if not self._dialog.open:
            self._say(words.LATER)
            self._text.hidden = True
            browser.show_modal(self._dialog)
            self.opened.fire()

    def show(self, *, packages: "Any", known: "Any") -> None:
        """Show what INSTALLED says: JavaScript's arrays of packages and of names that can be completed."""
        made = browser.fragment()
        fields = [browser.fields_of(each) for each in browser.items(packages)]
        self._names = [(str(each["name"]), str(each["version"])) for each in fields]
        for each in fields:
            made.append(self._row(each))
        self._list.replaceChildren(made)
        self._say("" if fields else words.NONE)
        if not self._known.children.length:
            names = browser.fragment()
            for name in browser.items(known):
                names.append(browser.create("option", value=name))
            self._known.replaceChildren(names)

    def _row(self, fields: "dict[str, Any]") -> "Any":
        name, source = str(fields["name"]), str(fields["source"])
        row = browser.create("tr")
        about = browser.create("th", name, scope="row")
        size = units.size(fields["size"]) if fields["size"] else ""
        cells = (str(fields["version"]), size, words.source(source))
        row.append(about)
        for cell in cells:
            row.append(browser.create("td", cell))
        row.append(self._cell(self._at_start(name)), self._cell(self._remover(name)))
        return row

    def _cell(self, content: "Any") -> "Any":
        cell = browser.create("td")
        cell.append(content)
        return cell

    def _at_start(self, name: str) -> "Any":
        box = browser.create("input", type="checkbox", aria_label=words.AT_START.format(name))
        box.checked = name in self._settings.packages

        def on_change(_event: "Any") -> None:
            rest = [each for each in self._settings.packages if each != name]
            self._settings.packages = rest + [name] if box.checked else rest

        browser.listen(box, "change", on_change)
        # What a finger may miss it by.
        label = browser.create("label", class_="tick")
        label.append(box)
        return label

    def _remover(self, name: str) -> "Any":
        said = words.REMOVE_ONE.format(name)
        button = browser.create("button", words.REMOVE, type="button", class_="button small", aria_label=said)

        def remove() -> None:
            self._settings.packages = [each for each in self._settings.packages if each != name]
            self.removed.fire([name])
            self._name.focus()

        browser.on_press(button, remove)
        return button

    def _add(self, event: "Any") -> None:
        event.preventDefault()
        names = [name.strip() for name in str(self._name.value).split(",") if name.strip()]
        if names:
            self._name.value = ""
            self._dialog.close()
            self.added.fire(names)

    def _copy(self) -> None:
        """Show the list as text that is marked already, and put it on the clipboard where that is allowed."""
        self._text.value = "".join([f"{name}=={version}\n" for name, version in self._names])
        self._text.hidden = False
        self._text.focus()
        self._text.select()
        is_copied, _ = browser.attempt(browser.document, "execCommand", "copy")
        self._say(words.COPIED if is_copied else words.MARKED)

    def _say(self, said: str) -> None:
        self._said.textContent = said
