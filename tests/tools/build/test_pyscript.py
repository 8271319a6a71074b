"""The page's way into PyScript imports the core from where the site has it, and changes nothing of it."""

import re
from pathlib import Path

import pytest

from tools.base.paths import ROOT
from tools.base.steps import StepError
from tools.build import pyscript, vendor


def test_the_start_imports_the_core_from_its_folder() -> None:
    made = pyscript.starter('import { hooks } from "@pyscript/core/js";\nhooks;\n', "pyscript-0123abcd")
    assert made == b'import { hooks } from "../pyscript-0123abcd/core.js";\nhooks;\n'


@pytest.mark.parametrize("times", [0, 2])
def test_a_start_that_does_not_import_the_core_once_stops_the_build(times: int) -> None:
    with pytest.raises(StepError) as caught:
        pyscript.starter('import "@pyscript/core/js";\n' * times, "pyscript-0123abcd")
    assert caught.value.fix == 'Let public/start.mjs import from "@pyscript/core/js" once.'


def test_the_page_starts_by_it_and_by_nothing_else_of_pyscript(dist: Path) -> None:
    (start,) = (path for path in (dist / "assets").glob("start.*.js"))
    (folder,) = dist.glob("pyscript-*")
    page = (dist / "index.html").read_text(encoding="utf-8")
    assert f'<script type="module" src="./assets/{start.name}" integrity="' in page
    assert f'src="./{folder.name}' not in page
    source = (ROOT / "public" / "start.mjs").read_text(encoding="utf-8")
    assert start.read_bytes() == pyscript.starter(source, folder.name)


def test_the_files_of_pyscript_are_as_they_come(dist: Path) -> None:
    (folder,) = dist.glob("pyscript-*")
    assert {name: (folder / name).read_bytes() for name in vendor.pyscript()} == vendor.pyscript()


# Where PyScript makes code of text, none of which the page comes to: what its workers ask to be evaluated,
# the start of such a worker, its Python, and the hooks that it is sent. Look at what an update brings.
MAKERS = [
    "Function(`return(${e}).apply(null,arguments)`)",
    "Function(`\\'use strict\\';return (${e})`)",
    "Function('return (...urls) => Promise.all(urls.map((url) => import(url)))')",
    "Function(`return(w,x)=>(${r})(w,x,...[${s}])`)",
]


def test_pyscript_makes_code_of_text_where_it_is_known_to() -> None:
    files = {**vendor.pyscript(), **vendor.micropython()}
    texts = [data.decode() for name, data in files.items() if name.endswith(("js", "mjs"))]
    found = [
        each for text in texts for each in re.findall(r"\b(?:Function|eval)\((?:`.*?`|'.*?'|\w*)\)", text)
    ]
    assert found == MAKERS
    assert sum(len(re.findall(r"\b(?:new Function|Function\(|eval\()", text)) for text in texts) == len(
        MAKERS
    )


def test_the_page_preloads_whatever_the_core_loads_on_each_start(dist: Path) -> None:
    (folder,) = dist.glob("pyscript-*")
    page = (dist / "index.html").read_text(encoding="utf-8")
    preloaded = re.findall(
        rf'<link rel="modulepreload"[^>]* href="./{folder.name}/([^"]+)" integrity="[^"]+"', page
    )
    there = [path.name for path in folder.glob("*.js") if not path.name.startswith("toml-")]
    assert sorted(preloaded) == sorted(there)


def test_a_part_that_this_pyscript_does_not_have_stops_the_build() -> None:
    with pytest.raises(StepError) as caught:
        pyscript.loaded("pyscript-0123abcd", ["core-C9KDLldu.js"])
    assert caught.value.command == "look for deprecations-manager-*.js in pyscript-0123abcd/"
