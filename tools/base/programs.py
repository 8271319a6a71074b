"""Find a program on this machine: the one that a variable names, or the first that is where it usually is."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from tools.base.steps import StepError


def installed(what: str, variable: str, names: Sequence[str], places: Sequence[str]) -> Path | None:
    """Return the program that the environment variable names, or one that is found, or None.

    what: the program in the words of a step; names: on PATH; places: whole paths. StepError if there is no
    such file as the variable says.
    """
    named = os.environ.get(variable)
    if named:
        if not Path(named).is_file():
            fix = f"There is no such file. Correct {variable}."
            raise StepError(f"find {what}", f"{variable}={named}", fix)
        return Path(named)
    found = [path for name in names if (path := shutil.which(name))]
    found += [place for place in places if Path(place).is_file()]
    return Path(found[0]) if found else None
