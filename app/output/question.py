"""The line in which a program asks, with its colours: what is written of it, and the rest. Pure."""

from app.output.terminal import Terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.output.row import Row, Run


def asked(line: "list[Run]", prompt: str) -> "list[Run]":
    """Return the line of a question, once.

    line: what stands there unfinished; prompt: its end, if the program has written it, as it has written it.
    """
    rows = _obeyed(prompt)
    end, written = rows[-1].text, "".join([text for _, text in line])
    if written.endswith(end) or ("\r" in prompt and written.startswith(end)):
        return line
    return line + _joined(rows)


def shown(prompt: str) -> "list[Run]":
    """Return what a prompt looks like."""
    return _joined(_obeyed(prompt))


def _obeyed(prompt: str) -> "list[Row]":
    terminal = Terminal()
    terminal.feed(prompt)
    return terminal.rows


def _joined(rows: "list[Row]") -> "list[Run]":
    runs: list[Run] = []
    for number, row in enumerate(rows):
        runs += [("", "\n")] * (number > 0) + row.runs
    return runs
