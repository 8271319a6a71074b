"""The worker without the page: a blank document that starts it, posts messages and keeps what it answers."""

from typing import Any

from playwright.sync_api import Page

from tools.paths import DIST
from tools.server import Server

HTML = """<!doctype html><title>A worker by itself</title><script type="module">
window.heard = [];
window.worker = new Worker("./assets/%s", { type: "module" });
worker.onmessage = ({ data }) => heard.push(data);
worker.onerror = (event) => heard.push({ type: "worker error", reason: event.message });
</script>"""

ISOLATION = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}


class BareWorker:
    """Speaks the protocol with `worker.mjs`, in a page of its own."""

    def __init__(self, page: Page, site: Server) -> None:
        (name,) = (path.name for path in (DIST / "assets").glob("worker.*.mjs"))
        url = site.url + "bare-worker.html"
        answer: Any = {"body": HTML % name, "content_type": "text/html", "headers": ISOLATION}
        page.route(url, lambda route: route.fulfill(**answer))
        page.goto(url)
        page.wait_for_function("window.worker")
        self.page = page

    def post(self, *messages: Any) -> None:
        """Post messages one right after the other."""
        self.page.evaluate("(all) => all.forEach((each) => worker.postMessage(each))", list(messages))

    def heard(self, kind: str, count: int = 1, *, seconds: float = 60) -> list[dict[str, Any]]:
        """Wait until so many messages of a kind have come, and return everything heard until then."""
        self.page.wait_for_function(
            "([kind, count]) => heard.filter(({type}) => type === kind).length >= count",
            arg=[kind, count],
            timeout=seconds * 1000,
        )
        return list(self.page.evaluate("heard.splice(0)"))

    def run(self, code: str, **fields: Any) -> list[dict[str, Any]]:
        """Run a program and return what was heard until it was done."""
        self.post({"type": "run", "id": 1, "code": code, **fields})
        return self.heard("done")
