"""What the bench makes of its figures. How fast anything is, no test says."""

import json

import pytest

from tools.base.steps import StepError
from tools.bench.main import PARTS, parser
from tools.bench.report import Report, Row, Spread, as_json
from tools.bench.table import LEGEND, cells, quantity, side_by_side, table, tables, text
from tools.bench.turns import Contender, compared, in_turn, reason

OURS, BARE = Spread.of([100, 120, 90]), Spread.of([400, 500, 450])


def test_a_spread_knows_its_middle_its_quarters_and_its_ends() -> None:
    assert [OURS.get(name) for name in ("min", "q1", "median", "q3", "max")] == [90, 95, 100, 110, 120]


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
        (258_000, "bytes", "258 kB"),
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


def test_a_row_says_figure_spread_ratio_target_and_how_often_it_was_measured() -> None:
    assert cells(Row("ready", "worker ready", OURS, BARE, 0.25)) == (
        "worker ready",
        "100 ms (90.0 ms – 120 ms)",
        "450 ms (400 ms – 500 ms)",
        "0.22",
        "≤ 0.25",
        "yes",
        "3",
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
        "3",
    )


def test_the_table_lines_up() -> None:
    lines = table(
        [Row("a", "one", Spread.of([1])), Row("a", "another", Spread.of([2]), limit=3)]
    ).splitlines()
    assert lines == [
        "| what    | ours   | against | ratio | target   | met | runs |",
        "| ------- | ------ | ------- | ----- | -------- | --- | ---- |",
        "| one     | 1.0 ms |         |       |          |     | 1    |",
        "| another | 2.0 ms |         |       | ≤ 3.0 ms | yes | 1    |",
    ]


def test_rows_with_columns_stand_beside_each_other() -> None:
    one, two = Spread.of([10]), Spread.of([40])
    rows = [
        Row("engines", "ready", two, column="CPython"),
        Row("engines", "ready", one, two, column="Brython"),
        Row("engines", "Stop", one, limit=5, column="Brython"),
    ]
    assert side_by_side(rows).splitlines() == [
        "| what                  | CPython | Brython             | runs |",
        "| --------------------- | ------- | ------------------- | ---- |",
        "| ready                 | 40.0 ms | 10.0 ms, ratio 0.25 | 1    |",
        "| Stop: target ≤ 5.0 ms |         | 10.0 ms NO          | 1    |",
    ]


def test_there_is_a_table_for_each_part_with_columns_and_none_for_details() -> None:
    one = Spread.of([1])
    alone, detail = Row("a", "alone", one), Row("a", "detail", one, is_detail=True)
    beside, others = Row("b", "beside", one, column="x"), Row("c", "others", one, column="y")
    assert tables([beside, alone, detail, others]) == [
        table([alone]),
        side_by_side([beside]),
        side_by_side([others]),
    ]


def test_the_report_says_on_what_and_what_is_missing() -> None:
    row = Row("a", "one", Spread.of([1]), note="once")
    report = Report({"date": "today", "machine": "this"}, [row], {"stop": "it broke"})
    assert text(report).split("\n\n") == [
        "- date: today\n- machine: this",
        LEGEND,
        table([row]),
        "- one: once",
        "- not measured: stop: it broke",
    ]


def test_json_holds_every_value() -> None:
    row = Row("stop", "Stop", Spread.of([10, 30]), BARE, 0.5, statistic="p95")
    assert json.loads(as_json(Report({"date": "today"}, [row]))) == {
        "setup": {"date": "today"},
        "rows": [
            {
                "part": "stop",
                "what": "Stop",
                "column": "",
                "unit": "ms",
                "statistic": "p95",
                "ours": {
                    "median": 20,
                    "min": 10,
                    "q1": 15,
                    "q3": 25,
                    "max": 30,
                    "p95": 29,
                    "values": [10, 30],
                },
                "against": {
                    "median": 450,
                    "min": 400,
                    "q1": 425,
                    "q3": 475,
                    "max": 500,
                    "p95": 495,
                    "values": [400, 500, 450],
                },
                "ratio": 0.059,
                "target": 0.5,
                "met": True,
                "note": "",
            }
        ],
        "missing": {},
    }


def test_two_are_compared_where_both_could_be_measured() -> None:
    spreads = {"ours": OURS, "bare": BARE}
    assert compared("a", "b", spreads, ("ours", "bare"), 0.5, "note") == [
        Row("a", "b", OURS, BARE, 0.5, note="note")
    ]
    assert compared("a", "b", spreads, ("ours",), 300) == [Row("a", "b", OURS, limit=300)]
    assert compared("a", "b", spreads, ("ours", "another")) == []


def test_turns_go_there_and_back() -> None:
    contenders = [Contender(name, lambda _context, _stay: 0) for name in "abc"]
    assert ["".join(each.name for each in in_turn(contenders, number)) for number in range(3)] == [
        "abc",
        "cba",
        "abc",
    ]


def test_a_reason_is_one_line() -> None:
    assert (
        reason(StepError("measure", "a page", "It did not end.", "much more")) == "measure: It did not end."
    )


def test_the_command_chooses_parts_and_runs() -> None:
    options = parser().parse_args(["--only", "ready", "bytes", "--runs", "3"])
    assert (options.only, options.runs, options.json) == (["ready", "bytes"], 3, None)
    assert parser().parse_args([]).runs == 5


@pytest.mark.parametrize("words", [["--only", "speed"], ["--runs", "0"], ["--runs", "many"]])
def test_the_command_refuses_what_it_does_not_know(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(words)
    said = capsys.readouterr().err
    assert any(word in said for word in (*PARTS, "at least 1", "invalid"))
