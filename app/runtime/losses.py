"""How Python can be lost, in words: what happened, and what is lost by it. Pure."""

from app.runtime.connection import BOX_ENDED, BOX_UNMADE, DIED, LAWLESS, SILENT

LOST = "The program's variables and imports are gone."
GONE = (
    "The program's variables and imports are gone; your code, data and output are kept, "
    "and files as they were at most 5 seconds before."
)
RECOVERED = GONE + " Python was restarted."
NEVER_READY = "It is being started once more."
RETRY = "Press Retry. If that does not help, reload the page."
RELOAD = "Your work is saved. " + RETRY
TOO_OFTEN = "That was the third time within ten seconds, so Python was not restarted. " + GONE + " " + RETRY

TOO_DEEP = (
    "The program went too deep for this browser: calls or data are nested so far that its stack was full, "
    "and Python stopped working."
)
TOO_LARGE = (
    "Python ran out of memory and stopped working: the program needs more than this browser gives to a page."
)
# How browsers begin to tell of an error that nobody has caught: the one, then the others.
UNCAUGHT = ("Uncaught ", "uncaught exception: ")
ERROR = "Error: "
PYTHON_ERROR = "PythonError: "
GOES_ON = "This happened in a function that the browser called. Python goes on; nothing is lost."
EXITED = "The program ended Python itself with os._exit({})."
UNKNOWN = "Python stopped working: {}"
EXIT = "Program terminated with exit("

# What a reason contains, in the words of one browser or another → what it means.
MEANINGS = (
    (DIED, "Python's worker is gone: the program closed it, or the browser ended it to save memory."),
    (
        BOX_ENDED,
        (
            "The part of the page in which programs run has ended: its memory was used up, or a display in "
            "the output never came to an end."
        ),
    ),
    (
        BOX_UNMADE,
        "The part of the page in which programs run could not start. Please try another browser.",
    ),
    (LAWLESS, "The program sent the page messages that break the rules, again and again."),
    (SILENT, "Python's worker has given no sign of life for a long time."),
    ("could not be loaded", "Python's worker could not be loaded."),
    ("Maximum call stack size exceeded", TOO_DEEP),
    ("too much recursion", TOO_DEEP),
    ("call stack exhausted", TOO_DEEP),
    ("ut of memory", TOO_LARGE),
    ("OOM", TOO_LARGE),
    ("annot enlarge memory", TOO_LARGE),
    ("allocation failed", TOO_LARGE),
    (
        "memory access out of bounds",
        "Python reached beyond its memory and stopped working: most often memory or stack are used up.",
    ),
    ("Out of bounds memory access", "Python reached beyond its memory and stopped working."),
    ("index out of bounds", "Python reached beyond its memory and stopped working."),
    ("Aborted", "Python gave up and stopped working, most often because its memory was used up."),
)

CRASHES = 3
CRASHES_MS = 10000


def meaning(reason: str) -> str:
    """Say what a reason means; one that is not known is shown as it is."""
    at = reason.find(EXIT)
    if at >= 0:
        code = reason[at + len(EXIT) :].partition(")")[0]
        return EXITED.format(code)
    for part, words in MEANINGS:
        if part in reason:
            return words
    return UNKNOWN.format(reason)


def raised(reason: str) -> str:
    """Return what a callback of the program raised, if the reason is that: it harms nobody.

    An end of Python's own is told as a crash, but for one of the whole worker, as when memory is used up.
    """
    if PYTHON_ERROR in reason:
        return reason.partition(PYTHON_ERROR)[2]
    if meaning(reason) == TOO_LARGE:
        return ""
    for start in UNCAUGHT:
        if reason.startswith(start):
            return reason[len(start) :]
    # The name of an error's class is one word.
    return reason if " " not in reason.partition(ERROR)[0] and ERROR in reason else ""


class Losses:
    """Counts the crashes of late: too many of them mean that another start is of no use."""

    def __init__(self) -> None:
        self._moments: list[float] = []

    def add(self, moment: float) -> bool:
        """Note a crash, at a moment in milliseconds; tell whether it was one too many."""
        self._moments = [each for each in self._moments if moment - each < CRASHES_MS]
        self._moments.append(moment)
        return len(self._moments) >= CRASHES

    def forget(self) -> None:
        """Begin to count again."""
        self._moments = []
