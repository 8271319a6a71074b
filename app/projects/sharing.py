"""Links: the project as one, and what the page's address asks for, beside the visitor's own project."""

from app.base import units
from app.projects import names, share, transfer, unseen, words
from app.projects.project import SITE, Project
from app.projects.share import LinkError
from app.projects.share_view import ShareView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.desk import Desk
    from app.projects.joints import Bar, Content, Store

# Bytes of files beyond which it need not be tried.
TOO_LARGE = 1000000
BROKEN = "link-problem"


class Sharing:
    """Makes and opens links. on_zip(): the project is wanted as a file instead."""

    def __init__(self, desk: "Desk", store: "Store", bar: "Bar", on_zip: "Callable[[], object]") -> None:
        self._desk, self._store, self._bar = desk, store, bar
        self._view = ShareView()
        self._view.copied.listen(self._copy)
        self._view.zipped.listen(on_zip)
        self._asked = 0
        self._done: Callable[[bool], object] = lambda _is_open: None

    def open(self) -> None:
        """Make a link of the project, and show it."""
        project = self._desk.project
        self._asked += 1
        asked = self._asked
        self._view.open(project.name)
        size = sum([file.size for file in project.files.all])
        if size > TOO_LARGE:
            self._refuse(size)
        else:
            text = share.encode(project, transfer.base64)
            transfer.pack(text, lambda packed, problem: self._show(asked, packed, problem))

    def open_asked(self, done: "Callable[[bool], object]") -> None:
        """Open what the page's address asks for, if it does; done(is_open): that is over."""
        self._done = done
        asked = transfer.asked()
        if "link" in asked:
            self._open_link(str(asked["link"]))
        elif "src" in asked:
            path = str(asked["src"])
            transfer.fetch(path, lambda name, content, problem: self._open_file(path, name, content, problem))
        else:
            done(False)

    def _show(self, asked: int, packed: str, problem: str) -> None:
        """Show the link, unless another was asked for while it was made."""
        if asked != self._asked:
            return
        if problem:
            self._view.refuse(words.LINK_NOT_MADE.format(problem))
            return
        link = f"{transfer.address()}#{share.PREFIX}{packed}"
        if len(link) > share.LONGEST:
            self._refuse(len(link))
        else:
            self._view.show(link)

    def _refuse(self, size: int) -> None:
        self._view.refuse(words.LINK_TOO_LONG.format(units.number(size), units.number(share.LONGEST)))

    def _copy(self, link: str) -> None:
        def copied(done: bool) -> None:
            self._view.say(words.COPIED if done else words.BY_HAND)
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
            project = share.decode(self._store.new_id(), text, transfer.from_base64, transfer.normal)
        except LinkError as error:
            self._complain(str(error))
            return
        self._done(self._desk.open(project, is_stored=False))

    def _open_file(self, path: str, name: str, content: "Content", problem: str) -> None:
        wrong = problem or names.problem(name)
        if wrong:
            self._bar.put(BROKEN, words.FILE_REFUSED.format(unseen.spelled(path), wrong.rstrip(".")), [])
            self._done(False)
        else:
            project = Project(self._store.new_id(), [(name, content)], origin=SITE)
            self._done(self._desk.open(project, is_stored=False))

    def _complain(self, cause: str) -> None:
        self._bar.put(BROKEN, words.LINK_REFUSED.format(cause.rstrip(".")), [])
        self._done(False)
