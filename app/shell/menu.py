"""The menu behind ⋯: work, presentation, download, the device, theme, and the list of shortcuts."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.shell.settings import Settings

OR = " or "
SHORTCUTS = (
    ("Run the program", ("{mod}Enter", "Shift+Enter")),
    ("Stop the program", ("{mod}Shift+Enter",)),
    ("Save now; it is saved as you type, too", ("{mod}S",)),
    ("Go to the error in the code", ("F8",)),
    ("Leave the editor by Tab", ("Escape, then Tab",)),
    ("Complete the name at the cursor", ("Ctrl+Space",)),
    ("Find and replace in the code", ("{mod}F",)),
    ("Undo, also of an example", ("{mod}Z",)),
    ("Comment lines in and out", ("{mod}/",)),
    ("Run the line in the console", ("Enter",)),
    ("Write a further line in the console", ("Shift+Enter",)),
    ("Earlier lines in the console", ("↑", "↓")),
    ("Search the lines you entered in the console", ("Ctrl+R",)),
    ("Complete a name in the console", ("Tab",)),
    ("Stop the program from the console", ("Ctrl+C",)),
    ("End of input", ("Ctrl+D",)),
    ("Rename the file whose tab has the focus", ("F2",)),
    ("Delete the file whose tab has the focus", ("Delete",)),
    ("Move the split when it has the focus", ("←", "→")),
    ("Leave presentation mode", ("Escape",)),
    ("This list", ("?",)),
)


class Menu:
    """Acts on the whole page's looks; all else is left to callbacks, by the ids of the menu's items."""

    def __init__(self, settings: "Settings", actions: "dict[str, Callable[[], object]]") -> None:
        self._settings = settings
        self._menu, self._dialog = browser.element("menu"), browser.element("shortcuts")
        self._leave = browser.element("leave")
        browser.on_press(browser.element("present"), lambda: self._present(True))
        browser.on_press(self._leave, lambda: self._present(False))
        for name in actions:
            self._watch(name, actions[name])
        browser.on_press(browser.element("keys"), lambda: self._close_and(self.show_shortcuts))
        self._fill_shortcuts()
        self._watch_theme()
        self._names = browser.element("keep-names")
        self._names.checked = settings.keeps_names
        browser.listen(self._names, "change", self._on_names)
        self._wrap = browser.element("wrap-lines")
        self._wrap.checked = settings.wraps
        browser.listen(self._wrap, "change", self._on_wrap)
        self._show_wrap()

    def show_shortcuts(self) -> None:
        """Show the list of shortcuts."""
        browser.show_modal(self._dialog)

    def leave_presentation(self) -> bool:
        """Leave presentation mode; tell whether it was on."""
        if self._leave.hidden:
            return False
        self._present(False)
        return True

    def _watch(self, name: str, action: "Callable[[], object]") -> None:
        browser.on_press(browser.element(name), lambda: self._close_and(action))

    def _close_and(self, action: "Callable[[], object]") -> None:
        browser.hide_popover(self._menu)
        action()

    def _present(self, is_on: bool) -> None:
        browser.hide_popover(self._menu)
        self._leave.hidden = not is_on
        if is_on:
            browser.root.setAttribute("data-present", "")
        else:
            browser.root.removeAttribute("data-present")

    def _fill_shortcuts(self) -> None:
        listed = browser.element("shortcuts-list")
        modifier = "⌘" if browser.is_apple() else "Ctrl+"
        for what, keys in SHORTCUTS:
            place = browser.create("dd")
            for number, key in enumerate(keys):
                if number:
                    place.append(OR)
                place.append(browser.create("kbd", key.replace("{mod}", modifier)))
            listed.append(browser.create("dt", what), place)

    def _watch_theme(self) -> None:
        for choice in browser.elements("input[name=theme]"):
            choice.checked = choice.value == self._settings.theme
            browser.listen(choice, "change", self._on_theme)
        self._show_theme()

    def _on_theme(self, event: "Any") -> None:
        self._settings.theme = event.target.value
        self._show_theme()

    def _on_names(self, _event: "Any") -> None:
        self._settings.keeps_names = bool(self._names.checked)

    def _on_wrap(self, _event: "Any") -> None:
        self._settings.wraps = bool(self._wrap.checked)
        self._show_wrap()

    def _show_wrap(self) -> None:
        browser.root.toggleAttribute("data-unwrapped", not self._settings.wraps)

    def _show_theme(self) -> None:
        if self._settings.theme:
            browser.root.setAttribute("data-theme", self._settings.theme)
        else:
            browser.root.removeAttribute("data-theme")
