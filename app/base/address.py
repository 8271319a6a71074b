"""The page's own address: what it says behind its question mark."""

from app.base import browser

js = browser.window


def query(name: str) -> str:
    """Return what the page's address says under a name, or nothing."""
    return str(js.URL.new(js.location.href).searchParams.get(name) or "")


def forget_query(name: str) -> None:
    """Take a name out of the page's address."""
    address = js.URL.new(js.location.href)
    address.searchParams.delete(name)
    # A browser may deny it, as when it is done often: then the address keeps saying it.
    browser.attempt(js.history, "replaceState", js.history.state, "", address.href)
