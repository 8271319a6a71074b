"""Whatever is posted to a worker in whatever order, every run ends once and the worker lives on."""

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tests.browser.fuzz import converse
from tests.browser.settings import ISOLATED, PLAIN
from tools.serve.server import Server

SEQUENCES = 500


@pytest.mark.timeout(3600)
@pytest.mark.settings(ISOLATED, PLAIN)
def test_random_conversations_leave_the_worker_in_order(
    browser: Browser, host: Server, setting: str, share: float
) -> None:
    page = browser.new_page()
    worker = BareWorker(page, host, setting).start()
    count = max(8, int(SEQUENCES * share / 2))
    for seed in range(count):
        converse(worker, seed)
    print(f"\n{setting}: {count} conversations, {worker.runs} runs, all ended, the worker lives")
    page.close()
