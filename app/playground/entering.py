"""What becomes of what is entered at the console: a run that goes on from the last one, or why not now."""

from app.shell import toolbar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.playground.panes import Panes
    from app.playground.presenter import Presenter
    from app.projects.desk import Desk
    from app.runtime.client import Client


class Entering:
    """The client and the work at hand as the console knows them. stop(): stops what runs."""

    def __init__(
        self,
        client: "Client",
        presenter: "Presenter",
        panes: "Panes",
        desk: "Desk",
        stop: "Callable[[], object]",
    ) -> None:
        self._client, self._presenter, self._panes, self._desk = client, presenter, panes, desk
        self._stop = stop

    @property
    def state(self) -> str:
        """Return the state that is shown."""
        return self._presenter.state

    def enter(self, code: str) -> "int | None":
        """Run what was typed; return its number, or None if that cannot be now, which is said."""
        reason = toolbar.refusal(self.state, self._client.has_kept_run)
        if reason:
            self.remark(reason)
            return None
        self._panes.output.stick()
        run = self._client.run(code, console=True, hand_over=self._desk.hand_over)
        self._presenter.show_state()
        return run

    def stop(self) -> None:
        """Stop what runs."""
        self._stop()

    def remark(self, sentence: str) -> None:
        """Say something for a moment."""
        self._presenter.remark(sentence)

    @property
    def history(self) -> "list[str]":
        """Return what was typed in the work that is open."""
        return self._desk.project.history

    def note_entry(self, text: str) -> None:
        """Keep what was typed with the work, at once: it is not typed again as a text is."""
        self._desk.project.note_entry(text)
        self._desk.note()
        self._desk.save()
