"""Packages that did not come: those with one kind of cause in one sentence, and the causes behind it."""

from collections.abc import Mapping

import pytest

from app.packages import words
from app.packages.failures import Failure, Failures
from worker import protocol


def take(*reports: Mapping[str, object]) -> list[Failure]:
    """What there is to say of some reports."""
    failures = Failures()
    for each in reports:
        failures.note({"name": "", "loaded": 0, "source": "host", "state": "failed", **each})  # type: ignore[typeddict-item]
    taken = failures.take()
    assert failures.take() == []
    return taken


def test_those_with_one_kind_of_cause_are_told_in_one_sentence() -> None:
    names = ("idna", "urllib3", "certifi", "requests", "six")
    told = take(*({"name": name, "why": "offline", "cause": f"no {name}"} for name in names))
    assert told == [
        Failure(
            "six, requests, certifi and 2 more could not be loaded, because this device is offline. "
            "Connect to the internet, then press Retry.",
            tuple(f"{name}: no {name}" for name in names),
        )
    ]


def test_two_and_three_are_named() -> None:
    ways = [{"name": name, "why": "damaged"} for name in ("a", "b", "c")]
    sentences = [take(*ways[:number])[0].text for number in (1, 2, 3)]
    assert [each.partition(" could")[0] for each in sentences] == ["a", "b and a", "c, b and a"]


def test_names_that_nobody_knows_have_a_sentence_each() -> None:
    sentence = "There is no package with the name {}. If you wrote this name, check its spelling."
    assert take({"name": "a", "why": "unknown", "cause": "x"}, {"name": "b", "why": "unknown"}) == [
        Failure(sentence.format("a"), ("a: x",)),
        Failure(sentence.format("b"), ("b: no cause is known",)),
    ]


def test_other_kinds_and_other_servers_are_other_sentences() -> None:
    told = take(
        {"name": "a", "why": "unreachable", "cause": "x", "source": "one.test"},
        {"name": "b", "why": "unreachable", "cause": "y", "source": "other.test"},
        {"name": "c", "why": "damaged", "cause": "z", "source": "site"},
        {"name": "d", "why": "unreachable", "cause": "w", "source": "one.test"},
    )
    assert [each.text.partition(".")[0] for each in told] == [
        "d and a could not be loaded, because one",
        "b could not be loaded, because other",
        "c could not be loaded, because this site sent a wrong file, which was not used",
    ]
    assert [each.details for each in told] == [("a: x", "d: w"), ("b: y",), ("c: z",)]


@pytest.mark.parametrize("why", ["other", "nonsense", None])
def test_a_cause_of_no_kind_stands_in_the_sentence(why: str | None) -> None:
    kind = {} if why is None else {"why": why}
    assert take({"name": "attrs", "cause": "it needs lxml.", **kind}) == [
        Failure("attrs could not be loaded: it needs lxml.", ())
    ]
    assert take({"name": "attrs", **kind}) == [Failure("attrs could not be loaded: no cause is known", ())]


def test_there_are_words_for_each_kind_of_the_protocol() -> None:
    assert {*words.FAILED, "other"} == set(protocol.WHYS)
