"""What goes wrong with a window."""


class TclError(Exception):
    """What Tk says of a wrong call."""


# As tracebacks name it on a laptop.
TclError.__module__ = "_tkinter"
