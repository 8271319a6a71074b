"""A portion of text as public/portion.mjs has it, for tests without JavaScript."""

from app.output.terminal import is_plain


class Portion:
    def __init__(self, text: str) -> None:
        self.text = text
        self.is_plain = is_plain(text)

    @property
    def characters(self) -> int:
        return len(self.text)

    @property
    def breaks(self) -> int:
        return self.text.count("\n")

    @property
    def ends_line(self) -> bool:
        return self.text.endswith("\n")

    def __str__(self) -> str:
        return self.text

    def divide(self, joins: bool) -> "list[str | Portion]":
        start = self.text.find("\n") + 1 if joins else 0
        end = self.text.rfind("\n") + 1
        return [self.text[:start], Portion(self.text[start:end]), self.text[end:]]

    def cut(self, size: int, lines: int) -> "list[Portion]":
        found: list[Portion] = []
        end = len(self.text)
        while end > 0 and lines > 0:
            least = max(0, end - size)
            at = self.text.find("\n", least) + 1 if least else 0
            start = at if 0 < at < end else least
            found.append(Portion(self.text[start:end]))
            lines -= found[-1].breaks + (0 if found[-1].ends_line else 1)
            end = start
        found.reverse()
        return found

    def take(self, size: int) -> str:
        taken, self.text = self.text[:size], self.text[size:]
        return taken

    def skip(self, lines: int) -> str:
        for _ in range(lines):
            self.text = self.text[self.text.find("\n") + 1 :]
        return ""

    def copy(self) -> "Portion":
        return Portion(self.text)

    def shorten(self, size: int) -> str:
        kept = self.text[-size:]
        at = min((at for at in (kept.find("\r"), kept.find("\n")) if at >= 0), default=-1)
        self.text = kept[at:] if at >= 0 else self.text
        return ""
