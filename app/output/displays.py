"""What is to be known of displays without showing them: how much one weighs, how high a frame may be. Pure.

What a display is: see DISPLAY in worker/protocol.py, and worker/kernel/display.py.
"""

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TABLE = "application/vnd.offthread.table+json"
# What runs code of its own, as bytes: HTML, and data that a library of the site draws. The version of the
# library that the program's package is made for stands behind the type.
LIVE = {
    "text/html;live": "",
    "application/vnd.plotly.v1+json": "plotly",
    "application/vnd.vegalite+json": "vega",
    "application/vnd.bokeh+json": "bokeh",
    "application/vnd.jupyter.widget-view+json": "widgets",
}
VERSION = ";version="
# Behind the type of widgets: which of the program's it shows.
ROOT = ";root="
TITLES = {"plotly": "plotly.js", "vega": "Vega-Lite", "bokeh": "BokehJS", "widgets": "the widgets of Jupyter"}
# How many numbers of two versions must be the same, and the Python package that has them.
ALIKE = {"plotly": 1, "vega": 1, "bokeh": 2, "widgets": 0}
# A version of the Python package that fits what sites bring.
FITTING = {
    "plotly": "plotly==7.1.0",
    "vega": "altair==6.0.0",
    "bokeh": "bokeh==3.9.0",
    "widgets": "ipywidgets",
}
HTML = "text/html"
# An address that a program would open.
LINK = "text/uri-list"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/svg+xml")
SOUNDS = (
    "audio/wav",
    "audio/x-wav",
    "audio/mpeg",
    "audio/mp4",
    "audio/aac",
    "audio/ogg",
    "audio/flac",
    "audio/webm",
)
PLAYED = SOUNDS + ("video/mp4", "video/webm", "video/ogg")

# What a display costs the page, in characters of the transcript's bound: of those a million.
PICTURE_WEIGHT, FRAME_WEIGHT, LIVE_WEIGHT = 5000, 20000, 40000
# So many bytes of a picture are worth a character of text.
BYTES = 32

# Characters of a table: as many as can be read at once.
MOST_TABLE = 1000000
# Between two texts of a table there are brackets and small numbers: long ones take MicroPython minutes.
MOST_BETWEEN = 100

# More than the worker ever makes of a table (see worker/kernel/tables.py), and few enough for one frame.
MOST_CELLS = 20000

# Pixels of a frame; until it is there each line-like tag is taken for so many.
MIN_HEIGHT, MAX_HEIGHT, TAG_HEIGHT = 24, 480, 24
TAGS = ("<tr", "<p", "<li", "<br", "<h", "<div")


def is_picture(mime: str) -> bool:
    """Tell whether the page shows this as a picture."""
    return mime in PICTURES


def is_played(mime: str) -> bool:
    """Tell whether the page makes a player of this."""
    return mime in PLAYED


def is_live(fields: "Any") -> bool:
    """Tell whether a display brings code of its own, and its data as bytes."""
    return _kind(fields["mime"]) in LIVE and type(fields["data"]) is not str


def needed(mime: str) -> "tuple[str, str]":
    """Return the library that a live display needs, and the version that it is made for, if it says so."""
    return LIVE[_kind(mime)], mime.partition(VERSION)[2]


def root(mime: str) -> str:
    """Return which widget a live display shows; nothing if it shows none."""
    return mime.partition(ROOT)[2]


def _kind(mime: str) -> str:
    return mime.split(VERSION)[0].split(ROOT)[0]


def fits(library: str, wanted: str, have: str) -> bool:
    """Tell whether a library draws what is made for another version of it."""
    count = ALIKE[library]
    return not wanted or wanted.split(".")[:count] == have.split(".")[:count]


def weight(fields: "Any") -> int:
    """Return how many characters of text a display is worth to the bounds of the transcript."""
    mime, data = fields["mime"], fields["data"]
    if is_live(fields):
        return LIVE_WEIGHT + int(data.length) // BYTES
    if is_picture(mime) or is_played(mime):
        return PICTURE_WEIGHT + int(data.length if hasattr(data, "length") else len(data)) // BYTES
    return max(FRAME_WEIGHT, len(data)) if mime == HTML else len(data)


def read_table(data: str) -> "Any":
    """Return a table as worker/kernel/tables.py makes it, or None: a program may offer anything as one."""
    if len(data) > MOST_TABLE or not _is_mostly_text(data):
        return None
    try:
        table = json.loads(data)
        texts = [cell["text"] for part in ("head", "body") for row in table[part] for cell in row]
        texts += [table["caption"], table["note"]]
    except (ValueError, KeyError, TypeError):
        return None
    is_good = len(texts) <= MOST_CELLS and all(type(text) is str for text in texts)
    return table if is_good else None


def _is_mostly_text(data: str) -> bool:
    """Tell whether there is little in some JSON that is not within quotes."""
    pieces = data.replace("\\\\", "").replace('\\"', "").split('"')
    return all(len(piece) <= MOST_BETWEEN for number, piece in enumerate(pieces) if number % 2 == 0)


def guessed_height(html: str) -> int:
    """Return about how high a document will be, so that little moves when it is there."""
    return clamped(TAG_HEIGHT * (1 + sum([html.count(tag) for tag in TAGS])))


def clamped(height: float) -> int:
    """Return the height that a frame gets for a content that says it has this one."""
    return int(min(max(height, MIN_HEIGHT), MAX_HEIGHT))
