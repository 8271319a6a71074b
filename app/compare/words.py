"""What this room says to visitors. Names, numbers and causes stand where the braces are."""

# How an engine stands.
STARTING, RUNNING_HERE, WAITING, STOPPING = "Starting", "Running", "Waits for input", "Being stopped"
ENDED, ERROR, STOPPED, COULD_NOT_RUN = "Ended", "Error", "Stopped", "Could not run"
START_TIME, RUN_TIME = "start {}", "run {}"
LOADING_PACKAGE = "{} {}"
OUTPUT_OF, SHOWN_BY, OUTCOME_OF = "Output of {}", "Shown by {}", "Outcome of {}"
NO_RESULT = "no result"
MORE, MORE_SHOWN = "… and more", "… and {} more"
MORE_LINES = "… and {} more line", "… and {} more lines"
END_OF_INPUT = "(end of input)"
REFUSED = "The worker refused: {}."
FAILED = "{} {}"
BREACH = "The worker sent a message that breaks the contract: {}."

# What is said of a line that is marked.
CHANGED_LINE, EXTRA_LINE, MISSING_LINE = "differs: ", "more: ", "missing: "

# How one engine differs from another.
NEVER_RAN, UNFINISHED, ALL_SAME, OTHER_LINES, OTHER_OUTCOME, OTHER_LINES_AND_OUTCOME = range(6)
# In its own column: {0} lines, one or several, are not those of {1}.
VERDICTS = {
    NEVER_RAN: ("Did not run",),
    UNFINISHED: ("Is compared with {1} when {1} has ended",),
    ALL_SAME: ("Same as {1}",),
    OTHER_LINES: ("Differs from {1}: {0} line", "Differs from {1}: {0} lines"),
    OTHER_OUTCOME: ("Differs from {1}: the outcome",),
    OTHER_LINES_AND_OUTCOME: (
        "Differs from {1}: {0} line and the outcome",
        "Differs from {1}: {0} lines and the outcome",
    ),
}
# The same of the engine {2}, when all have ended.
SUMMARIES = {
    NEVER_RAN: ("{2}: did not run.",),
    ALL_SAME: ("{2}: same as {1}.",),
    OTHER_LINES: ("{2}: differs from {1}: {0} line.", "{2}: differs from {1}: {0} lines."),
    OTHER_OUTCOME: ("{2}: differs from {1}: the outcome.",),
    OTHER_LINES_AND_OUTCOME: (
        "{2}: differs from {1}: {0} line and the outcome.",
        "{2}: differs from {1}: {0} lines and the outcome.",
    ),
}

# How all of them stand.
ONE_WAITS, SEVERAL_WAIT = "{} waits for input", "{} wait for input"
RUNNING = "Running: {}"
AND, COMMA = " and ", ", "
IDLE = "No program is running here"
STOP_ALL = "Stop all of them"
