"""Stop, many times over: how long it takes from the click to the end of the program, and that none fails."""

import statistics

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import SETTINGS, BareWorker
from tools.bench.endless import ENDLESS
from tools.serve.server import Server

STOPS = 50


def stop_once(worker: BareWorker, code: str, wait: float) -> float:
    worker.begin(code)
    worker.page.wait_for_function("output.includes('go')", polling=5)
    worker.page.wait_for_timeout(wait)
    took = worker.stop()
    heard = worker.heard("done")
    assert heard[-1]["status"] == "stopped"
    worker.text()
    return took


def figures(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    median = statistics.median(ordered)
    return f"{name}: {len(ordered)} stops, p50 {median:.0f} ms, p95 {p95:.0f}, max {ordered[-1]:.0f}"


@pytest.mark.timeout(3600)
@pytest.mark.settings(*SETTINGS)
def test_every_stop_is_a_keyboard_interrupt_that_keeps_the_state(
    browser: Browser, host: Server, setting: str, share: float
) -> None:
    page = browser.new_page()
    worker = BareWorker(page, host, setting).start()
    worker.run("kept = 41")
    everything: list[float] = []
    for name, code in ENDLESS.items():
        count = max(2, int(STOPS * share))
        times = [stop_once(worker, code, 5 * n % 40) for n in range(count)]
        everything += times
        print(figures(f"{setting} · {name}", times))
    print(figures(f"{setting} · all", everything))
    assert worker.value("kept + 1") == "42"
    page.close()
