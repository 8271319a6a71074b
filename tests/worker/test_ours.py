"""What is ours and not the visitor's, whichever room it lies in."""

from pathlib import Path

from tools.base.paths import ROOT
from worker.kernel import tracebacks
from worker.kernel.stepping import is_ours
from worker.packages.modules import own_sources
from worker.packages.supply import Supply


def test_coroutines_of_all_rooms_are_never_armed() -> None:
    resting = Supply.rest(None)  # type: ignore[arg-type]
    assert is_ours(resting)
    resting.close()


def test_frames_of_all_rooms_are_left_out_of_tracebacks() -> None:
    hidden = tracebacks._folders()
    rooms = [path.parent for path in (ROOT / "worker").glob("*/__init__.py")]
    assert rooms
    assert [room for room in rooms if not f"{room}/".startswith(hidden)] == []


def test_no_file_of_ours_is_the_visitors() -> None:
    assert Path(ROOT / "worker" / "packages" / "__init__.py").is_file()
    assert list(own_sources("worker")) == []
