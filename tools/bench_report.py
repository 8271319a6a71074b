"""What a bench says: figures and their spread, ratios against targets, as a table and as JSON. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

HEADINGS = ("what", "ours", "against", "ratio", "target", "met")
UNITS = {"ms": (("s", 10_000, 1000), ("ms", 0, 1)), "bytes": (("MB", 0, 1_000_000),)}


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
        """Return "median", "min", "max", or a percentile such as "p95"."""
        names = {"median": 50.0, "min": 0.0, "max": 100.0}
        return self.percentile(names[statistic] if statistic in names else float(statistic.removeprefix("p")))


@dataclass(frozen=True)
class Row:
    """One line of the table.

    statistic: the one that is compared, for `ours` and `against` alike; limit: of the ratio if there is
    something that it is measured against, else of the figure itself; unit: "ms" or "bytes"; part: which
    part of the bench it belongs to.
    """

    part: str
    what: str
    ours: Spread
    against: Spread | None = None
    limit: float | None = None
    unit: str = "ms"
    statistic: str = "median"
    note: str = ""

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
    """All rows, and on what they were measured; missing: parts that could not be measured, and why."""

    setup: dict[str, str]
    rows: list[Row] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)


def quantity(value: float, unit: str) -> str:
    """Return a value with its unit, in three digits or so."""
    for name, least, divisor in UNITS[unit]:
        if abs(value) >= least:
            scaled = value / divisor
            return f"{scaled:.{0 if scaled >= 100 else 1}f} {name}"
    raise ValueError(f"no unit for {value}")


def spread(row: Row, values: Spread) -> str:
    """Return the value that counts and, in brackets, the rest."""
    figure = quantity(values.get(row.statistic), row.unit)
    if len(values.values) == 1:
        return figure
    least, most = (quantity(values.get(each), row.unit) for each in ("min", "max"))
    if row.statistic == "median":
        return f"{figure} ({least} – {most})"
    return f"{row.statistic} {figure} (median {quantity(values.get('median'), row.unit)}, {least} – {most})"


def cells(row: Row) -> tuple[str, ...]:
    """Return the texts of a row in the order of HEADINGS."""
    target = ""
    if row.limit is not None:
        target = f"≤ {row.limit:g}" if row.against else f"≤ {quantity(row.limit, row.unit)}"
    against = spread(row, row.against) if row.against else ""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    met = {None: "", True: "yes", False: "NO"}[row.met]
    return (row.what, spread(row, row.ours), against, ratio, target, met)


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, in columns that also line up as plain text."""
    lines = [HEADINGS, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    ruled = [lines[0], tuple("-" * width for width in widths), *lines[1:]]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in ruled
    )


def text(report: Report) -> str:
    """Return the whole report as people read it."""
    setup = [f"{name}: {value}" for name, value in report.setup.items()]
    notes = [f"{row.what}: {row.note}" for row in report.rows if row.note]
    missing = [f"Not measured: {name}: {why}" for name, why in report.missing.items()]
    parts = [setup, [table(report.rows)], notes, missing]
    return "\n\n".join("\n".join(part) for part in parts if part)


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
    named = {name: round(values.get(name), 3) for name in ("median", "min", "max", "p95")}
    return {**named, "values": [round(value, 3) for value in values.values]}
