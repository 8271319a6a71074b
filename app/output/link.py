"""A link that a program would open: it is shown whole, and only the visitor opens it.

A program says what it leads to, so no words of its own hide that. Addresses of the web alone become links.
"""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WORDS = "The program wants to open this page: "
SCHEMES = ("http://", "https://")
MOST = 4096  # characters of an address


def fill(element: "Any", address: "Any") -> None:
    """Show a link in an entry, or as text what is none."""
    whole = _whole(str(address))
    if whole is None:
        element.textContent = str(address)
        return
    link = browser.create("a", whole, href=whole, target="_blank", rel="noopener noreferrer")
    element.append(WORDS, link)


def _whole(address: str) -> "str | None":
    """Return the address as the browser reads it, where no letter looks like another; None if it is none."""
    if len(address) > MOST or not address.lower().startswith(SCHEMES):
        return None
    try:
        whole = str(browser.make("URL", address).href)
    except browser.JavaScriptError:
        return None
    return whole if whole.startswith(SCHEMES) else None
