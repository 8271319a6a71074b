# What takes the place of Brython's own `webbrowser`, which needs a window: it says what would be opened.
# mypy: disable-error-code="no-untyped-def,no-untyped-call"
import sys as _sys


def open(url, new=0, autoraise=True):  # noqa: A001, ARG001 - webbrowser's names
    """Say what would be opened."""
    print("To open this page, copy its address:", url)
    return True


def open_new(url):
    """Say what would be opened."""
    return open(url, 1)


def open_new_tab(url):
    """Say what would be opened."""
    return open(url, 2)


def get(using=None):  # noqa: ARG001 - webbrowser's name
    """Return what opens pages."""
    return _sys.modules["webbrowser"]
