"""What is to be known of displays without showing them: how much one weighs, how high a frame may be. Pure.

What a display is: see DISPLAY in worker/protocol.py, and worker/kernel/display.py.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TABLE = "application/vnd.offthread.table+json"
HTML = "text/html"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/svg+xml")

# What a display costs the page, in characters of the transcript's bound: of those a million.
PICTURE_WEIGHT, FRAME_WEIGHT = 5000, 20000
# So many bytes of a picture are worth a character of text.
BYTES = 32

# Pixels of a frame; until it is there each line-like tag is taken for so many.
MIN_HEIGHT, MAX_HEIGHT, TAG_HEIGHT = 24, 480, 24
TAGS = ("<tr", "<p", "<li", "<br", "<h", "<div")


def is_picture(mime: str) -> bool:
    """Tell whether the page shows this as a picture."""
    return mime in PICTURES


def weight(fields: "Any") -> int:
    """Return how many characters of text a display is worth to the bounds of the transcript."""
    mime, data = fields["mime"], fields["data"]
    if is_picture(mime):
        return PICTURE_WEIGHT + int(data.length if hasattr(data, "length") else len(data)) // BYTES
    return max(FRAME_WEIGHT, len(data)) if mime == HTML else len(data)


def guessed_height(html: str) -> int:
    """Return about how high a document will be, so that little moves when it is there."""
    return clamped(TAG_HEIGHT * (1 + sum([html.count(tag) for tag in TAGS])))


def clamped(height: float) -> int:
    """Return the height that a frame gets for a content that says it has this one."""
    return int(min(max(height, MIN_HEIGHT), MAX_HEIGHT))
