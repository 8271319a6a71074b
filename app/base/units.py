"""Quantities in words that people read: bytes, durations, lines. Pure."""


def number(value: int) -> str:
    """Return a whole number with commas between the thousands."""
    text = str(value)
    parts: list[str] = []
    while len(text) > 3:
        parts.append(text[-3:])
        text = text[:-3]
    parts.append(text)
    return ",".join(reversed(parts))


def count(value: int, forms: "tuple[str, ...]", *others: str) -> str:
    """Return words about so many: the first of two forms for 1, else the last.

    The number stands where a form has its first braces, and what else there is in those after it.
    """
    return forms[0 if value == 1 else -1].format(number(value), *others)


def size(value: int) -> str:
    """Return a number of bytes with its unit."""
    amount, unit = _scaled(value)
    return f"{amount} {unit}"


def memory(heap: int) -> str:
    """Return the size of the interpreter's memory as the status line wants it; nothing if unknown."""
    if heap >= 1000000000:
        return f"{heap / 1000000000:.1f} GB"
    return f"{round(heap / 1000000)} MB" if heap else ""


def progress(loaded: int, total: "int | None") -> str:
    """Return how much of how much has been loaded, as in "3.1 of 9.6 MB"."""
    if total is None:
        return size(loaded)
    whole, unit = _scaled(total)
    part = _in_unit(min(loaded, total), unit)
    return f"{part} of {whole} {unit}"


def duration(milliseconds: float) -> str:
    """Return a duration as people say it."""
    if milliseconds < 0.95:
        return "under 1 ms"
    if milliseconds < 1000:
        return f"{round(milliseconds)} ms"
    if milliseconds < 60000:
        return f"{milliseconds / 1000:.1f} s"
    seconds = round(milliseconds / 1000)
    return f"{seconds // 60} min {seconds % 60} s"


def _scaled(value: int) -> "tuple[str, str]":
    for unit, least in (("MB", 1000000), ("kB", 1000)):
        if value >= least:
            return _in_unit(value, unit), unit
    return str(value), "bytes"


def _in_unit(value: int, unit: str) -> str:
    if unit == "MB":
        return f"{value / 1000000:.1f}"
    if unit == "kB":
        return str(round(value / 1000))
    return str(value)
