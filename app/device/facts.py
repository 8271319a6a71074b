"""What is known of the page, its browser and its workers now, for app/device/device.py to put into words."""

from app.base import browser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from app.device.offline import Offline
    from app.runtime.client import Client
    from app.runtime.engines import Engines
    from app.runtime.images import Images


class Facts:
    """Gathers the facts from those who know them."""

    def __init__(self, client: "Client", engines: "Engines", offline: "Offline", images: "Images") -> None:
        self._client, self._engines, self._offline, self._images = client, engines, offline, images
        self._worker: dict[str, Any] = {}

    def learn(self, capabilities: "dict[str, Any]") -> None:
        """Take what the worker says of itself when it is ready."""
        self._worker = capabilities

    def now(self) -> "dict[str, Any]":
        """Return the facts, with what the worker has said of itself."""
        memory = browser.device_memory()
        facts: dict[str, Any] = {name: self._worker[name] for name in self._worker}
        facts.update(
            {
                "secure": browser.is_secure(),
                "isolated": browser.shares_memory(),
                "vain": browser.is_isolated() and not browser.shares_memory(),
                "framed": browser.is_framed(),
                "locks": browser.locks() is not None,
                "heap": self._client.heap,
                "standby": self._client.standby,
                "offers": self._engines.offers,
                "images": self._images.names,
                "image_trouble": self._images.trouble,
            }
        )
        facts.update(self._offline.facts())
        facts["version"] = browser.root.getAttribute("data-version")
        if memory is not None:
            facts["memory"] = memory
        return facts
