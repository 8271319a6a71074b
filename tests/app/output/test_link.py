"""A link that a program would open can be pressed, shows where it leads, and is one of the web's."""

import pytest

from app.output import display
from tests.app.dom import Page, outline

OPENS = "https://example.org/a?q=1"


def shown(page: Page, address: str) -> str:
    entry = page.document.createElement("div")
    display.fill(entry, {"mime": "text/uri-list", "data": address, "text": address})
    return outline(entry)


def test_the_link_shows_its_whole_address_and_opens_nothing_by_itself(page: Page) -> None:
    assert shown(page, OPENS) == (
        "'The program wants to open this page: '\n"
        f'<a href="{OPENS}" rel="noopener noreferrer" target="_blank"> {OPENS!r}'
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc", "page.html", "", "https://" + "x" * 5000],
)
def test_what_is_no_address_of_the_web_is_text(page: Page, address: str) -> None:
    assert shown(page, address) == (repr(address) if address else "")
