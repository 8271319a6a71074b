"""Where the engines agree with CPython on programs, and where not, as docs/engines.md says it. Pure."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.build.engines import ENGINES

SAME, WORDS, OTHER = "yes", "in other words", "no"
ORDER = ("language", "library", "errors")
# Signs of a line that are shown.
WIDTH = 90
NOTHING = "(nothing)"

# What stands between these lines of docs/engines.md is written by the command, and the rest by hand.
BEGIN, END = "<!-- agreement -->\n", "<!-- /agreement -->\n"
HEAD = """## Where the engines agree

Each engine runs {count} short programs in Chromium. They are of the kind that beginners and courses write.
CPython on the host runs them too. Everything that a program prints, and how it ends, is compared to the last
character. *In other words* means: the output is the same and the program ends with the same type of error,
but the message is worded differently.

`python3 build.py agreement` writes this part of the page, and a test compares it with what the engines do.
The programs are in [tests/agreement/programs](../tests/agreement/programs).
"""


@dataclass(frozen=True)
class Program:
    """A program: group is its folder, name its file's without the ending."""

    group: str
    name: str
    code: str

    @property
    def key(self) -> str:
        """Return what reasons.toml calls it."""
        return f"{self.group}/{self.name}"

    @property
    def about(self) -> str:
        """Return its first line's words."""
        return (ast.get_docstring(ast.parse(self.code)) or "").splitlines()[0]


@dataclass(frozen=True)
class Behaviour:
    """What a program printed, and the last line of the error that it ended by, if it did."""

    output: str
    error: str = ""

    @property
    def lines(self) -> list[str]:
        """Return all that it said."""
        return [*self.output.splitlines(), *([self.error] if self.error else [])]

    @property
    def kind(self) -> str:
        """Return the error's type."""
        return self.error.partition(":")[0]


@dataclass(frozen=True)
class Findings:
    """What the programs did on this machine and by each engine, in their order; reasons by engine and key."""

    programs: Sequence[Program]
    here: Sequence[Behaviour]
    engines: dict[str, list[Behaviour]]
    reasons: dict[str, dict[str, str]]

    def of(self, engine: str) -> Iterator[tuple[Program, Behaviour, Behaviour]]:
        """Yield each program with what it should do and what it does by an engine."""
        return zip(self.programs, self.here, self.engines[engine], strict=True)


def judged(wanted: Behaviour, got: Behaviour) -> str:
    """Return SAME, WORDS or OTHER."""
    if wanted == got:
        return SAME
    is_alike = wanted.output == got.output and wanted.error and wanted.kind == got.kind
    return WORDS if is_alike else OTHER


def difference(wanted: Behaviour, got: Behaviour) -> tuple[str, str]:
    """Return the first line in which they differ, of each."""
    one, other = wanted.lines, got.lines
    for at in range(max(len(one), len(other))):
        pair = [lines[at] if at < len(lines) else NOTHING for lines in (one, other)]
        if pair[0] != pair[1]:
            return from_there(pair[0], pair[1])
    return "its last newline", NOTHING


def from_there(wanted: str, got: str) -> tuple[str, str]:
    """Return two lines, cut so that the place where they differ is among what is shown."""
    at = next(
        (n for n, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got))
    )
    start = max(0, at - WIDTH // 3) if max(len(wanted), len(got)) > WIDTH else 0
    return shortened(wanted, start), shortened(got, start)


def shortened(line: str, start: int) -> str:
    """Return so much of a line as is shown."""
    part = line[start : start + WIDTH]
    return ("…" if start else "") + part + ("…" if len(line) > start + WIDTH else "")


def unexplained(found: Findings) -> list[str]:
    """Return a sentence for each disagreement without a reason, and each reason without a disagreement."""
    return [fault for engine in found.engines for fault in faults(found, engine)]


def faults(found: Findings, engine: str) -> list[str]:
    """Return the same of an engine."""
    told = set(found.reasons.get(engine, {}))
    differing = {program.key for program, wanted, got in found.of(engine) if wanted != got}
    missing, needless = sorted(differing - told), sorted(told - differing)
    return [
        *(f"{engine} disagrees on {key}, and reasons.toml does not say why." for key in missing),
        *(f"{engine} agrees on {key}, or there is no such program: take its reason out." for key in needless),
    ]


def renewed(page: str, found: Findings) -> str:
    """Return docs/engines.md with these findings between its marks; ValueError without marks."""
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"docs/engines.md needs a line {BEGIN.strip()}, and {END.strip()} below it")
    return f"{before}{BEGIN}\n{written(found)}\n{END}{after}"


def written(found: Findings) -> str:
    """Return the part of docs/engines.md that the engines decide."""
    parts = [HEAD.format(count=len(found.programs)), summary(found), programs(found)]
    parts += [explained(found, name) for name in found.engines]
    return "\n".join(part for part in parts if part)


def title(engine: str) -> str:
    """Return what people call an engine."""
    return next(each.title for each in ENGINES if each.name == engine)


def groups(found: Findings) -> list[str]:
    """Return the groups in the order of a course."""
    return sorted({each.group for each in found.programs}, key=ORDER.index)


def summary(found: Findings) -> str:
    """Return how many programs agree, by group and engine."""
    rows = [["", "programs", *(title(name) for name in found.engines)]]
    for group in [*groups(found), "all"]:
        chosen = [n for n, each in enumerate(found.programs) if group in (each.group, "all")]
        rows.append([group, str(len(chosen)), *(agreeing(found, name, chosen) for name in found.engines)])
    return table(rows)


def agreeing(found: Findings, engine: str, chosen: Sequence[int]) -> str:
    """Return how many of some programs agree, and how many do but for the words."""
    marks = [judged(found.here[n], found.engines[engine][n]) for n in chosen]
    words = f", {marks.count(WORDS)} more in other words" if WORDS in marks else ""
    return f"{marks.count(SAME)}{words}"


def programs(found: Findings) -> str:
    """Return each program, and whether it agrees."""
    rows = [["program", "about", *(title(name) for name in found.engines)]]
    for group in groups(found):
        for n, program in enumerate(found.programs):
            if program.group == group:
                marks = [judged(found.here[n], each[n]) for each in found.engines.values()]
                rows.append([f"{group}/{program.name}", program.about, *marks])
    return "### Each program\n\n" + table(rows)


def explained(found: Findings, engine: str) -> str:
    """Return where an engine differs and why, with the first lines that do."""
    rows = [["program", "CPython on the host says", f"{title(engine)} says", "why"]]
    for program, wanted, got in found.of(engine):
        if wanted != got:
            lines = difference(wanted, got)
            reason = found.reasons.get(engine, {}).get(program.key, "")
            rows.append([program.key, *(code(line) for line in lines), reason])
    head = f"### Where {title(engine)} differs\n\n"
    if len(rows) == 1:
        return head + "It does not, in these programs.\n"
    return f"{head}For each program that differs, the first line that does:\n\n{table(rows)}"


def code(line: str) -> str:
    """Return a line as code in a cell of a table, whatever signs it has."""
    if line == NOTHING:
        return line
    shown = line.replace("|", "\\|")
    return f"`` {shown} ``" if "`" in line else f"`{shown}`"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "".join(f"| {' | '.join(row)} |\n" for row in ruled)
