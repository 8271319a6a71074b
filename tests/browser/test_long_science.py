"""Compiled packages are kept on the device: a second visit asks nobody, and computes the same."""

import pytest
from playwright.sync_api import Browser

from tests.browser.bare_worker import BareWorker
from tests.browser.test_packages_again import loaded, wait_until_kept
from tools.serve.server import Server

WHOLE = """import matplotlib, numpy, pandas, scipy.stats, sklearn.linear_model
x = numpy.arange(20.0).reshape(-1, 1)
model = sklearn.linear_model.LinearRegression().fit(x, 3 * x.ravel() + 1)
import matplotlib.pyplot as plt
plt.plot(x)
plt.savefig("line.png")
import os
[round(float(model.coef_[0]), 6), round(float(scipy.stats.norm.cdf(1.96)), 6),
 int(pandas.DataFrame({"x": x.ravel()}).x.sum()), os.path.getsize("line.png") > 1000]
"""
DRAW = "import numpy\nround(float(numpy.linalg.det([[1, 2], [3, 4]])), 6)"
RESULTS = {WHOLE: "[3.0, 0.975002, 190, True]", DRAW: "-2.0"}
# Archives that are too large stay as they came: fonttools and openblas.
LARGE = 2


@pytest.mark.allow_page_errors
def test_a_second_visit_restores_compiled_packages(
    browser: Browser, site: Server, full_distribution: Server, share: float
) -> None:
    program = WHOLE if share == 1 else DRAW
    profile = browser.new_context(permissions=["local-network-access"])
    first = BareWorker(profile.new_page(), site).start(index_url=full_distribution.url)
    sources, result = loaded(first, program)
    assert (set(sources.values()), result) == ({f"127.0.0.1:{full_distribution.port}"}, RESULTS[program])
    wait_until_kept(first, max(1, len(sources) - LARGE))
    first.page.close()
    second = BareWorker(profile.new_page(), site).start(index_url=full_distribution.url)
    assert loaded(second, program) == (dict.fromkeys(sources, "cache"), RESULTS[program])
    profile.close()
