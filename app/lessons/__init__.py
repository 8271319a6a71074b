"""Lessons: a list of them, and a pane to read one in."""
