"""Runs the visitor's programs: pure CPython, tested on the host."""
