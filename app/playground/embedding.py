"""What the page around a frame asks for: another program, what there is, a run, a stop.

Who may ask, and whether a message is what it should be, `public/embedding.mjs` knows: here comes only what
has passed there. It knows nothing of messages.
"""

from app.projects import names
from app.projects.project import HOST, Project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.playground.joints import Asking, HostDoor, HostWork
    from app.projects.joints import Content, Pairs, Store

MAIN = "main.py"
BUSY = "The program runs. Stop it first."
NOT_RUN = "The program was not run. The frame says why."
REFUSED = "The file {} was refused: {}"


class Embedding:
    """Does what the page around asks for. door: by which it is answered."""

    def __init__(self, door: "HostDoor", desk: "HostWork", store: "Store", controls: "Asking") -> None:
        self._door, self._desk, self._store, self._controls = door, desk, store, controls

    def take(
        self, ask: str, number: int, code: "str | None", data: "str | None", files: "list[Content] | None"
    ) -> None:
        """Take a request. files: name, content, name, content, …; None is what was left out."""
        if ask == "set":
            self._set(number, code, data, files)
        elif ask == "get":
            self._get(number)
        elif ask == "run":
            self._run(number)
        else:
            self._controls.stop()
            self._door.answer(number)

    def _run(self, number: int) -> None:
        # Before the run, which has another reason than this one then: that it runs.
        reason = self._controls.refusal
        if self._controls.run():
            self._door.answer(number)
        else:
            self._door.refuse(number, reason or NOT_RUN)

    def _set(
        self, number: int, code: "str | None", data: "str | None", files: "list[Content] | None"
    ) -> None:
        try:
            beside = self._beside() if files is None else _admitted(files)
        except ValueError as error:
            self._door.refuse(number, str(error))
            return
        text = self._code() if code is None else code
        pairs: Pairs = [(MAIN, text)]
        pairs.extend(beside)
        kept = self._desk.data_text if data is None else data
        project = Project(self._store.new_id(), pairs, data=kept, origin=HOST)
        if self._desk.open(project, is_stored=False):
            self._door.answer(number)
        else:
            self._door.refuse(number, BUSY)

    def _get(self, number: int) -> None:
        files: list[Content] = []
        for name, content in self._beside():
            files.extend((name, content))
        self._door.tell(number, self._code(), self._desk.data_text, files)

    def _code(self) -> str:
        program = self._desk.program()
        return "" if program is None else program.text

    def _beside(self) -> "Pairs":
        program = self._desk.program()
        return [(file.name, file.content) for file in self._desk.project.files.all if file is not program]


def _admitted(files: "list[Content]") -> "Pairs":
    """Return the files by their names; ValueError says which name may not be."""
    pairs: Pairs = []
    for at in range(0, len(files), 2):
        name = str(files[at])
        wrong = names.problem(name) or ("" if name != MAIN else "it is the program.")
        if wrong:
            raise ValueError(REFUSED.format(name, wrong))
        pairs.append((name, files[at + 1]))
    return pairs
