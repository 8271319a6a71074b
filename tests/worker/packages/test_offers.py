"""Offers: what an index has of a package that has no wheel for this Python, in words."""

import json

import pytest

from worker.packages.offers import no_wheel

FOUR = "a-a-win32, b-b-win32, c-c-win32, d-d-win32"
PLATFORM = "Python 3.14, emscripten_5_0_3_wasm32"


def page(*files: str) -> dict[str, str]:
    listed = [{"filename": file, "url": f"../{file}"} for file in files]
    return {"type": "application/vnd.pypi.simple.v1+json", "text": json.dumps({"files": listed})}


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ((), "the package index has no files of fast"),
        (
            ("fast-1.0-py3-none-any.whl", "fast-2.0-cp314-cp314-win_amd64.whl", "fast-2.0.tar.gz"),
            (
                f"no wheel of fast works with {PLATFORM}; "
                "version 2.0 has only cp314-cp314-win_amd64, source code"
            ),
        ),
        (
            tuple(f"fast-2.0-{tag}-{tag}-win32.whl" for tag in "abcdef"),
            f"no wheel of fast works with {PLATFORM}; version 2.0 has only {FOUR} and 2 more",
        ),
    ],
)
def test_what_is_on_offer_instead_is_said(files: tuple[str, ...], words: str) -> None:
    assert no_wheel(page(*files), "fast", PLATFORM) == words


def test_an_index_of_plain_links_is_read_as_well() -> None:
    html = {"type": "text/html", "text": '<a href="x">fast-2.0.tar.gz</a>'}
    assert no_wheel(html, "fast", PLATFORM).endswith("; version 2.0 has only source code")
