"""The protocol: its tables agree with each other, and refuse what they do not name."""

import keyword
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker import protocol
from worker.protocol import COMMANDS, KEYWORDS, REPORTS, RESERVED, STATES, TRANSITIONS, ProtocolError, Session

GOOD: dict[str, Any] = {
    "str": "s",
    "int": 1,
    "number": 0.5,
    "bool": True,
    "list": [],
    "object": {},
    "any": None,
}
WRONG: dict[str, Any] = {"str": 1, "int": 0.5, "number": "1", "bool": 1, "list": "s", "object": "s"}
TABLES = {"COMMANDS": COMMANDS, "REPORTS": REPORTS}
KINDS = [(name, kind) for name, table in TABLES.items() for kind in table]


def filled(fields: dict[str, str], *, optional: bool) -> dict[str, object]:
    wanted = {name: kind for name, kind in fields.items() if optional or kind[-1] != "?"}
    return {name: GOOD[kind.rstrip("?")] for name, kind in wanted.items()}


def each_field() -> Iterator[tuple[str, str, str]]:
    return ((table, kind, name) for table, kind in KINDS for name in TABLES[table][kind])


@pytest.mark.parametrize("optional", [False, True])
@pytest.mark.parametrize(("table", "kind"), KINDS)
def test_a_message_with_its_fields_passes(table: str, kind: str, optional: bool) -> None:
    message = {"type": kind, **filled(TABLES[table][kind], optional=optional)}
    assert protocol.check(TABLES[table], message) is message


@pytest.mark.parametrize(("table", "kind", "name"), list(each_field()))
def test_a_field_that_is_missing_or_of_another_type_is_named(table: str, kind: str, name: str) -> None:
    fields = TABLES[table][kind]
    message = {"type": kind, **filled(fields, optional=True)}
    wanted = fields[name].rstrip("?")
    if wanted in WRONG:
        expected = f"{kind}: field '{name}' must be of type {wanted}"
        assert refusal(table, {**message, name: WRONG[wanted]}) == expected
    del message[name]
    absent = None if fields[name][-1] == "?" else f"{kind}: field '{name}' is missing"
    assert refusal(table, message) == absent


def refusal(table: str, message: dict[str, object]) -> str | None:
    try:
        protocol.check(TABLES[table], message)
    except ProtocolError as error:
        return str(error)
    return None


@pytest.mark.parametrize(("table", "kind"), KINDS)
def test_an_unknown_field_is_named(table: str, kind: str) -> None:
    message = {"type": kind, **filled(TABLES[table][kind], optional=False), "colour": 1}
    assert refusal(table, message) == f"{kind}: unknown field 'colour'"


@pytest.mark.parametrize("kind", ["nothing", 1, None, ["run"]])
def test_an_unknown_type_is_named(kind: object) -> None:
    assert refusal("COMMANDS", {"type": kind}) == f"unknown message type {kind!r}"


def test_a_message_without_a_type_is_refused() -> None:
    assert refusal("COMMANDS", {"id": 1}) == "unknown message type None"


def test_a_whole_number_is_no_bool_and_a_number_may_be_whole() -> None:
    assert refusal("REPORTS", {"type": "done", "id": True, "status": "ok", "ms": 1}) == (
        "done: field 'id' must be of type int"
    )
    assert refusal("REPORTS", {"type": "done", "id": 1, "status": "ok", "ms": 1}) is None


def test_messages_are_built_without_the_fields_that_are_none() -> None:
    assert protocol.command("run", id=1, code="x", filename=None) == {"type": "run", "id": 1, "code": "x"}
    assert protocol.report("result", id=1, repr="x") == {"type": "result", "id": 1, "repr": "x"}
    with pytest.raises(ProtocolError, match="started: field 'id' is missing"):
        protocol.report("started")  # type: ignore[call-overload]


def test_commands_and_reports_have_different_names() -> None:
    assert set(COMMANDS) & set(REPORTS) == set()


def test_every_transition_is_between_states_by_a_kind_that_exists() -> None:
    assert {state for state, _ in TRANSITIONS} | set(TRANSITIONS.values()) <= set(STATES)
    assert {kind for _, kind in TRANSITIONS} <= {*COMMANDS, *REPORTS}


def test_every_state_can_be_reached_and_left() -> None:
    reached = {protocol.STARTING}
    for _ in STATES:
        reached |= {after for (before, _), after in TRANSITIONS.items() if before in reached}
    assert reached == set(STATES)
    assert {before for (before, _), after in TRANSITIONS.items() if after != before} == set(STATES)


def test_a_session_goes_through_a_run_with_input() -> None:
    kinds = ["progress", "ready", "run", "started", "output", "waiting", "input", "result", "done"]
    session = Session()
    assert [session.advance(kind) for kind in kinds] == [
        *("starting", "ready", "ready", "running", "running", "waiting", "running", "running", "ready")
    ]


def test_a_kind_that_may_not_come_now_is_refused_by_the_name_of_the_state() -> None:
    session = Session()
    with pytest.raises(ProtocolError, match=r"^'result' may not come while the worker is 'starting'$"):
        session.advance("result")
    assert session.state == "starting"


@given(st.lists(st.sampled_from([*COMMANDS, *REPORTS, "nonsense"])))
def test_no_sequence_of_kinds_leads_to_an_unknown_state(kinds: list[str]) -> None:
    session = Session()
    for kind in kinds:
        before = session.state
        try:
            assert session.advance(kind) == session.state
        except ProtocolError:
            assert session.state == before
        assert session.state in STATES


@pytest.mark.parametrize(
    "key", ["A_rank", "x1", "größe", "名前", "_", "_hidden", "match", "type", *protocol.HARMLESS]
)
def test_a_good_key_has_no_problem(key: str) -> None:
    assert protocol.key_problem(key) is None


@pytest.mark.parametrize("key", ["", "1x", "a b", "a-b", "a.b", "a\n", "$"])
def test_a_key_that_is_no_name_is_refused(key: str) -> None:
    assert protocol.key_problem(key) == (
        f"{key!r} is not a name that Python can import. Use letters, digits and _, but no digit first."
    )


@pytest.mark.parametrize("key", KEYWORDS)
def test_a_keyword_is_refused(key: str) -> None:
    assert protocol.key_problem(key) == f"{key!r} is a keyword of Python. Choose another name."


def test_a_key_with_two_underscores_is_refused() -> None:
    assert protocol.key_problem("__name__") == (
        "'__name__' starts with two underscores. Python reserves such names. Choose another name."
    )


@pytest.mark.parametrize("key", RESERVED)
def test_a_name_that_the_worker_needs_is_refused(key: str) -> None:
    expected = f"{key!r} is a name that the worker needs. Choose another name."
    assert protocol.key_problem(key) == expected


def test_a_name_that_is_taken_is_refused_unless_harmless() -> None:
    assert protocol.key_problem("mine", lambda _key: True) == (
        "'mine' is a name that the worker needs. Choose another name."
    )
    assert protocol.key_problem("mine", lambda _key: False) is None
    assert protocol.key_problem("status", lambda _key: True) is None


def test_the_keywords_are_pythons() -> None:
    assert sorted(KEYWORDS) == sorted(keyword.kwlist)
