"""What is said about a drawing."""

PAPER = "#ffffff"
EMPTY = "An empty drawing."
TITLE = "Drawing “{}”: {}."
UNTITLED = "Drawing: {}."
# Python's own name for a window without one.
NO_TITLE = "Python Turtle Graphics"
FRAME = "a picture of {} × {} pixels"
LINES, LINE = "{} line segments", "1 line segment"
DOTS, DOT = "{} dots", "1 dot"
SHAPES, SHAPE = "{} shapes", "1 shape"
PICTURES, PICTURE = "{} pictures", "1 picture"
TEXTS, TEXT = "{} texts", "1 text"
BACKGROUND = "Background: {}."
COLOURS = "Colours: {}."
SAID = "Text: {}."
FULL = "The drawing is full: what comes next is not shown."
KEYS = "Keys go to the program while the drawing has the focus. Press Escape to leave it."
MISSING = (
    "The drawing cannot be shown: a part of the page could not be loaded. Check the connection and run again."
)
BROKEN = "The drawing cannot be shown: what paints it could not be loaded, or has failed. Run again."
NOTHING = "There is nothing to save yet"
NO_FILE = "The drawing could not be saved"
NAMES = (
    ("black", 0, 0, 0),
    ("white", 255, 255, 255),
    ("grey", 128, 128, 128),
    ("light grey", 211, 211, 211),
    ("dark grey", 80, 80, 80),
    ("red", 255, 0, 0),
    ("dark red", 139, 0, 0),
    ("pink", 255, 182, 193),
    ("orange", 255, 165, 0),
    ("brown", 139, 90, 43),
    ("yellow", 255, 255, 0),
    ("gold", 218, 165, 32),
    ("light yellow", 255, 255, 200),
    ("green", 0, 160, 0),
    ("light green", 144, 238, 144),
    ("bright green", 0, 255, 0),
    ("dark green", 0, 80, 0),
    ("turquoise", 64, 224, 208),
    ("light blue", 173, 216, 230),
    ("blue", 0, 0, 255),
    ("sky blue", 80, 160, 255),
    ("dark blue", 0, 0, 120),
    ("purple", 128, 0, 128),
    ("violet", 200, 120, 230),
    ("magenta", 255, 0, 255),
    ("beige", 240, 225, 200),
)
