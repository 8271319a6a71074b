"""Any static host will do: under a path, without special headers, and without another host behind it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PREFIX
from tests.browser.playground import Playground
from tools.serve.server import Server


@pytest.mark.smoke
def test_a_simple_host_does_the_main_job_and_no_other_host_is_asked(
    context: BrowserContext, page: Page, plain_site: Server
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    play = Playground(page).open(plain_site).wait_for("ready")
    assert page.evaluate("crossOriginIsolated") is False
    play.type_data('{"A_rank": [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]}')
    assert play.run("import statistics\nfrom js import A_rank\nstatistics.stdev(A_rank)") == [
        ("result", "2.0634114147853952")
    ]
    play.begin("name = input('Name? ')\nprint('Hello', name)").wait_for("waiting")
    expect(play.input).to_be_focused()
    page.keyboard.insert_text("Ada")
    page.keyboard.press("Enter")
    play.wait_for("ready")
    assert play.entries()[1:] == [("input", "Name? Ada"), ("stdout", "Hello Ada\n")]
    play.mark()
    play.begin("print('go')\nwhile True: pass").wait_for_entry("stdout", "go")
    play.stop()
    assert "KeyboardInterrupt" in play.of_kind("error").inner_text()
    assert play.is_marked()
    assert any(url.endswith("/pyodide.asm.wasm") for url in asked)
    # In the box, whose origin is "null", scripts have addresses of their own.
    own = (plain_site.url, "blob:" + plain_site.url.removesuffix(PREFIX), "blob:null/", "data:")
    assert [url for url in asked if not url.startswith(own)] == []
