"""The worker without the page: a blank document that starts it, posts messages and keeps what it answers."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.settings import ISOLATED, ISOLATION, NO_STACK_SWITCHING, OLDER, PLAIN, serve
from tests.seam import speaker
from tests.seam.speaker import Heard, Speaker
from tools.base.paths import DIST
from tools.build import engines
from tools.build.bundle import bundle
from tools.serve.server import Server

CLIENT = Path(speaker.__file__).with_name("client.mjs")
HTML = """<!doctype html><title>A worker by itself</title><script type="module">
import { speak } from "./client.mjs";
const worker = new Worker("./assets/%s", { type: "module" });
speak(worker, window);
worker.addEventListener("error", (event) => heard.push({ type: "worker error", reason: event.message }));
window.worker = worker;
</script>"""

# A worker without a page has no service worker in any setting.
SETTINGS = (ISOLATED, PLAIN, OLDER)


@cache
def client() -> bytes:
    """Return the client with all that it imports."""
    return bundle(CLIENT, "esm").data


class BareWorker(Speaker):
    """Speaks the protocol with `worker.mjs`, in a page of its own."""

    def __init__(
        self,
        page: Page,
        site: Server,
        setting: str = ISOLATED,
        dist: Path = DIST,
        engine: str = "cpython",
    ) -> None:
        super().__init__()
        (path,) = (dist / "assets").glob(f"{engines.named(engine).worker}.*.mjs")
        url = site.url + "bare-worker.html"
        answer: Any = {"body": HTML.replace("%s", path.name), "content_type": "text/html"}
        if setting == ISOLATED:
            answer["headers"] = ISOLATION
        page.route(url, lambda route: route.fulfill(**answer))
        script: Any = {"body": client(), "content_type": "text/javascript"}
        page.route(site.url + CLIENT.name, lambda route: route.fulfill(**script))
        if setting == OLDER:
            page.route(f"**/{path.name}", lambda route: serve(route, NO_STACK_SWITCHING + path.read_text()))
        page.goto(url)
        page.wait_for_function("window.worker")
        self.page = page

    def post(self, *messages: Any) -> None:
        self.page.evaluate("(all) => post(...all)", list(messages))

    def act(self, what: str, *given: Any) -> None:
        self.page.evaluate("([what, given]) => void window[what](...given)", [what, list(given)])

    def start(self, **options: Any) -> "BareWorker":
        super().start(**options)
        return self

    def heard(self, kind: str, count: int = 1, *, seconds: float = 60) -> Heard:
        self.page.wait_for_function(
            "([kind, count]) => heard.filter(({type}) => type === kind).length >= count",
            arg=[kind, count],
            timeout=seconds * 1000,
        )
        heard: Heard = self.page.evaluate("heard.splice(0).map(({at, ...rest}) => rest)")
        return heard

    def text(self) -> str:
        return str(self.page.evaluate("((all) => { output = ''; return all })(output)"))

    def renew(self) -> None:
        self.page.reload()
        self.page.wait_for_function("window.worker")

    def stop(self) -> float:
        """Stop the program and return how many milliseconds it took until it was done."""
        self.page.evaluate("(id) => { window.stopped = performance.now(); stop(id) }", self.runs)
        self.page.wait_for_function("heard.some(({type}) => type === 'done')", timeout=10_000)
        return float(self.page.evaluate("heard.find(({type}) => type === 'done').at - stopped"))
