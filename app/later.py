"""Makes the rooms that the start does without, of what the page has: `app/main.py` says when.

What a function imports here is no part of the start: the build puts it into an archive of its own, see
tools/build/rooms.py.
"""

from binascii import a2b_base64

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.compare.comparing import Comparing
    from app.main import Page
    from app.projects.list import ProjectList
    from app.projects.sharing import Sharing


def ask(answer: "Callable[[bytes | None], None]") -> None:
    """Get the archive of the rooms that the start does without; answer(None) if it cannot be had."""

    def got(*given: object) -> None:
        text = given[0] if given else None
        answer(a2b_base64(text) if type(text) is str else None)

    browser.window.offthreadRooms(browser.root.getAttribute("data-rooms")).then(browser.proxy(got))


def make_list(page: "Page") -> "ProjectList":
    """Make the list of works."""
    from app.projects.list import ProjectList

    return ProjectList(page.desk, page.storage, page.naming, page.bar)


def make_sharing(page: "Page") -> "Sharing":
    """Make what makes and opens links."""
    from app.projects.sharing import Sharing

    return Sharing(page.desk, page.storage, page.bar, page.commands.download_all)


def make_comparing(page: "Page") -> "Comparing":
    """Make what runs a program on all engines."""
    from app.compare.comparing import Comparing
    from app.compare.view import CompareView

    view = CompareView()
    browser.listen(browser.window, "pagehide", lambda _: view.close())
    return Comparing(
        view,
        page.engines.table,
        page.spawner.of,
        browser.after,
        browser.now,
        page.controls.prepare,
        browser.parse_json,
        lambda: page.desk.work.files,
    )
