"""What this room says to visitors. Names and numbers stand where the braces are."""

NONE = "No variables yet. Run a program: what it has made appears here."
NONE_OF_DATA = "The program has made no variables."
LOOKING, SORTING = "Looking…", "Getting the rows…"

# Why nothing can be told, by PROBLEMS of worker/protocol.py.
PROBLEMS = {
    "busy": "A program is running. Its variables are shown when it has ended.",
    "gone": "This table is not there any more.",
    "slow": "This took too long, so it was given up.",
    "broken": "This cannot be shown: looking at it fails.",
}
STUCK = "Looking at the variables took too long. Python was restarted: run the program again."

MORE = "{} more"
AS_TABLE = "Show {} as a table"
TABLE = "Table"

# A table.
SIZE = "{} × {}"
ROWS, COLUMNS = ("{} row", "{} rows"), ("{} column", "{} columns")
SHOWN, NO_ROWS = "Rows {}–{} of {}", "There are no rows."
NARROWED = "The first {} of {} columns are shown. The file has all of them."
SORT = "Sort by {}"

# Its file.
FILE = "{}.csv"
MAKING = "Making the file: {} of {} rows"
SAVED = "The file has been made."
CALLED_OFF = "The file was not made."
GIVEN_UP = "The file was not made, since a program has been run."
