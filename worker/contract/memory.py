"""The memory that an isolated page shares with its worker, so that the page can reach a worker that is busy.

It is 32-bit words, then room for what is said of a file, for events, and for the text of an answer.
"""

# Words of the block: the signal to raise, and the run that is meant; the last OUTPUT or DISPLAY that the page
# has taken in; the answer to a question: bytes of its text plus 1, 0 while there is none, or
# END_OF_INPUT; the bytes of what is said of a file, 0 while nothing is; and how many events the page has
# written, and the worker has read.
SIGNAL = 0
SIGNAL_RUN = 1
ACKED = 2
ANSWER = 3
FILE = 4
EVENTS_WRITTEN = 5
EVENTS_READ = 6

# Where the UTF-8 begins of what is said of a file, of events, and of an answer, in bytes. Events have places
# of a size, one after the other and then from the first on again; each begins with the length of its JSON.
FILE_AT = 64
EVENTS_AT = 1024
EVENT_BYTES = 128
MOST_EVENTS = 256
TEXT_AT = 33792

# Bytes of the whole block: the longest line of input is what is left of it.
BLOCK_BYTES = 1 << 20

# What SIGNAL holds to stop a run.
SIGINT = 2

# By which signals of the system's the worker's JavaScript reaches CPython in a program: numbers without a
# name, since programs have handlers of their own for those with one. STRIKE raises KeyboardInterrupt;
# STRIKE_AGAIN ends a program that has caught it and goes on, and so do the numbers before it: a ROW of them
# strikes at steps that follow each other, so that what is caught within a loop is raised once more right
# behind it. FLUSH writes what Python still holds of the program's text.
STRIKE = 62
STRIKE_AGAIN = 61
ROW = 6
FLUSH = 63

# What ANSWER holds instead of a length.
END_OF_INPUT = -1
