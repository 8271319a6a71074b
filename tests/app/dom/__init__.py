"""A stand-in for the browser behind the page's one door, so that every room can be run on the host.

It takes the place of the modules `js` and `jsffi` and behaves as MicroPython sees the real thing:
JavaScript's objects have no text and no length, what is missing is an AttributeError, `undefined` is true and
is not None, and what JavaScript throws is caught by no `except Exception` (see values.Thrown). It has neither
layout nor CSS.
"""

from tests.app.dom.outline import outline
from tests.app.dom.page import Page, install

__all__ = ["Page", "install", "outline"]
