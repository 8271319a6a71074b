"""What the bench makes of its figures. How fast anything is, no test says."""

import json

import pytest

from tools.bench import PARTS, parser
from tools.bench_report import Report, Row, Spread, as_json, cells, quantity, table, text

OURS, BARE = Spread.of([100, 120, 90]), Spread.of([400, 500, 450])


def test_a_spread_knows_its_middle_and_its_ends() -> None:
    assert [OURS.get(name) for name in ("min", "median", "max")] == [90, 100, 120]


def test_a_percentile_lies_between_its_neighbours() -> None:
    assert Spread.of(range(1, 12)).get("p95") == 10.5
    assert Spread.of([7]).get("p95") == 7
    assert Spread.of([1, 2]).get("median") == 1.5


def test_a_spread_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        Spread.of([])


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.42, "ms", "0.4 ms"),
        (99.9, "ms", "99.9 ms"),
        (1234, "ms", "1234 ms"),
        (12_340, "ms", "12.3 s"),
        (6_400_000, "bytes", "6.4 MB"),
    ],
)
def test_a_quantity_has_a_unit_that_fits(value: float, unit: str, shown: str) -> None:
    assert quantity(value, unit) == shown


@pytest.mark.parametrize(
    ("row", "ratio", "met"),
    [
        (Row("a", "b", OURS, BARE, 0.25), 100 / 450, True),
        (Row("a", "b", OURS, BARE, 0.2), 100 / 450, False),
        (Row("a", "b", OURS, BARE), 100 / 450, None),
        (Row("a", "b", OURS, limit=100), None, True),
        (Row("a", "b", OURS, limit=100, statistic="max"), None, False),
        (Row("a", "b", OURS), None, None),
    ],
)
def test_a_target_is_for_the_ratio_if_there_is_one(row: Row, ratio: float | None, met: bool | None) -> None:
    assert (row.ratio, row.met) == (ratio, met)


def test_a_row_says_figure_spread_ratio_and_target() -> None:
    assert cells(Row("ready", "worker ready", OURS, BARE, 0.25)) == (
        "worker ready",
        "100 ms (90.0 ms – 120 ms)",
        "450 ms (400 ms – 500 ms)",
        "0.22",
        "≤ 0.25",
        "yes",
    )


def test_a_row_names_a_statistic_that_is_not_the_median() -> None:
    row = Row("stop", "Stop", Spread.of([10, 20, 30]), limit=15, statistic="max")
    assert cells(row) == (
        "Stop",
        "max 30.0 ms (median 20.0 ms, 10.0 ms – 30.0 ms)",
        "",
        "",
        "≤ 15.0 ms",
        "NO",
    )


def test_the_table_lines_up() -> None:
    lines = table(
        [Row("a", "one", Spread.of([1])), Row("a", "another", Spread.of([2]), limit=3)]
    ).splitlines()
    assert lines == [
        "| what    | ours   | against | ratio | target   | met |",
        "| ------- | ------ | ------- | ----- | -------- | --- |",
        "| one     | 1.0 ms |         |       |          |     |",
        "| another | 2.0 ms |         |       | ≤ 3.0 ms | yes |",
    ]


def test_the_report_says_on_what_and_what_is_missing() -> None:
    report = Report({"date": "today"}, [Row("a", "one", Spread.of([1]), note="once")], {"stop": "it broke"})
    first, *_, note, missing = text(report).split("\n\n")
    assert (first, note, missing) == ("date: today", "one: once", "Not measured: stop: it broke")


def test_json_holds_every_value() -> None:
    row = Row("stop", "Stop", Spread.of([10, 30]), BARE, 0.5, statistic="p95")
    assert json.loads(as_json(Report({"date": "today"}, [row]))) == {
        "setup": {"date": "today"},
        "rows": [
            {
                "part": "stop",
                "what": "Stop",
                "unit": "ms",
                "statistic": "p95",
                "ours": {"median": 20, "min": 10, "max": 30, "p95": 29, "values": [10, 30]},
                "against": {"median": 450, "min": 400, "max": 500, "p95": 495, "values": [400, 500, 450]},
                "ratio": 0.059,
                "target": 0.5,
                "met": True,
                "note": "",
            }
        ],
        "missing": {},
    }


def test_the_command_chooses_parts_and_runs() -> None:
    options = parser().parse_args(["--only", "ready", "bytes", "--runs", "3"])
    assert (options.only, options.runs, options.json) == (["ready", "bytes"], 3, None)
    assert parser().parse_args([]).runs == 7


@pytest.mark.parametrize("words", [["--only", "speed"], ["--runs", "0"], ["--runs", "many"]])
def test_the_command_refuses_what_it_does_not_know(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(words)
    said = capsys.readouterr().err
    assert any(word in said for word in (*PARTS, "at least 1", "invalid"))
