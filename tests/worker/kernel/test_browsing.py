"""`webbrowser` shows a link, and opens nothing."""

from types import ModuleType
from typing import Any

import pytest

from worker.kernel.browsing import Browsing
from worker.kernel.display import Display

SHOWN: list[Display] = []


@pytest.fixture
def webbrowser() -> Any:
    module: Any = ModuleType("webbrowser")
    module.Error = type("Error", (Exception,), {})
    SHOWN.clear()
    Browsing(SHOWN.append).tend(module)
    return module


@pytest.mark.parametrize("address", ["https://example.org/a?b=1", "HTTP://a.test"])
def test_an_address_of_the_web_is_shown(webbrowser: Any, address: str) -> None:
    assert webbrowser.open(address, new=2) is True
    assert [(shown.mime, shown.data, shown.text) for shown in SHOWN] == [("text/uri-list", address, address)]


@pytest.mark.parametrize("address", ["map.html", "file:///etc", "javascript:x", "", "https://" + "x" * 5000])
def test_no_other_is(webbrowser: Any, address: str) -> None:
    with pytest.raises(webbrowser.Error, match="opens only addresses that begin with http"):
        webbrowser.open(address)
    assert SHOWN == []
