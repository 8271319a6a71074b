"""Makes workers: which engine's, from where, and with which packages. It knows no messages."""

from app.runtime.handle import BrowserWorker
from app.runtime.images import Images

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from app.runtime.connection import Fields, Spawn, WorkerHandle
    from app.runtime.engines import Engines

    class Preferences(Protocol):
        """What the visitor has chosen."""

        @property
        def packages(self) -> list[str]:
            """Return the names of the packages that are loaded together with Python."""


class Spawner:
    """Makes workers of the site's engines."""

    def __init__(self, engines: "Engines", preferences: "Preferences", images: Images) -> None:
        self._engines, self._preferences, self._images = engines, preferences, images

    def present(
        self, on_message: "Callable[[Fields], object]", on_error: "Callable[[str], object]"
    ) -> "WorkerHandle":
        """Make a worker of the engine that the visitor has chosen."""
        return self.of(self._engines.current)(on_message, on_error)

    def of(self, engine: str) -> "Spawn":
        """Return what makes workers of an engine, with the packages to load if it is one that has any."""

        def make(
            on_message: "Callable[[Fields], object]", on_error: "Callable[[str], object]"
        ) -> "WorkerHandle":
            has = self._engines.has_packages(engine)
            return BrowserWorker(
                on_message,
                on_error,
                engine=engine,
                address=self._engines.address_of(engine),
                packages=self._preferences.packages if has else [],
                imports=self._images.imports if has else [],
                note=self._images.note if has else _nothing,
            )

        return make


def _nothing(_code: str) -> "list[str]":
    return []
