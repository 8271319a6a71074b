"""Displays that bring code of their own: a program shows them, and a press runs those that wait."""

from playwright.sync_api import Frame, expect

from tests.browser.playground import Playground

# What a program needs to show HTML.
MAKING = """
class Html:
    def __init__(self, text): self.text = text
    def _repr_html_(self): return self.text
    def __repr__(self): return "some HTML"
"""
FRAME = "iframe.live-frame"


def show(play: Playground, html: str) -> Frame:
    """Have a program show HTML, and return the frame in which it runs."""
    play.run(MAKING + f"Html({html!r})")
    return running(play)


def running(play: Playground) -> Frame:
    """Return the frame of the last display, after a press where the browser wants one."""
    expect(play.page.locator(FRAME)).not_to_have_count(0)
    play.page.wait_for_function(
        "() => [...document.querySelectorAll('.live')].every((each) =>"
        " each.querySelector('.live-offer, .live-words, iframe.live-frame[data-shown]'))"
    )
    offer = play.button("Click to run")
    if offer.count():
        offer.last.click()
    play.page.wait_for_function("() => document.querySelector('iframe.live-frame[data-shown]')")
    frame = play.page.locator(FRAME).last.element_handle().content_frame()
    assert frame is not None
    return frame
