"""Runs the visitor's programs: pure CPython, tested on the host."""

from worker.private import keep_apart

FINDERS = keep_apart(__path__)
