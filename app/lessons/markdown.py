"""The little Markdown that lessons are written in, as blocks to be shown as text. Pure.

A block is (kind, content): ("heading", text), ("text", spans), ("item", spans), ("code", text). A span is
(kind, text): "plain", "code" or "strong". Everything else is text as it stands; there is no HTML.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    Span = tuple[str, str]
    Block = tuple[str, str | list[Span]]

FENCE = "```"


class Lesson:
    """A lesson: its title, its blocks, and the files that it brings: a program first."""

    def __init__(self, name: str, text: str) -> None:
        stem = name.rpartition(".")[0]
        self.title = stem
        self.blocks: list[Block] = []
        self.files: list[tuple[str, str]] = []
        self.data = ""
        if name.endswith(".py"):
            self.files.append((name, text))
        else:
            self._read(stem, text.replace("\r\n", "\n").split("\n"))

    def _read(self, stem: str, lines: "list[str]") -> None:
        paragraph: list[str] = []
        at = 0
        while at < len(lines):
            line = lines[at].strip()
            at += 1
            if line.startswith(FENCE):
                self._end(paragraph)
                end = at
                while end < len(lines) and lines[end].strip() != FENCE:
                    end += 1
                self._take_code(stem, line[len(FENCE) :].strip(), "\n".join(lines[at:end]) + "\n")
                at = end + 1
            elif line.startswith("#") or line[:2] in ("- ", "* ") or not line:
                self._end(paragraph)
                self._take_line(line)
            else:
                paragraph.append(line)
        self._end(paragraph)

    def _end(self, paragraph: "list[str]") -> None:
        if paragraph:
            self.blocks.append(("text", spans(" ".join(paragraph))))
        paragraph.clear()

    def _take_line(self, line: str) -> None:
        if line.startswith("# "):
            self.title = line[2:].strip()
        elif line.startswith("#"):
            self.blocks.append(("heading", line.lstrip("#").strip()))
        elif line:
            self.blocks.append(("item", spans(line[2:].strip())))

    def _take_code(self, stem: str, info: str, code: str) -> None:
        """Take code as a file if it says so: the first Python, or what names its file; `data` is the data."""
        language, _, name = info.partition(" ")
        if name.strip():
            self.files.append((name.strip(), code))
        elif language == "python" and not self.files:
            self.files.append((stem + ".py", code))
        elif language == "data":
            self.data = code
        else:
            self.blocks.append(("code", code))


def spans(text: str) -> "list[Span]":
    """Cut a line into plain text, `code` and **strong** text."""
    found: list[Span] = []
    for number, part in enumerate(text.split("`")):
        if number % 2:
            found.append(("code", part))
            continue
        for count, piece in enumerate(part.split("**")):
            if piece:
                found.append(("strong" if count % 2 else "plain", piece))
    return found
