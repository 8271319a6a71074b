"""Which packages a worker can begin with, since this device has images of them: public/images.mjs knows."""

from app.base import browser
from app.base.signal import Signal

js = browser.window


class Images:
    """The images that are kept, and what the program at hand imports.

    What is told: `learned`, there are others.
    """

    def __init__(self) -> None:
        self.learned: Signal[[]] = Signal()
        js.offthreadBox.images.onlearned = browser.proxy(self.learned.fire)

    def open(self, code: str) -> None:
        """Have an image of the site's fetched that a program can begin with which may be run soon."""
        browser.call(js.offthreadBox.images, "open", code)

    @property
    def imports(self) -> list[str]:
        """Return what the program that was run last imports, if an image has any of that; else nothing."""
        return _names(js.offthreadBox.images.imports)

    def note(self, code: str) -> list[str]:
        """Note the program at hand; return its imports, if an image has any of them."""
        return _names(browser.call(js.offthreadBox.images, "note", code))

    @property
    def names(self) -> list[str]:
        """Return what can be imported from each image, in words."""
        return [", ".join(_names(each)) for each in browser.items(js.offthreadBox.images.names)]

    @property
    def trouble(self) -> str:
        """Return why no image is made, a word of worker/contract/supply.mjs, or nothing."""
        return str(js.offthreadBox.images.trouble)


def _names(found: object) -> list[str]:
    return [str(each) for each in browser.items(found)]
