"""Requests of libraries go to JavaScript: a program that can be suspended is, and a Stop gives them up."""

import asyncio
from collections.abc import Awaitable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.worker.bridge.doubles.edges import FakeEdges
from tests.worker.bridge.doubles.values import JsArray, TypedArray
from worker.bridge.network import Requests
from worker.kernel.refusals import kind_of
from worker.kernel.wire import Answer, Ask

URL = "https://a.test/x"
ASK = Ask("POST", URL, [("X-Mine", "yes")], b"data", 2.5)
GIVEN = ("POST", URL, ["X-Mine", "yes"], b"data", 2500.0)
GOT = Answer(200, "https://a.test/y", [("a", "b"), ("c", "d")], b"text")


def told(failed: str = "", said: str = "") -> Any:
    """What JavaScript says of a request."""
    body = TypedArray(memoryview(b"text"))
    headers = JsArray(["a", "b", "c", "d"])
    return SimpleNamespace(
        failed=failed, said=said, status=200, url="https://a.test/y", headers=headers, body=body
    )


class Waits:
    """Waits for what is awaited; or is stopped meanwhile."""

    def __init__(self, *, switches: bool = True, is_stopped: bool = False) -> None:
        self.switches, self.is_stopped = switches, is_stopped

    def can_run_sync(self) -> bool:
        return self.switches

    def run_sync(self, awaitable: Awaitable[Any]) -> Any:
        found = asyncio.run(self._wait(awaitable))
        if self.is_stopped:
            raise KeyboardInterrupt
        return found

    async def _wait(self, awaitable: Awaitable[Any]) -> Any:
        return await awaitable


def requests(answer: Any, **options: bool) -> tuple[Requests, FakeEdges]:
    edges, waits = FakeEdges(), Waits(**options)
    edges.web.answers[URL] = answer
    given: tuple[Any, Any] = (edges, waits)
    return Requests(*given), edges


def test_a_program_is_suspended_until_the_answer_comes() -> None:
    made, edges = requests(told())
    assert made.send(ASK) == GOT
    assert edges.web.asked == [("send", *GIVEN)]
    assert made.send(ASK._replace(body=None, seconds=None)) == GOT
    assert edges.web.asked[1][-2:] == (None, None)


def test_one_that_cannot_be_suspended_blocks_the_worker() -> None:
    made, edges = requests(told(), switches=False)
    assert made.send(ASK) == GOT
    assert edges.web.asked == [("send now", *GIVEN)]


def test_one_that_awaits_goes_on_with_others() -> None:
    made, edges = requests(told())
    assert asyncio.run(made.send_later(ASK)) == GOT
    assert edges.web.aborted == 0


def test_a_stop_gives_the_request_up() -> None:
    made, edges = requests(told(), is_stopped=True)
    with pytest.raises(KeyboardInterrupt):
        made.send(ASK)
    assert edges.web.aborted == 1


def test_what_is_awaited_is_given_up_with_its_task() -> None:
    async def main() -> int:
        made, edges = requests(asyncio.get_running_loop().create_future())
        task = asyncio.ensure_future(made.send_later(ASK))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        return edges.web.aborted

    assert asyncio.run(main()) == 1


@pytest.mark.parametrize("kind", ["cors", "gone", "offline", "mixed", "policy", "unread"])
def test_why_there_is_no_answer_is_an_error_with_a_sentence(kind: str) -> None:
    made, _ = requests(told(kind))
    with pytest.raises(ConnectionError, match=r"a\.test") as failed:
        made.send(ASK)
    assert kind_of(failed.value) == kind
    assert kind_of(made.refusal(URL)) == kind
    assert kind_of(requests(told(kind), switches=False)[0].refusal(URL)) == "unread"


def test_a_deadline_that_has_passed_is_an_error_of_its_own() -> None:
    made, _ = requests(told("late"))
    with pytest.raises(TimeoutError, match=r"^timed out$"):
        made.send(ASK)


def test_what_the_browser_does_not_send_is_said_in_its_words() -> None:
    made, _ = requests(told("refused", "GET cannot have a body."))
    with pytest.raises(ConnectionError, match="does not make this request: GET cannot have a body"):
        made.send(ASK)
