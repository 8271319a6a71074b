"""What this room says to visitors. Names, numbers and causes stand where the braces are."""

# Where a file comes from.
SITE, DEVICE = "this site", "this device"

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
