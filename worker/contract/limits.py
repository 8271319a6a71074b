"""How much the files of a project may hold, in bytes and in words, and how many there may be."""

FILE_BYTES = 20000000
ALL_BYTES = 50000000
MOST_FILES = 200

FILE_WORDS = "20 MB"
ALL_WORDS = "50 MB"
