"""Every report of the protocol is somebody's: none is told twice, and none is forgotten."""

from app.runtime.client import HANDLERS
from app.runtime.reports import ECHO, NOTICE, PASSED, STATE, TOLD
from worker import protocol

# What the supervisor takes in, and tells in its own words.
SUPERVISED = {protocol.CRASHED}
# What the client takes in, and of which nobody else is told.
CONSUMED = {protocol.REFUSED, protocol.TRANSLATION}


def test_the_client_handles_or_passes_on_each_report_but_those_of_the_supervisor() -> None:
    assert set(HANDLERS) | set(PASSED) | SUPERVISED == set(protocol.REPORTS)
    assert set(HANDLERS) & set(PASSED) == set()


def test_all_is_told_but_what_the_client_consumes() -> None:
    assert set(TOLD) == set(protocol.REPORTS) - CONSUMED | {STATE, NOTICE, ECHO}
    assert len(TOLD) == len(set(TOLD))
