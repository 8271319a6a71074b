"""What is known of the page, its browser and its workers now, for app/device/device.py to put into words."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.device.exercise import Exercise
    from app.device.offline import Offline
    from app.runtime.client import Client
    from app.runtime.engines import Engines


class Facts:
    """Gathers the facts from those who know them."""

    def __init__(
        self, client: "Client", engines: "Engines", offline: "Offline", exercise: "Exercise"
    ) -> None:
        self._client, self._engines, self._offline = client, engines, offline
        self._exercise = exercise

    def now(self) -> "dict[str, Any]":
        """Return the facts; what the worker says of itself is not among them."""
        memory = browser.device_memory()
        facts: dict[str, Any] = {
            "secure": browser.is_secure(),
            "isolated": browser.is_isolated(),
            "framed": browser.is_framed(),
            "locks": browser.locks() is not None,
            "heap": self._client.heap,
            "standby": self._client.standby,
            "offers": self._engines.offers,
            "code": self._exercise.state,
        }
        facts.update(self._offline.facts())
        facts["version"] = browser.root.getAttribute("data-version")
        if memory is not None:
            facts["memory"] = memory
        return facts


def tell_chromium(then: "Callable[[str], None]") -> None:
    """Tell the whole version of a browser that is built on Chromium; of others nothing is told, ever.

    No probe shows whether a browser keeps compiled code, so this goes by its name. Source:
    https://wicg.github.io/ua-client-hints/#getHighEntropyValues
    """

    def hear(values: "Any") -> None:
        for each in values.fullVersionList:
            if each.brand == "Chromium":
                then(str(each.version))

    data = getattr(browser.window.navigator, "userAgentData", None)
    if data is not None:
        asked = data.getHighEntropyValues(browser.array(["fullVersionList"]))
        asked.then(browser.proxy(hear), browser.proxy(lambda _: None))
