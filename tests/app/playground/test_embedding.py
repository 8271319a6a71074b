"""What the page around a frame asks for is done with the work that is open, and answered once."""

from typing import Any

import pytest

from app.playground.embedding import BUSY, NOT_RUN, Embedding
from app.projects.project import HOST, Project


class Desk:
    """The work that is open, or that is busy."""

    def __init__(self, *, is_busy: bool = False) -> None:
        self.project = Project("own", [("main.py", "1"), ("a.txt", "a")], data='{"n": 1}')
        self.is_busy = is_busy

    @property
    def data_text(self) -> str:
        """Return the data."""
        return self.project.data

    def program(self) -> Any:
        """Return what Run runs."""
        return self.project.program

    def open(self, project: Project, is_stored: bool) -> bool:
        """Open another one."""
        assert not is_stored
        if not self.is_busy:
            self.project = project
        return not self.is_busy


class Page:
    """Notes what is answered, and what is pressed. refusal: why nothing can be run, if so."""

    def __init__(self, refusal: str = "", *, runs: bool = True) -> None:
        self.said: list[tuple[object, ...]] = []
        self.refusal, self._runs = refusal, runs

    def new_id(self) -> str:
        """Name a project."""
        return "new"

    def answer(self, *given: object) -> None:
        """Note that it was done."""
        self.said.append(("done", *given))

    def refuse(self, *given: object) -> None:
        """Note that it was not done."""
        self.said.append(("refused", *given))

    def tell(self, *given: object) -> None:
        """Note what was told."""
        self.said.append(("told", *given))

    def run(self) -> bool:
        """Note a press, and tell whether it runs."""
        self.said.append(("run",))
        return self._runs

    def stop(self) -> None:
        """Note a press."""
        self.said.append(("stop",))


def made(desk: Desk, page: Page | None = None) -> tuple[Embedding, Page]:
    """Return an embedding, and what it is joined with."""
    page = page or Page()
    parts: Any = page
    return Embedding(parts, desk, parts, parts), page


def test_a_program_is_set_and_what_is_left_out_stays() -> None:
    desk = Desk()
    embedding, page = made(desk)
    embedding.take("set", 1, "2", None, None)
    assert (desk.project.id, desk.project.origin, desk.project.data) == ("new", HOST, '{"n": 1}')
    embedding.take("set", 2, None, "{}", ["b.txt", "b"])
    embedding.take("get", 3, None, None, None)
    assert page.said == [("done", 1), ("done", 2), ("told", 3, "2", "{}", ["b.txt", "b"])]


def test_presses_are_pressed() -> None:
    embedding, page = made(Desk())
    embedding.take("run", 1, None, None, None)
    embedding.take("stop", 2, None, None, None)
    assert page.said == [("run",), ("done", 1), ("stop",), ("done", 2)]


@pytest.mark.parametrize(("refusal", "reason"), [("It runs", "It runs"), ("", NOT_RUN)])
def test_a_run_that_does_not_begin_is_refused_with_the_reason(refusal: str, reason: str) -> None:
    embedding, page = made(Desk(), Page(refusal, runs=False))
    embedding.take("run", 1, None, None, None)
    assert page.said == [("run",), ("refused", 1, reason)]


@pytest.mark.parametrize("name", ["../a", "", "main.py", "a\u202eb"])
def test_a_file_that_may_not_be_is_refused_by_its_name(name: str) -> None:
    desk = Desk()
    embedding, page = made(desk)
    embedding.take("set", 1, "2", None, [name, "x"])
    ((kind, number, reason),) = page.said
    assert (kind, number, desk.project.id) == ("refused", 1, "own")
    assert str(reason).startswith(f"The file {name} was refused: ")


def test_a_program_that_runs_is_not_replaced() -> None:
    embedding, page = made(Desk(is_busy=True))
    embedding.take("set", 1, "2", None, None)
    assert page.said == [("refused", 1, BUSY)]
