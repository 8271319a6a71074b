"""Lines are told of once until they are renewed, and the number is given back; Python is played here."""

from types import SimpleNamespace
from typing import Any

from worker.kernel.lines import NAME, Lines


class Monitoring:
    """What sys.monitoring is asked to do."""

    DISABLE = "disable"
    events = SimpleNamespace(LINE=32)

    def __init__(self, *taken: int) -> None:
        self.tools: dict[int, str] = dict.fromkeys(taken, "another")
        self.set: dict[int, int] = {}
        self.restarts = 0
        self.callback: Any = None

    def get_tool(self, number: int) -> str | None:
        return self.tools.get(number)

    def use_tool_id(self, number: int, name: str) -> None:
        self.tools[number] = name

    def free_tool_id(self, number: int) -> None:
        del self.tools[number]

    def register_callback(self, _number: int, _event: int, callback: Any) -> None:
        self.callback = callback

    def set_events(self, number: int, events: int) -> None:
        self.set[number] = events

    def restart_events(self) -> None:
        self.restarts += 1


def test_lines_are_told_of_from_the_first_renewal_to_the_end() -> None:
    monitoring = Monitoring()
    lines = Lines(lambda: False, monitoring)
    assert (lines.renew(), lines.renew()) == (True, True)
    assert (monitoring.tools, monitoring.set, monitoring.restarts) == ({4: NAME}, {4: 32}, 2)
    lines.end()
    lines.end()
    assert (monitoring.tools, monitoring.set) == ({}, {4: 0})


def test_a_line_is_silent_afterwards_unless_it_was_reached_with_text() -> None:
    monitoring, answers = Monitoring(), [True, False]
    Lines(lambda: answers.pop(0), monitoring).renew()
    assert [monitoring.callback(None, 1), monitoring.callback(None, 1)] == [None, "disable"]


def test_another_number_is_taken_if_the_program_uses_ours_and_none_if_it_uses_both() -> None:
    monitoring = Monitoring(4)
    assert Lines(lambda: False, monitoring).renew()
    assert monitoring.tools == {4: "another", 3: NAME}
    assert not Lines(lambda: False, monitoring).renew()
