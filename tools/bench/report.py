"""What a bench says: figures and their spread, ratios against targets, and all of it as JSON. Pure."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

STATISTICS = ("median", "min", "q1", "q3", "max", "p95")


@dataclass(frozen=True)
class Spread:
    """Measured values, of which there is at least one."""

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("a spread needs at least one value")

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        """Make one of any numbers."""
        return cls(tuple(float(value) for value in values))

    def percentile(self, percent: float) -> float:
        """Return the value below which so many per cent lie, between two neighbours where need be."""
        ordered = sorted(self.values)
        place = (len(ordered) - 1) * percent / 100
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (ordered[high] - ordered[low]) * (place - low)

    def get(self, statistic: str) -> float:
        """Return one of STATISTICS, or another percentile such as "p99"."""
        names = {"median": 50.0, "min": 0.0, "q1": 25.0, "q3": 75.0, "max": 100.0}
        return self.percentile(names[statistic] if statistic in names else float(statistic.removeprefix("p")))


@dataclass(frozen=True)
class Row:
    """One line of the table.

    statistic: the one that is compared, for `ours` and `against` alike; limit: of the ratio if there is
    something that it is measured against, else of the figure itself; unit: "ms" or "bytes"; part: which
    part of the bench it belongs to; column: whose figure it is, in a table that has a column for each;
    is_detail: whether it is for the JSON alone, since another row sums it up.
    """

    part: str
    what: str
    ours: Spread
    against: Spread | None = None
    limit: float | None = None
    unit: str = "ms"
    statistic: str = "median"
    note: str = ""
    column: str = ""
    is_detail: bool = False

    @property
    def figure(self) -> float:
        """The value that counts."""
        return self.ours.get(self.statistic)

    @property
    def ratio(self) -> float | None:
        """Ours by theirs."""
        return None if self.against is None else self.figure / self.against.get(self.statistic)

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.limit is None:
            return None
        return (self.figure if self.ratio is None else self.ratio) <= self.limit


@dataclass(frozen=True)
class Report:
    """All rows, and on what they were measured; missing: what could not be measured, and why."""

    setup: dict[str, str]
    rows: list[Row] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)


def as_json(report: Report) -> str:
    """Return the report as JSON, with every single value; a row is a line."""
    setup, missing = (json.dumps(each, ensure_ascii=False) for each in (report.setup, report.missing))
    rows = ",\n".join(json.dumps(record(row), ensure_ascii=False) for row in report.rows)
    return f'{{"setup": {setup},\n"rows": [\n{rows}\n],\n"missing": {missing}}}'


def record(row: Row) -> dict[str, object]:
    """Return a row as JSON takes it."""
    return {
        "part": row.part,
        "what": row.what,
        "column": row.column,
        "unit": row.unit,
        "statistic": row.statistic,
        "ours": numbers(row.ours),
        "against": None if row.against is None else numbers(row.against),
        "ratio": None if row.ratio is None else round(row.ratio, 3),
        "target": row.limit,
        "met": row.met,
        "note": row.note,
    }


def numbers(values: Spread) -> dict[str, object]:
    """Return a spread as JSON takes it."""
    named = {name: round(values.get(name), 3) for name in STATISTICS}
    return {**named, "values": [round(value, 3) for value in values.values]}
