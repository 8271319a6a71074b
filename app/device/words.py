"""What this room says to visitors. Names, numbers and causes stand where the braces are."""

# What this device can do.
UNKNOWN = "Known as soon as Python has started."
VAIN = "The page is cross-origin isolated, but this browser does not let it share memory with Python."
FRAMED = 'The page around this one must be isolated, too, and embed it with allow="cross-origin-isolated". '
UNSTORED = "The site is not stored for offline use yet: that begins some seconds after Python has started."
MORE_ROOM = "Free some space on this device, and leave private windows; it is tried again by itself."
UPDATE = "Press “Reload to update” in the menu. Your work is kept."
REDEPLOY = "If you run this site, copy all files of one build to the server again."
CHOOSE = "Choose {}."
TRUSTED = "The page has an address that browsers trust."
UNTRUSTED = "The page has an address that browsers do not trust: they keep some of their parts from it."

# How Python started.
SMALL_ENGINE = "This engine is small, and needs no snapshot to start fast."
FAST_START = "Python started from a snapshot, which is the fast way."
COLD_START = "Python started without a snapshot: {}."
READY_START = "Python started with the packages of your last program loaded, which is the fast way."

# Packages that are saved as they are once they have been loaded.
IMAGES = "This device has saved these packages, loaded and ready: {}."
NO_IMAGE_YET = (
    "When a program has used packages, they are saved as they are, loaded and ready for the next visit."
)
SPOILT_IMAGE = "The saved packages could not be used, so Python started without them: {}."
NO_IMAGE_BY_MEMORY = (
    "Packages are not saved once they are loaded: this device has {:g} GB of memory, and that takes 4."
)
NO_IMAGE = {
    "metered": "Packages are not saved once they are loaded, since this browser is asked to save data.",
    "full": "Packages are not saved once they are loaded: this device has too little free space for them.",
}
NO_IMAGE_FIX = {"metered": "", "full": "Free some space on this device, and leave private windows."}

# Memory: where the device's own is not known, and where it is.
MEMORY = (
    "Python uses {}. The browser does not say how much this device has.",
    "Python uses {}. This device has about {:g} GB or more.",
)
NO_MEMORY = (
    "Python has not run anything yet. The browser does not say how much this device has.",
    "Python has not run anything yet. This device has about {1:g} GB or more.",
)

# The second Python.
LITTLE_MEMORY = "No second Python is held ready: this device has {:g} GB of memory, and that takes 4."
LARGE_PYTHON = "No second Python is made ready, since this one uses {}."
STANDBY_READY = "A second Python is ready to take over at once if this one is lost or cannot be stopped."
STANDBY_STARTING = "A second Python is being made ready, to take over if this one is lost."
STANDBY_FAILED = "A second Python could not be started. If this one is lost, a new one starts then."
NO_STANDBY = "No second Python is ready yet: one is made when the page has been idle for 2 seconds."

# The site on this device.
STORED = "The site is stored on this device, {}, and works without a network."
NOT_STORED = "The site is not stored for offline use: {}."
IS_READY, IS_STORING = "offline ready, {}", "storing for offline use, {}"
IS_NOT_STORED = "not stored for offline use"
TITLE = "Whether the playground works without a network: see “What this device can do”"

# Versions.
VERSION = "This is version {}."
NEWER_VERSION = "This is version {}. Version {} is ready."
REFUSED_VERSION = "This is version {}. Version {} was refused, and this one goes on: {}."
READY = "A new version, {}, is ready. Your work is kept."
RELOAD, RELOAD_NOW, LATER = "Reload to update to {}", "Reload now", "Later"
