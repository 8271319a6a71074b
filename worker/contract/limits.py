"""How much the files of a project may hold, in bytes and in words, and how many there may be."""

FILE_BYTES = 20000000
ALL_BYTES = 50000000
MOST_FILES = 200

# Of a file in an earlier version of a project: larger ones are left out.
VERSION_BYTES = 1000000

# Of a text that can be edited; and of all that a link holds, as JSON.
TEXT_BYTES = 1000000
LINK_BYTES = 2000000

FILE_WORDS = "20 MB"
ALL_WORDS = "50 MB"
TEXT_WORDS = "1 MB"
LINK_WORDS = "2 MB"
