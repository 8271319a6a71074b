"""The engines agree with CPython on short programs, but where docs/engines.md says otherwise and why.

The programs and the reasons are in tests/agreement; `python3 build.py agreement` updates the page.
"""

import difflib

import pytest
from playwright.sync_api import Browser

from tools.agreement import main as agreement
from tools.agreement.report import Findings, renewed, unexplained


@pytest.fixture(scope="module")
def found(browser: Browser) -> Findings:
    """What all programs did everywhere."""
    return agreement.findings(browser)


def test_each_disagreement_has_a_reason_and_each_reason_a_disagreement(found: Findings) -> None:
    assert unexplained(found) == []


def test_the_page_of_the_engines_says_what_they_do(found: Findings) -> None:
    committed = agreement.REPORT.read_text(encoding="utf-8")
    changed = difflib.unified_diff(
        committed.splitlines(), renewed(committed, found).splitlines(), "committed", "now", n=0, lineterm=""
    )
    assert list(changed) == [], "if this is meant: python3 build.py agreement"


def test_the_programs_are_eighty_and_say_what_they_are_about() -> None:
    made = agreement.programs()
    assert (len(made), [each.key for each in made if not each.about]) == (80, [])
