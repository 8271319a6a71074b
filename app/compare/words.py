"""What this room says to visitors. Names, numbers and causes stand where the braces are."""

# How an engine stands.
STARTING, RUNNING_HERE, WAITING, STOPPING = "Starting", "Running", "Waits for input", "Being stopped"
ENDED, ERROR, STOPPED, COULD_NOT_RUN = "Ended", "Error", "Stopped", "Could not run"
START_TIME, RUN_TIME = "start {}", "run {}"
LOADING_PACKAGE = "{} {}"
OUTPUT_OF, SHOWN_BY, OUTCOME_OF = "Output of {}", "Shown by {}", "Outcome of {}"
NO_RESULT = "no result"
MORE, MORE_LINES, MORE_SHOWN = "… and more", "… and {}", "… and {} more"
END_OF_INPUT = "(end of input)"
REFUSED = "The worker refused: {}."
FAILED = "{} {}"
BREACH = "The worker sent a message that breaks the contract: {}."

# What is said of a line that is marked.
CHANGED_LINE, EXTRA_LINE, MISSING_LINE = "differs: ", "more: ", "missing: "

# How one engine differs from another.
NEVER_RAN = "Did not run"
UNFINISHED = "Is compared with {0} when {0} has ended"
ALL_SAME = "Same as {}"
OTHER_LINES = "Differs from {}: {}"
OTHER_OUTCOME = "Differs from {}: the outcome"
OTHER_LINES_AND_OUTCOME = "Differs from {}: {} and the outcome"

# How all of them stand.
ONE_WAITS, SEVERAL_WAIT = "{} waits for input", "{} wait for input"
RUNNING = "Running: {}"
TOLD = "{}: {}."
AND, COMMA = " and ", ", "
IDLE = "No program is running here"
STOP_ALL = "Stop all of them"
