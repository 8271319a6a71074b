"""The worker without the page: a blank document that starts it, posts messages and keeps what it answers.

It also is the smallest client of the protocol: what it takes to run, stop and answer a program.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.settings import ISOLATED, ISOLATION, NO_STACK_SWITCHING, OLDER, PLAIN, serve
from tools import engines
from tools.paths import DIST
from tools.server import Server

HTML = """<!doctype html><title>A worker by itself</title><script type="module">
const SIGNAL = 0, SIGNAL_RUN = 1, ACKED = 2, ANSWER = 3, TEXT_AT = 64;
let control;
const tokens = {};
window.heard = [];
window.output = "";
window.acknowledges = true;
window.worker = new Worker("./assets/%s", { type: "module" });
worker.onerror = (event) => heard.push({ type: "worker error", reason: event.message });
worker.onmessage = ({ data }) => {
  data.at = performance.now();
  heard.push(data);
  if (data.type === "output") for (let i = 1; i < data.chunks.length; i += 2) output += data.chunks[i];
  if ((data.type === "output" || data.type === "display") && acknowledges) acknowledge(data);
};
window.acknowledge = ({ seq, token }) => {
  if (control) { Atomics.store(control, ACKED, seq); Atomics.notify(control, ACKED); }
  if (token) URL.revokeObjectURL(token);
  worker.postMessage({ type: "ack", seq });
};
window.start = (options) => {
  if (crossOriginIsolated) control = new Int32Array(new SharedArrayBuffer(1 << 20));
  worker.postMessage({ type: "start", ...options, ...(control ? { control: control.buffer } : {}) });
};
window.run = (id, code) => {
  tokens[id] = URL.createObjectURL(new Blob(["1"]));
  worker.postMessage({ type: "run", id, code, token: tokens[id] });
};
window.stop = (id) => {
  if (control) {
    Atomics.store(control, SIGNAL_RUN, id);
    Atomics.store(control, SIGNAL, 2);
    for (const word of [SIGNAL, ACKED, ANSWER]) Atomics.notify(control, word);
  }
  URL.revokeObjectURL(tokens[id]);
  worker.postMessage({ type: "stop", id });
};
window.answer = (id, text) => {
  const message = text === null ? { type: "input", id } : { type: "input", id, text };
  if (!control) return worker.postMessage(message);
  const bytes = new TextEncoder().encode(text ?? "");
  new Uint8Array(control.buffer).set(bytes, TEXT_AT);
  Atomics.store(control, ANSWER, text === null ? -1 : bytes.length + 1);
  Atomics.notify(control, ANSWER);
};
</script>"""

# A worker without a page has no service worker in any setting.
SETTINGS = (ISOLATED, PLAIN, OLDER)


class BareWorker:
    """Speaks the protocol with `worker.mjs`, in a page of its own."""

    def __init__(
        self,
        page: Page,
        site: Server,
        setting: str = ISOLATED,
        dist: Path = DIST,
        engine: str = "cpython",
    ) -> None:
        (path,) = (dist / "assets").glob(f"{engines.named(engine).worker}.*.mjs")
        url = site.url + "bare-worker.html"
        answer: Any = {"body": HTML.replace("%s", path.name), "content_type": "text/html"}
        if setting == ISOLATED:
            answer["headers"] = ISOLATION
        page.route(url, lambda route: route.fulfill(**answer))
        if setting == OLDER:
            page.route(f"**/{path.name}", lambda route: serve(route, NO_STACK_SWITCHING + path.read_text()))
        page.goto(url)
        page.wait_for_function("window.worker")
        self.page = page
        self.runs = 0

    def post(self, *messages: Any) -> None:
        """Post messages one right after the other."""
        self.page.evaluate("(all) => all.forEach((each) => worker.postMessage(each))", list(messages))

    def start(self, **options: Any) -> "BareWorker":
        """Start Python, and wait until it is ready. options: further fields of START."""
        self.page.evaluate("(options) => start(options)", options)
        self.heard("ready")
        return self

    def heard(self, kind: str, count: int = 1, *, seconds: float = 60) -> list[dict[str, Any]]:
        """Wait until so many messages of a kind have come, and return everything heard until then."""
        self.page.wait_for_function(
            "([kind, count]) => heard.filter(({type}) => type === kind).length >= count",
            arg=[kind, count],
            timeout=seconds * 1000,
        )
        heard: list[dict[str, Any]] = self.page.evaluate("heard.splice(0).map(({at, ...rest}) => rest)")
        return heard

    def begin(self, code: str) -> int:
        """Begin to run a program, and return the run's id."""
        self.runs += 1
        self.page.evaluate("([id, code]) => run(id, code)", [self.runs, code])
        return self.runs

    def run(self, code: str) -> list[dict[str, Any]]:
        """Run a program and return what was heard until it was done."""
        self.begin(code)
        return self.heard("done")

    def value(self, code: str) -> str | None:
        """Run a program and return the repr of its result."""
        heard = self.run(code)
        return next((each["repr"] for each in heard if each["type"] == "result"), None)

    def text(self) -> str:
        """All output until now; forgotten with that."""
        return str(self.page.evaluate("((all) => { output = ''; return all })(output)"))

    def stop(self) -> float:
        """Stop the program and return how many milliseconds it took until it was done."""
        self.page.evaluate("(id) => { window.stopped = performance.now(); stop(id) }", self.runs)
        self.page.wait_for_function("heard.some(({type}) => type === 'done')", timeout=10_000)
        return float(self.page.evaluate("heard.find(({type}) => type === 'done').at - stopped"))

    def answer(self, text: str | None) -> None:
        """Answer the program's question; None is the end of input."""
        self.page.evaluate("([id, text]) => answer(id, text)", [self.runs, text])
