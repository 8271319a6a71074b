"""The tabs of files above the code: which there are, which one is shown, and what can be done with it."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.projects.files import File
    from app.projects.project import Project

ONLY = "This is the only file, and a program needs one"
MENU = ("rename-file", "download-file", "delete-file", "upload-files", "download-all")


class FileTabs:
    """Shows the files of a work.

    actions: what is done by the names of MENU and by "new-file"; on_show(file): a file was chosen.
    """

    def __init__(
        self, on_show: "Callable[[File], object]", actions: "dict[str, Callable[[], object]]"
    ) -> None:
        self._on_show, self._actions = on_show, actions
        self._list, self._menu = browser.element("files"), browser.element("file-menu")
        self._files: list[File] = []
        self._shown: Any = None
        self._tabs: dict[str, Any] = {}
        for name in MENU:
            self._watch(name)
        browser.on_press(browser.element("new-file"), actions["new-file"])
        browser.listen(self._list, "keydown", self._on_key)
        browser.listen(self._list, "click", self._on_click)
        browser.listen(self._list, "dblclick", lambda _: actions["rename-file"]())

    def show(self, work: "Project") -> None:
        """Show the files as they are now."""
        has_focus = self._list.contains(browser.document.activeElement)
        self._files, self._shown = work.files.all, work.files.shown
        # A tab stays the same element while its file is there: a dialog gives the focus back to it.
        self._tabs = {file.key: self._tabs.get(file.key) or _tab() for file in self._files}
        made = browser.fragment()
        for number, file in enumerate(self._files):
            made.append(self._describe(number, file))
        self._list.replaceChildren(made)
        shown = self._tabs[self._shown.key]
        browser.element("file-panel").setAttribute("aria-label", self._shown.name)
        shown.scrollIntoView(browser.parse_json('{"block": "nearest", "inline": "nearest"}'))
        if has_focus:
            shown.focus()
        is_only = len(self._files) == 1
        browser.set_disabled(browser.element("delete-file"), ONLY if is_only else "")
        browser.element("file-menu-name").textContent = self._shown.name

    def _describe(self, number: int, file: "File") -> "Any":
        tab, is_shown = self._tabs[file.key], file is self._shown
        tab.textContent = file.name
        tab.setAttribute("id", f"file-{number}")
        tab.setAttribute("title", file.name)
        tab.setAttribute("aria-selected", "true" if is_shown else "false")
        tab.setAttribute("tabindex", "0" if is_shown else "-1")
        return tab

    def _watch(self, name: str) -> None:
        def act() -> None:
            browser.hide_popover(self._menu)
            self._actions[name]()

        browser.on_press(browser.element(name), act)

    def _on_click(self, event: "Any") -> None:
        tab = event.target.closest(".file-tab")
        if tab is not None:
            self._on_show(self._files[int(tab.id[5:])])

    def _on_key(self, event: "Any") -> None:
        at, last = self._files.index(self._shown), len(self._files) - 1
        targets = {
            "ArrowLeft": at - 1 if at else last,
            "ArrowRight": at + 1 if at < last else 0,
            "Home": 0,
            "End": last,
        }
        if event.key in targets:
            event.preventDefault()
            self._on_show(self._files[targets[event.key]])
        elif event.key == "F2":
            event.preventDefault()
            self._actions["rename-file"]()
        elif event.key == "Delete":
            event.preventDefault()
            self._actions["delete-file"]()


def _tab() -> "Any":
    return browser.create("button", type="button", role="tab", class_="file-tab", aria_controls="file-panel")
