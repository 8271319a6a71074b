"""A million printed lines: how long they take, whether the page stays alive, and that none is lost."""

import re
from typing import Any

from playwright.sync_api import CDPSession, Page

from tools.base.steps import StepError
from tools.bench.lab import Lab, opened, playground
from tools.bench.report import Row, Spread

LINES = 1_000_000
PROGRAM = f"for i in range({LINES}):\n    print(i)"
SILENT = "for i in range(20 * 1000 * 1000):\n    pass"
BYTES = sum(len(f"{number}\n") for number in range(LINES))

# The longest time for which the page's thread did nothing else, and how long the program took.
PROBE = """async () => {
  const worker = document.querySelector("#worker");
  let longest = 0, last = performance.now(), over = false;
  const began = last;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!over) setTimeout(() => channel.port2.postMessage(0));
  };
  channel.port2.postMessage(0);
  document.querySelector("#run").click();
  await new Promise((resolve) => {
    new MutationObserver(() => worker.dataset.state === "ready" && resolve())
      .observe(worker, { attributeFilter: ["data-state"] });
  });
  const ms = performance.now() - began;
  over = true;
  return { ms, longest };
}"""

# Resolves once the output ends with a text.
ENDED_MS = 30_000
ENDED = """([text, patience]) => new Promise((resolve, reject) => {
  const end = performance.now() + patience;
  const look = () => {
    if (document.querySelector("[role=log]").textContent.endsWith(text)) resolve();
    else if (performance.now() > end) reject(new Error(`the output did not end with ${text}`));
    else setTimeout(look, 50);
  };
  look();
})"""

SHOWN = """() => ({
  above: document.querySelector("#above-words").textContent,
  text: document.querySelector("[role=log]").textContent,
  elements: document.querySelectorAll("[role=log] *").length,
})"""


def printing(lab: Lab) -> list[Row]:
    """The worker alone, in a page with shared memory and in one without."""
    with (
        opened(lab.warm, lab.client("isolated")) as isolated,
        opened(lab.warm, lab.client("plain")) as plain,
        opened(lab.warm, lab.bare()) as bare,
    ):
        pages = {"isolated": isolated, "plain": plain, "bare": bare}
        times: dict[str, list[float]] = {name: [] for name in pages}
        for page in pages.values():
            page.evaluate("spawn()")
        for _ in range(lab.runs):
            for name, page in pages.items():
                times[name].append(_print(page, name))
    against = Spread.of(times["bare"])
    return [
        Row("lines", f"10⁶ printed lines, {name}, against bare Pyodide", Spread.of(times[name]), against, 2)
        for name in ("isolated", "plain")
    ]


def _print(page: Page, name: str) -> float:
    run = "run" if name == "bare" else "client.run"
    answer = page.evaluate(f"(code) => {run}(code)", PROGRAM)
    expect(f"{BYTES} bytes", f"{answer['bytes']} bytes")
    return float(answer["ms"])


def printing_on_the_page(lab: Lab) -> list[Row]:
    """The playground itself, and bare Pyodide by turns with it."""
    with playground(lab, SILENT) as page:
        silent = [page.evaluate(PROBE) for _ in range(3)]
    with opened(lab.warm, lab.bare()) as bare, playground(lab, PROGRAM) as page:
        bare.evaluate("spawn()")
        tools = lab.warm.new_cdp_session(page)
        heaps, told, against = [_heap(tools)], [], []
        for _ in range(max(3, lab.runs // 2)):
            against.append(_print(bare, "bare"))
            page.bring_to_front()
            told.append(page.evaluate(PROBE))
            _expect_all_lines(page)
            heaps.append(_heap(tools))
    times, stalls = (Spread.of(each[name] for each in told) for name in ("ms", "longest"))
    return [
        Row(
            "page-lines",
            "10⁶ printed lines on the page, against bare Pyodide",
            times,
            Spread.of(against),
            1.5,
        ),
        Row("page-lines", "… longest stall of the page", stalls, limit=50),
        Row(
            "page-lines", "… the same while a silent loop runs", Spread.of(each["longest"] for each in silent)
        ),
        Row(
            "page-lines",
            "… JavaScript heap of the page, before and after each",
            Spread.of(heaps),
            unit="bytes",
        ),
    ]


def _heap(tools: CDPSession) -> float:
    tools.send("HeapProfiler.collectGarbage")
    return float(tools.send("Runtime.getHeapUsage")["usedSize"])


def _expect_all_lines(page: Page) -> None:
    """Every line is there or is counted as no longer shown, and the last one is the last."""
    page.evaluate(ENDED, [f"{LINES - 1}\n", ENDED_MS])
    shown: Any = page.evaluate(SHOWN)
    above = int(re.sub(r"\D", "", shown["above"]) or 0)
    lines = str(shown["text"]).splitlines()
    # Earlier runs are counted, too: what is shown must be the end, without a gap.
    expect(str(LINES - len(lines)), lines[0])
    expect("0", str((above + len(lines)) % LINES))


def expect(wanted: str, got: str) -> None:
    """Refuse a figure that was measured on something else than what was to be measured."""
    if wanted != got:
        raise StepError("check that no output is lost", "print a million lines", f"{got} came, not {wanted}.")
