"""The list of files that the service worker stores, and what makes the site installable."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tools.base.hashes import integrity, sha256
from tools.base.steps import StepError
from tools.build import policy, precache

FILES = {
    "sw.js": b"itself",
    "index.html": b"page",
    "assets/a.0123abcd.js": b"script",
    "favicon.svg": b"icon",
    "manifest.json": b"{}",
    "webworker.js": b"face",
    "_headers": b"for hosts",
    ".nojekyll": b"",
}


def entry(url: str, data: bytes, revision: str | None) -> dict[str, object]:
    return {"url": url, "revision": revision, "integrity": integrity(data), "size": len(data)}


def test_what_the_playground_needs_is_listed_and_the_page_comes_last() -> None:
    assert precache.entries(FILES, {}) == [
        entry("./assets/a.0123abcd.js", b"script", None),
        entry("./favicon.svg", b"icon", sha256(b"icon")[:16]),
        entry("./", b"page", sha256(b"page")[:16]),
    ]


def test_what_one_kind_of_browser_needs_is_for_that_kind_alone() -> None:
    first, *_ = precache.entries(FILES, {"assets/a.0123abcd.js": "plain"})
    assert first == {**entry("./assets/a.0123abcd.js", b"script", None), "only": "plain"}


def test_the_list_takes_the_place_that_is_kept_for_it() -> None:
    made = precache.inject(b"const site=self.__WB_MANIFEST;", FILES, "b", "1.0", {})
    site = json.loads(made.removeprefix(b"const site=").removesuffix(b";"))
    # The drop-in is not stored, but a worker all the same.
    policies = {"./webworker.js": policy.DROP_IN, "./sw.js": policy.SERVICE}
    assert site == {
        "build": "b",
        "version": "1.0",
        "files": precache.entries(FILES, {}),
        "policies": policies,
    }


@pytest.mark.parametrize("worker", [b"", b"self.__WB_MANIFEST self.__WB_MANIFEST"])
def test_a_service_worker_without_one_place_for_the_list_stops_the_build(worker: bytes) -> None:
    with pytest.raises(StepError) as caught:
        precache.inject(worker, FILES, "b", "1.0", {})
    assert caught.value.fix == "Let worker/service/main.js mention self.__WB_MANIFEST once."


def test_the_web_manifest_bears_the_sites_title_and_no_id() -> None:
    described = json.loads(precache.web_manifest('{"name": "", "start_url": "./"}', 'Snakes & "ladders"'))
    assert described == {
        "name": 'Snakes & "ladders"',
        "short_name": 'Snakes & "ladders"',
        "start_url": "./",
    }


def test_the_built_service_worker_lists_the_built_files(dist: Path, manifest: dict[str, Any]) -> None:
    text = (dist / "sw.js").read_text(encoding="utf-8")
    found = re.search(r'\{"build":.*?\],"policies":\{.*?\}\}', text)
    assert found
    site = json.loads(found[0])
    listed = {each["url"].removeprefix("./") or "index.html": each["size"] for each in site["files"]}
    left_out = {"manifest.json", "sw.js", "webworker.js", "element.mjs", "_headers", ".nojekyll"}
    assert listed == {
        name: about["size"]
        for name, about in manifest["files"].items()
        if name not in left_out and not name.startswith("assets/cell-")
    }
    assert (site["build"], site["version"]) == (manifest["build"], manifest["version"])


def test_every_icon_that_the_web_manifest_names_is_there(dist: Path) -> None:
    described = json.loads((dist / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert [icon["src"] for icon in described["icons"] if not (dist / icon["src"]).is_file()] == []
