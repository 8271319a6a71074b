"""Measure the built site against bare Pyodide, its peers and the targets."""
