"""The screen on which CPython's own `turtle` draws in a browser: what it needs of tkinter, and no more.

A package of its own, which comes with the module `turtle`; see tools/build/own_wheels.py. It knows the page
only by a door (door.py), and keeps nothing from run to run: all state hangs on the window that a program
opens.
"""
