"""Links: the work as one, and what the page's address asks for, which is opened beside the visitor's own."""

from app.base import units
from app.projects import names, share, transfer
from app.projects.project import SITE, Project
from app.projects.share import LinkError
from app.projects.share_view import ShareView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.projects.desk import Desk
    from app.projects.storage import Storage
    from app.shell.bar import Bar

TOO_LONG = (
    "As a link this would have {} characters, and mail and chat programs cut links beyond {}. "
    "Send it as a file instead: whoever gets it opens it by “Your work”."
)
# Bytes of files beyond which it need not be tried.
TOO_LARGE = 1000000
COPIED = "The link is copied."
BY_HAND = "This browser does not let the page copy: the link is selected, copy it by hand."
BROKEN = "link-problem"


class Sharing:
    """Makes and opens links."""

    def __init__(self, desk: "Desk", storage: "Storage", bar: "Bar", on_zip: "Any") -> None:
        self._desk, self._storage, self._bar = desk, storage, bar
        self._view = ShareView(self._copy, on_zip)
        self._asked = 0

    def open(self) -> None:
        """Make a link of the work, and show it."""
        work = self._desk.work
        self._asked += 1
        asked = self._asked
        self._view.open(work.name)
        size = sum([file.size for file in work.files.all])
        if size > TOO_LARGE:
            self._refuse(size)
        else:
            transfer.pack(share.encode(work, transfer.base64), lambda packed: self._show(asked, packed))

    def open_asked(self) -> None:
        """Open what the page's address asks for, if it does."""
        asked = transfer.asked()
        if "link" in asked:
            self._open_link(str(asked["link"]))
        elif "src" in asked:
            path = str(asked["src"])
            transfer.fetch(path, lambda name, content, problem: self._open_file(path, name, content, problem))

    def _show(self, asked: int, packed: str) -> None:
        """Show the link, unless another was asked for while it was made."""
        if asked != self._asked:
            return
        link = f"{transfer.address()}#{share.PREFIX}{packed}"
        if len(link) > share.LONGEST:
            self._refuse(len(link))
        else:
            self._view.show(link)

    def _refuse(self, size: int) -> None:
        self._view.refuse(TOO_LONG.format(units.number(size), units.number(share.LONGEST)))

    def _copy(self, link: str) -> None:
        def copied(done: bool) -> None:
            self._view.say(COPIED if done else BY_HAND)
            if not done:
                self._view.select()

        transfer.copy(link, copied)

    def _open_link(self, fragment: str) -> None:
        try:
            packed = share.packed(fragment)
        except LinkError as error:
            self._complain(str(error))
            return
        transfer.unpack(packed, self._unpacked)

    def _unpacked(self, text: str, problem: str) -> None:
        if problem:
            self._complain(problem)
            return
        try:
            work = share.decode(self._storage.new_id(), text, transfer.from_base64)
        except LinkError as error:
            self._complain(str(error))
            return
        self._desk.open(work, is_stored=False)

    def _open_file(self, path: str, name: str, content: "Any", problem: str) -> None:
        wrong = problem or names.problem(name)
        if wrong:
            self._bar.put(
                BROKEN, f"{path} was not opened: {wrong.rstrip('.')}. Your own work is as it was.", []
            )
        else:
            self._desk.open(Project(self._storage.new_id(), [(name, content)], origin=SITE), is_stored=False)

    def _complain(self, words: str) -> None:
        self._bar.put(
            BROKEN, f"The link was not opened: {words.rstrip('.')}. Your own work is as it was.", []
        )
