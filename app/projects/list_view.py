"""The dialog "Your work": everything that is kept on this device."""

from app.base import browser, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

HERE = "It is open here: open another work first"


class ProjectListView:
    """Lists works.

    on_act(what, id): "open", "rename", "download" or "delete" was pressed; on_new(), on_zip().
    """

    def __init__(
        self,
        on_act: "Callable[[str, str], object]",
        on_new: "Callable[[], object]",
        on_zip: "Callable[[], object]",
    ) -> None:
        self._on_act = on_act
        self._dialog, self._list = browser.element("works"), browser.element("works-list")
        self._words = browser.element("works-words")
        browser.on_press(browser.element("works-new"), on_new)
        browser.on_press(browser.element("works-zip"), on_zip)
        browser.on_press(browser.element("works-close"), self.close)

    def open(self) -> None:
        """Show the dialog."""
        browser.show_modal(self._dialog)

    def close(self) -> None:
        """Put the dialog away."""
        self._dialog.close()

    def say(self, words: str) -> None:
        """Show a sentence above the list."""
        self._words.textContent = words

    def fill(self, works: "list[tuple[str, str, int, str, bool]]") -> None:
        """List works: id, name, number of files, when it was changed, whether it is open here."""
        made = browser.fragment()
        for identity, name, count, changed, is_here in works:
            item = browser.create("li", class_="work")
            item.append(browser.create("strong", name))
            when = "open here" if is_here else changed
            item.append(browser.create("span", f"{units.count(count, 'file')}, {when}"))
            item.append(self._buttons(identity, name, is_here))
            made.append(item)
        self._list.replaceChildren(made)

    def _buttons(self, identity: str, name: str, is_here: bool) -> object:
        group = browser.create("div", class_="work-actions")
        for what in ("Open", "Rename", "Download", "Delete"):
            button = browser.create(
                "button", what, type="button", class_="button small", aria_label=f"{what} {name}"
            )
            if is_here and what in ("Open", "Delete"):
                browser.set_disabled(button, HERE)
            self._watch(button, what.lower(), identity)
            group.append(button)
        return group

    def _watch(self, button: object, what: str, identity: str) -> None:
        browser.on_press(button, lambda: self._on_act(what, identity))
