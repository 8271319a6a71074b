"""A file that is not there."""

try:
    open("no such file.txt")
except OSError as error:
    print(type(error).__name__, error.strerror, error.filename)
open("no such file.txt")
