"""The page around a frame, as `public/embedding.mjs` lets it ask and be answered."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.projects.joints import Content

    Take = Callable[[str, int, str | None, str | None, list[Content] | None], None]

DOOR = "offthreadEmbedding"


def is_there() -> bool:
    """Tell whether the page is in a frame, and somebody may talk to it."""
    return hasattr(browser.window, DOOR)


class Host:
    """Hears what is asked, and answers by the number of the request."""

    def __init__(self) -> None:
        self._door = browser.module(DOOR)

    def listen(self, take: "Take") -> None:
        """Have requests taken, also those that have come already."""

        def on_request(ask: "Any", number: "Any", code: "Any", data: "Any", files: "Any") -> None:
            beside = None if files is None else browser.items(files)
            take(str(ask), int(number), _text(code), _text(data), beside)

        self._door.listen(browser.proxy(on_request))

    def answer(self, number: int) -> None:
        """Say that it was done."""
        self._door.answer(number)

    def refuse(self, number: int, reason: str) -> None:
        """Say in a sentence why it was not done."""
        self._door.refuse(number, reason)

    def tell(self, number: int, code: str, data: str, files: "list[Content]") -> None:
        """Tell what there is. files: name, content, name, content, …"""
        self._door.tell(number, code, data, browser.array(files))


def _text(value: "Any") -> "str | None":
    return None if value is None else str(value)
