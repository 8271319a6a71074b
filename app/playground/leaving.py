"""Whether the open work may be left: not while one of its programs runs. It knows no works."""

from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.playground.presenter import Presenter
    from app.runtime.client import Client

BUSY = "A program is running: stop it first"
AT_WORK = (protocol.RUNNING, protocol.ASKING, protocol.STOPPING)


class Leaving:
    """Answers, and leaves nothing of a work in Python that is left."""

    def __init__(self, client: "Client", presenter: "Presenter") -> None:
        self._client, self._presenter = client, presenter

    def leave(self, is_in_python: bool) -> bool:
        """Tell whether the work may be left now; is_in_python: a worker has some of its files."""
        if self._presenter.state in AT_WORK or self._client.has_kept_run:
            self._presenter.remark(BUSY)
            return False
        if is_in_python:
            self._client.restart()
        return True
