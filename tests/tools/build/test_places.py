"""Where the npm package's client finds the files that workers fetch."""

import re
from pathlib import Path

import pytest

from tools.base.paths import ROOT
from tools.build import generate
from tools.build.media import media_type
from tools.npm.main import site_files

DESCRIPTION = {
    "pyodide": {"folder": "pyodide-1", "files": {"a.wasm": {}}},
    "engines": {"brython": {"folder": "brython-1", "files": {"b.js": {}}, "parts": {"rest.json": {}}}},
    "kernel": {"path": "assets/kernel.zip"},
    "snapshots": {"plain": {"path": "assets/plain.bin"}},
    "images": [{"path": "assets/image.bin"}],
    "packages": {"c.whl": {"path": "packages/c.whl"}},
}


def test_all_that_workers_fetch_is_named() -> None:
    assert generate.reached(DESCRIPTION) == [
        "pyodide-1/a.wasm",
        "brython-1/b.js",
        "brython-1/rest.json",
        "assets/kernel.zip",
        "assets/plain.bin",
        "assets/image.bin",
        "packages/c.whl",
    ]


def test_each_address_is_written_out_as_bundlers_understand_it(tmp_path: Path) -> None:
    described = {**DESCRIPTION, "engines": {}}
    generate.write_entries(tmp_path, {"cpython": "assets/worker.mjs"}, "assets/supply.js", described)
    text = (tmp_path / "places.mjs").read_text(encoding="utf-8")
    line = '  "assets/worker.mjs": new URL("./site/assets/worker.mjs", import.meta.url).href,\n'
    assert line in text
    assert text.count("import.meta.url") == 7


@pytest.mark.usefixtures("dist")
def test_vites_development_server_sends_each_file_as_a_host_does() -> None:
    text = (ROOT / "tools" / "npm" / "files" / "vite.mjs").read_text(encoding="utf-8")
    types = dict(re.findall(r'"(\.\w+)": "([\w/+-]+)"', text))
    paths = ["packages/some.whl", *site_files()]
    sent = {path: types.get(Path(path).suffix, "application/octet-stream") for path in paths}
    assert sent == {path: media_type(path) for path in paths}
