# What is added to Brython's own `io`: it opens the visitor's files.
from _offthread_handles import open  # noqa: A004, F401 - it is the name that programs use
