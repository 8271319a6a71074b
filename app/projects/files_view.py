"""The tabs of files above the code: which there are, which one is shown, and what can be done with it."""

from app.base import browser
from app.projects import unseen, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.projects.files import File
    from app.projects.joints import FileActions
    from app.projects.project import Project


class FileTabs:
    """Shows the files of a project, and a menu of what can be done with the one that is shown."""

    def __init__(self, actions: "FileActions") -> None:
        self._actions = actions
        self._list, self._menu = browser.element("files"), browser.element("file-menu")
        self._files: list[File] = []
        self._shown: File | None = None
        self._tabs: dict[str, JsObject] = {}
        self._offer("rename-file", actions.rename)
        self._offer("download-file", actions.download)
        self._offer("delete-file", actions.delete)
        self._offer("upload-files", actions.upload)
        self._offer("download-all", actions.download_all)
        browser.on_press(browser.element("new-file"), actions.new)
        browser.listen(self._list, "keydown", self._on_key)
        browser.listen(self._list, "click", self._on_click)
        browser.listen(self._list, "dblclick", lambda _: actions.rename())

    def show(self, project: "Project") -> None:
        """Show the files as they are now."""
        has_focus = self._list.contains(browser.document.activeElement)
        self._files, self._shown = project.files.all, project.files.shown
        # A tab stays the same element while its file is there: a dialog gives the focus back to it.
        self._tabs = {file.key: self._tabs.get(file.key) or _tab() for file in self._files}
        made = browser.fragment()
        for number, file in enumerate(self._files):
            made.append(self._describe(number, file))
        self._list.replaceChildren(made)
        shown = self._tabs[project.files.shown.key]
        browser.element("file-panel").setAttribute("aria-label", project.files.shown.name)
        shown.scrollIntoView(browser.parse_json('{"block": "nearest", "inline": "nearest"}'))
        if has_focus:
            shown.focus()
        is_only = len(self._files) == 1
        browser.set_disabled(browser.element("delete-file"), words.ONLY if is_only else "")
        browser.element("file-menu-name").textContent = project.files.shown.name

    def _describe(self, number: int, file: "File") -> "JsObject":
        tab, is_shown = self._tabs[file.key], file is self._shown
        tab.textContent = unseen.spelled(file.name)
        tab.setAttribute("id", f"file-{number}")
        tab.setAttribute("title", file.name)
        tab.setAttribute("aria-selected", "true" if is_shown else "false")
        tab.setAttribute("tabindex", "0" if is_shown else "-1")
        return tab

    def _offer(self, name: str, action: "Callable[[], object]") -> None:
        def act() -> None:
            browser.hide_popover(self._menu)
            action()

        browser.on_press(browser.element(name), act)

    def _on_click(self, event: "JsObject") -> None:
        tab = event.target.closest(".file-tab")
        if tab is not None:
            self._actions.show(self._files[int(tab.id[5:])])

    def _on_key(self, event: "JsObject") -> None:
        if self._shown is None:
            return
        at, last = self._files.index(self._shown), len(self._files) - 1
        targets = {
            "ArrowLeft": at - 1 if at else last,
            "ArrowRight": at + 1 if at < last else 0,
            "Home": 0,
            "End": last,
        }
        if event.key in targets:
            event.preventDefault()
            self._actions.show(self._files[targets[event.key]])
        elif event.key == "F2":
            event.preventDefault()
            self._actions.rename()
        elif event.key == "Delete":
            event.preventDefault()
            self._actions.delete()


def _tab() -> "JsObject":
    return browser.create("button", type="button", role="tab", class_="file-tab", aria_controls="file-panel")
