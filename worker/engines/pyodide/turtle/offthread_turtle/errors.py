"""What goes wrong with a window."""


class TclError(Exception):
    """What Tk says of a wrong call."""
