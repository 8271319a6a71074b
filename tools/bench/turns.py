"""Measures several things by turns, so that what disturbs the machine disturbs all of them.

One that fails is left out from then on, and the others go on without it.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from time import sleep

from playwright.sync_api import BrowserContext, Error

from tools.base.steps import StepError
from tools.bench.browser import VISITOR, Profile
from tools.bench.lab import Lab
from tools.bench.report import Row, Spread

# A browser keeps compiled code only of what has been used some times, and writes it down a while later.
WARM_UPS, WARM_UP_MS = 3, 2000

SETTLE_S = 0.2

# No single measurement takes longer, or it is given up.
DEADLINE_S = 240

# Where something is measured: in a profile that stays, in one whose browser is started each time, in an empty
# one in memory, in a new one on the disk.
WARM, STARTED, EMPTY, NEW = "warm", "browser just started", "empty profile", "new profile"

# Takes a profile and how many milliseconds the page stays open afterwards, which is 0 but for warming up;
# returns milliseconds.
Measure = Callable[[BrowserContext, int], float]
Spreads = dict[str, Spread]


@dataclass(frozen=True)
class Contender:
    """What is measured, by its name, and in what profile."""

    name: str
    measure: Measure
    profile: Profile = VISITOR


def by_turns(
    lab: Lab, what: str, contenders: Sequence[Contender], where: str = WARM, most: int | None = None
) -> Spreads:
    """Return the figures of those that could be measured; the lab is told of the others.

    most: how often each is measured at the most, where that takes long.
    """
    times: dict[str, list[float]] = {each.name: [] for each in contenders}
    skipped = WARM_UPS if where in (WARM, STARTED) else 0
    for number in range(skipped + min(lab.runs, most or lab.runs)):
        for each in in_turn(contenders, number):
            if each.name not in times:
                continue
            try:
                times[each.name].append(_once(lab, each, where, WARM_UP_MS if number < skipped else 0))
            except (Error, StepError) as error:
                lab.missing[f"{each.name}: {what}"] = reason(error)
                del times[each.name]
    return {name: Spread.of(values[skipped:]) for name, values in times.items()}


def in_turn(contenders: Sequence[Contender], number: int) -> Sequence[Contender]:
    """Return the order of a round: there and back, so that none always comes after the same other."""
    return contenders if number % 2 == 0 else contenders[::-1]


def _once(lab: Lab, contender: Contender, where: str, stay: int) -> float:
    with _profile(lab, contender.profile, where) as context, lab.browsers.deadline(DEADLINE_S, context):
        time = contender.measure(context, stay)
    # The processes of a page that was closed end a little later, and would disturb the next one.
    sleep(SETTLE_S)
    return time


def _profile(lab: Lab, profile: Profile, where: str) -> AbstractContextManager[BrowserContext]:
    if where == WARM:
        return nullcontext(lab.browsers.profile(profile))
    if where == STARTED:
        return lab.browsers.restarted(profile)
    return lab.browsers.empty(profile) if where == EMPTY else lab.browsers.fresh(profile)


def rows_or_why(lab: Lab, what: str, make: Callable[[], list[Row]]) -> list[Row]:
    """Return the rows that are made in the profile that stays warm, or none, and tell the lab why."""
    try:
        with lab.browsers.deadline(DEADLINE_S, lab.warm):
            return make()
    except (Error, StepError) as error:
        lab.missing[what] = reason(error)
        return []


def reason(error: Error | StepError) -> str:
    """Return in a line why something could not be measured."""
    if isinstance(error, StepError):
        return f"{error.step}: {error.fix}"
    return error.message.splitlines()[0] if error.message else type(error).__name__


def compared(
    part: str, what: str, spreads: Spreads, pair: Sequence[str], limit: float | None = None, note: str = ""
) -> list[Row]:
    """Return a row with the figures of one name, or of two names the one against the other.

    There is no row where one of them could not be measured.
    """
    if not spreads.keys() >= set(pair):
        return []
    ours, *against = (spreads[name] for name in pair)
    return [Row(part, what, ours, against[0] if against else None, limit, note=note)]
