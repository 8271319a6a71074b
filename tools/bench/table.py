"""A bench's report as people read it: tables in Markdown that can be pasted into a document. Pure."""

from collections.abc import Sequence

from tools.bench.report import Report, Row, Spread

HEADINGS = ("what", "ours", "against", "ratio", "target", "met", "runs")
UNITS = {
    "ms": (("s", 10_000, 1000), ("ms", 0, 1)),
    "points": (("points", 0, 1),),
    "times": (("times", 0, 1),),
    "bytes": (("MB", 1_000_000, 1_000_000), ("kB", 0, 1000)),
}
LEGEND = "The figure is the median, or what is named; in brackets the least and the most of the runs."


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


def target(row: Row) -> str:
    """Return the target in words, or nothing."""
    if row.limit is None:
        return ""
    return f"≤ {row.limit:g}" if row.against else f"≤ {quantity(row.limit, row.unit)}"


def cells(row: Row) -> tuple[str, ...]:
    """Return the texts of a row in the order of HEADINGS."""
    against = spread(row, row.against) if row.against else ""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    met = {None: "", True: "yes", False: "NO"}[row.met]
    return (row.what, spread(row, row.ours), against, ratio, target(row), met, str(len(row.ours.values)))


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table, a line each."""
    return _lined_up([HEADINGS, *(cells(row) for row in rows)])


def side_by_side(rows: Sequence[Row]) -> str:
    """Return the rows as a table that has a column for each of theirs: figure, spread, ratio to what they are
    measured against, and NO where a target is not met.
    """
    columns = list(dict.fromkeys(row.column for row in rows))
    lines = {row.what: [""] * len(columns) + [str(len(row.ours.values))] for row in rows}
    for row in rows:
        lines[row.what][columns.index(row.column)] = _cell(row)
    targets = {row.what: f": target {target(row)}" for row in rows if row.limit is not None}
    told = [(what + targets.get(what, ""), *texts) for what, texts in lines.items()]
    return _lined_up([("what", *columns, "runs"), *told])


def _cell(row: Row) -> str:
    ratio = "" if row.ratio is None else f", ratio {row.ratio:.2f}"
    return spread(row, row.ours) + ratio + (" NO" if row.met is False else "")


def _lined_up(lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table in columns that also line up as plain text; the first line is its head."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    ruled = [lines[0], tuple("-" * width for width in widths), *lines[1:]]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in ruled
    )


def tables(rows: Sequence[Row]) -> list[str]:
    """Return a table of all rows that stand alone, then one for each part that has columns."""
    alone = [row for row in rows if not row.column and not row.is_detail]
    parts = dict.fromkeys(row.part for row in rows if row.column)
    beside = [side_by_side([row for row in rows if row.column and row.part == part]) for part in parts]
    return [table(alone)] * bool(alone) + beside


def text(report: Report) -> str:
    """Return the whole report."""
    setup = [f"- {name}: {value}" for name, value in report.setup.items()]
    notes = [f"- {row.what}: {row.note}" for row in report.rows if row.note]
    missing = [f"- not measured: {name}: {why}" for name, why in report.missing.items()]
    blocks = ["\n".join(setup), LEGEND, *tables(report.rows), "\n".join(notes), "\n".join(missing)]
    return "\n\n".join(block for block in blocks if block)
