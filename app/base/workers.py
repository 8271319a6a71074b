"""Workers as the browser makes them, or refuses to."""

from app.base import browser
from app.base.browser import JavaScriptError
from app.base.javascript import to_js

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

js = browser.window

NOT_LOADED = "its script could not be loaded"
UNREADABLE = "a message of the worker could not be read"


def spawn(
    address: str,
    on_message: "Callable[[dict[str, object]], object]",
    on_error: "Callable[[str], object]",
    on_made: "Callable[[Any], object]",
    early: "Any" = None,
) -> "Any":
    """Spawn a worker, or take over one of `public/early.js`; on_message(fields), on_error(reason).

    on_made(worker): may listen to it before on_message does.
    """
    if early is None:
        made = _spawned(address, on_error)
    else:
        made = early.worker
        early.release()
    on_made(made)
    browser.listen(made, "message", lambda event: on_message(browser.fields_of(event.data)))
    browser.listen(made, "error", lambda event: on_error(_error_words(event)))
    browser.listen(made, "messageerror", lambda _: on_error(UNREADABLE))
    return made


def _spawned(address: str, on_error: "Callable[[str], object]") -> "Any":
    """Return a worker. If the browser refuses, it is one that says nothing but that."""
    try:
        return browser.make("Worker", address, to_js({"type": "module", "name": "offthread"}))
    except JavaScriptError as error:
        reason = str(error)
        browser.after(0, lambda: on_error(reason))
    silent = js.MessageChannel.new().port1
    silent.terminate = silent.close
    return silent


def _error_words(event: "Any") -> str:
    event.preventDefault()
    message = getattr(event, "message", None)
    return message if type(message) is str and message else NOT_LOADED
