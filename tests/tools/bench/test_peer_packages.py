"""The same program for all who are measured with packages, and what is fetched for it."""

import base64
import hashlib
import re
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tools.base.steps import StepError
from tools.bench.marimo import notebook, pointed, with_wheels
from tools.bench.older_pyscript import unpack
from tools.bench.pages import watching
from tools.bench.peer_packages import PANDAS, PROGRAMS, Program, asking
from tools.bench.sites import PAGES


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.package)
def test_no_form_of_a_program_says_its_result(program: Program) -> None:
    forms = (program.code, program.bare, program.script)
    assert [bool(re.search(program.result, form)) for form in forms] == [False, False, False]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.package)
def test_every_form_of_a_program_is_python_with_the_same_lines(program: Program) -> None:
    for form in (program.code, program.bare.replace("await ", ""), program.script):
        compile(form, "program", "exec")
        assert program.lines in form
        assert program.value in form


def test_the_page_of_pyscript_asks_for_a_package_and_a_script() -> None:
    page = asking((PAGES / "pyscript.html").read_text(encoding="utf-8"), PANDAS.package)
    assert 'config=\'{"interpreter":"/pyodide/pyodide.mjs","packages":["pandas"]}\'' in page
    assert 'src="./pandas.py"' in page


def test_a_watch_takes_selectors_and_patterns_as_they_are() -> None:
    script = watching('[a="b"]', r"^\s*2")
    assert r'document.querySelectorAll("[a=\"b\"]")' in script
    assert r'new RegExp("^\\s*2")' in script


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A package as npm packs it, with one file."""
    file = tmp_path / "one.tgz"
    with tarfile.open(file, "w:gz") as archive:
        member = tarfile.TarInfo("package/dist/core.js")
        member.size = 4
        archive.addfile(member, BytesIO(b"core"))
    return file


def test_a_package_is_unpacked_if_it_has_its_hash(packed: Path, tmp_path: Path) -> None:
    digest = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    unpack(packed, tmp_path / "there", f"sha512-{digest}")
    assert (tmp_path / "there/package/dist/core.js").read_bytes() == b"core"


def test_a_package_with_another_hash_is_refused(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(StepError, match="look at what npm fetches"):
        unpack(packed, tmp_path / "there")


def test_a_notebook_of_marimo_has_the_program_in_a_cell() -> None:
    text = notebook(PANDAS.code)
    compile(text, "notebook", "exec")
    assert [f"    {line}\n" in text for line in PANDAS.code.splitlines()] == [True, True, True]


def test_what_marimo_fetches_comes_from_the_site() -> None:
    lock, index = "`https://a.test/x.json?v=${e}`", "`https://b.test/${v}/`"
    there = f"load({{lockFileURL:{lock},indexURL:{index}}});u.setCdnUrl({index})"
    own = "${location.origin}/full/"
    assert pointed(there) == (
        f"load({{lockFileURL:`{own}pyodide-lock.json`,indexURL:`{own}`}});u.setCdnUrl(`{own}`)"
    )


def test_a_lock_file_has_more_wheels_by_what_can_be_imported(tmp_path: Path) -> None:
    wheel = tmp_path / "two_words-1.2-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in ("two/__init__.py", "two/part.py", "alone.py", "two_words-1.2.dist-info/METADATA"):
            archive.writestr(name, "")
    lock = with_wheels({"info": "kept", "packages": {"one": "kept"}}, [wheel])
    assert lock == {
        "info": "kept",
        "packages": {
            "one": "kept",
            "two-words": {
                "name": "two-words",
                "version": "1.2",
                "file_name": wheel.name,
                "install_dir": "site",
                "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
                "package_type": "package",
                "imports": ["alone", "two"],
                "depends": [],
                "unvendored_tests": False,
            },
        },
    }
