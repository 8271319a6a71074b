"""Looks ahead: what the open program imports is to be there before it is run. It knows no workers."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Client(Protocol):
        """Has workers."""

        def foresee(self, code: str) -> None:
            """Be ready for a program that may be run soon."""

    class Images(Protocol):
        """Has images that a worker can begin with."""

        def open(self, code: str) -> None:
            """Fetch one for a program, if there is one."""

    class Engines(Protocol):
        """Knows what runs programs."""

        @property
        def current(self) -> str:
            """Return the name of the present one."""

        def has_packages(self, name: str) -> bool:
            """Tell whether an engine has packages."""

    class File(Protocol):
        """A file of the visitor's."""

        @property
        def text(self) -> str:
            """Return what is in it."""

    class Desk(Protocol):
        """What has the open program."""

        def program(self) -> File | None:
            """Return the file that Run runs."""


class Foresight:
    """Tells those who can prepare for a program."""

    def __init__(self, client: "Client", images: "Images", engines: "Engines", desk: "Desk") -> None:
        self._client, self._images, self._engines, self._desk = client, images, engines, desk

    def look(self) -> None:
        """Look at the open program, since it or what can be prepared is another."""
        program = self._desk.program()
        if program is not None and self._engines.has_packages(self._engines.current):
            code = program.text
            self._images.open(code)
            self._client.foresee(code)
