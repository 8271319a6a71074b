"""In WebKit, too, cells run that have their script or their other files of another origin."""

from pathlib import Path

import pytest

from tests.browser.test_cells_elsewhere import CELLS, ORIGIN, RUN, WAYS, expected, page_elsewhere
from tests.webkit.conftest import PLAIN, SHARING
from tests.webkit.driver import webkit_browser
from tests.webkit.others import OtherPage


@pytest.mark.parametrize("way", WAYS)
def test_cells_run_with_their_files_of_another_origin(
    way: str, setting: str, dist: Path, tmp_path: Path
) -> None:
    with (
        page_elsewhere(dist, tmp_path, way, isolated=setting != PLAIN) as url,
        webkit_browser(setting == SHARING) as browser,
    ):
        page = OtherPage(browser, url)
        assert [page.evaluate(RUN, each) for each in CELLS] == expected(page.evaluate(ORIGIN))
