"""The page's own address: what it says behind its path."""

from app.base import browser

js = browser.window


def query(name: str) -> str:
    """Return what the page's address says under a name, or nothing."""
    return str(js.URL.new(js.location.href).searchParams.get(name) or "")


def asks() -> bool:
    """Tell whether the page's address may ask for something to be opened: a link, or a file of this site."""
    return bool(js.location.hash or query("src"))


def forget_query(name: str) -> None:
    """Take a name out of the page's address."""
    address = js.URL.new(js.location.href)
    address.searchParams.delete(name)
    # A browser may deny it, as when it is done often: then the address keeps saying it.
    browser.attempt(js.history, "replaceState", js.history.state, "", address.href)
