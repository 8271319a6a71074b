"""What goes into the snapshot, and what is renewed after it has been put back."""

import gc
import os
import random
import subprocess
import sys
import tempfile
import time

import pytest

from tools.base.paths import ROOT
from worker.kernel import snapshot

ZONE = ("timezone", "altzone", "daylight", "tzname")


def fresh(program: str) -> str:
    """Run a program in a Python of its own, as a snapshot is made in one, and return what it said last."""
    done = subprocess.run(
        [sys.executable, "-c", "from worker.kernel import snapshot\n" + program],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).strip().splitlines()[-1]


def test_an_image_holds_the_modules_that_programs_need_first() -> None:
    assert (
        fresh("snapshot.prepare(); import sys; print([n for n in snapshot.MODULES if n not in sys.modules])")
        == "[]"
    )


def test_what_fixed_the_hashes_of_an_image_is_no_variable_of_the_programs() -> None:
    assert fresh("snapshot.prepare(); import os; print('PYTHONHASHSEED' in os.environ)") == "False"


def test_random_numbers_that_would_be_frozen_are_refused() -> None:
    said = fresh("import random; held = random.Random(1); snapshot.prepare()")
    assert said.startswith("RuntimeError: the snapshot would freeze random numbers: [<random.Random object")


def test_names_of_temporary_files_begin_again() -> None:
    program = "import tempfile; tempfile.mktemp(); snapshot.prepare(); print(tempfile._name_sequence)"
    assert fresh(program) == "None"


def test_random_numbers_are_renewed() -> None:
    state = random.getstate()
    snapshot.renew()
    assert random.getstate() != state


def test_an_image_is_prepared_where_no_random_numbers_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "_name_sequence", "old")
    monkeypatch.setattr(gc, "get_objects", list)
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    snapshot.prepare()
    assert [name for name in snapshot.MODULES if name not in sys.modules] == []
    assert ("PYTHONHASHSEED" in os.environ, getattr(tempfile, "_name_sequence", "none")) == (False, None)


def test_the_time_zone_is_learnt_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [getattr(time, name) for name in ZONE]
    for name, frozen in zip(ZONE, (0, 0, 0, ("UTC-0000", "UTC-0000")), strict=True):
        monkeypatch.setattr(time, name, frozen)
    snapshot.renew()
    assert [getattr(time, name) for name in ZONE] == wanted
