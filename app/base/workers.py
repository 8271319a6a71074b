"""Workers of the box: see public/box.mjs. They are made at once, and what is wrong with one is told later."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

js = browser.window


def spawn(
    address: str,
    on_message: "Callable[[dict[str, object]], object]",
    on_breach: "Callable[[str], object]",
    on_error: "Callable[[str], object]",
    imports: "list[str]",
    early: "Any" = None,
) -> "Any":
    """Spawn a worker, or take over the one of `public/early.js`; on_message(fields).

    imports: those for which it will ask for an image; on_breach(sentence): what it said breaks the contract,
    and was kept back; on_error(reason): it is of no more use.
    """
    made = js.offthreadBox.open(address, browser.array(imports)) if early is None else early
    made.listen(
        browser.proxy(lambda message: on_message(browser.fields_of(message))),
        browser.proxy(lambda sentence: on_breach(str(sentence))),
        browser.proxy(lambda reason: on_error(str(reason))),
    )
    return made
