"""What this room says to visitors. Names, numbers and causes stand where the braces are."""

# Where a file comes from.
SITE, DEVICE = "this site", "this device"
SOURCES = {"site": SITE, "cache": DEVICE}


def source(name: str) -> str:
    """Return what a source is called: PACKAGE and INSTALLED name it, a host by itself."""
    return SOURCES.get(name, name)


# What is on its way: the start's files, one package, several.
STARTING = "Starting Python"
FILE = "{} — {}, from {}"
ONE = "{} — {}"
SEVERAL = "{} and {} more — {}, from {}"

# How a package stands.
ASKING = "asking {}"
IS_LOADING, IS_LOADED, IS_INSTALLING = "{}, from {}", "loaded, {}, from {}", "installing, {}, from {}"
STOPPED = "stopped"
NO_CAUSE = "no cause is known"

# What is said of packages that did not come, by the kind of the cause: the names, and where from. The causes
# themselves are behind it, as details. Of other kinds the cause stands in the sentence.
FAILED = {
    "offline": "{} could not be loaded, because this device is offline. "
    "Connect to the internet, then press Retry.",
    "unreachable": "{} could not be loaded, because {} does not answer. Your network may block it. "
    "Check the connection, then press Retry.",
    "refused": "{} could not be loaded, because {} did not send it. Press Retry. If that does not help, "
    "it may not be there any more.",
    "damaged": "{} could not be loaded, because {} sent a wrong file, which was not used. Press Retry.",
    "unknown": "There is no package with the name {}. If you wrote this name, check its spelling.",
    "unfit": "{} does not work in a browser, or not in this version of Python.",
}
OTHER = "{} could not be loaded: {}"
NAMES, TWO, MANY = ", ", "{} and {}", "{} and {} more"
CAUSE = "{}: {}"

# What is said aloud.
LOADING, NOT_LOADED = "Loading {}", "{} could not be loaded"
ALL_LOADED = "{} package loaded", "{} packages loaded"

# The panel.
NONE = "No package is installed yet. A program gets what it imports by itself."
LATER = "Python is not ready yet: what is installed is shown as soon as it is."
AT_START = "Load {} together with Python"
REMOVE, REMOVE_ONE = "Remove", "Remove {}"
COPIED = "The list is on the clipboard."
MARKED = "The list is marked: copy it from here."
