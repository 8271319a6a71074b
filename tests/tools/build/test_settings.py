from pathlib import Path

import pytest

from tools.base.steps import StepError
from tools.build.settings import KNOWN, Settings, read

PROJECT = '[project]\nversion = "1.2.3"\n[tool.offthread]\n'


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        PROJECT + 'title = "Class 7b"\npackages = ["pytz"]\nsnapshot = "none"\nlessons = "l"\n'
    )
    assert read(tmp_path) == Settings("1.2.3", "Class 7b", ("pytz",), snapshot="none", lessons="l")


def test_sets_of_packages_for_snapshots_are_read(tmp_path: Path) -> None:
    lines = 'packages = ["numpy", "sympy"]\nsnapshots = [["numpy", "pandas"], ["sympy"]]\n'
    (tmp_path / "pyproject.toml").write_text(PROJECT + lines)
    assert read(tmp_path).snapshots == (("numpy", "pandas"), ("sympy",))


def test_engines_are_in_the_order_of_their_table_and_all_of_them_without_a_setting(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PROJECT + 'engines = ["micropython", "brython"]\n')
    assert read(tmp_path).engines == ("brython", "micropython")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    assert read(tmp_path).engines == ("cpython", "brython", "micropython")


def test_addresses_end_in_a_slash_and_folders_are_beside_pyproject_toml(tmp_path: Path) -> None:
    lines = 'distribution = "https://example.org/full"\npyodide_dist = "dist314"\n'
    (tmp_path / "pyproject.toml").write_text(PROJECT + lines)
    settings = read(tmp_path)
    assert settings.distribution == "https://example.org/full/"
    assert settings.pyodide_dist == (tmp_path / "dist314").resolve()


def test_the_command_line_adds_packages_and_names_another_folder(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PROJECT + 'packages = ["pytz"]\n')
    settings = read(tmp_path).adding("sympy,pytz", str(tmp_path))
    assert settings.packages == ("pytz", "sympy")
    assert settings.pyodide_dist == tmp_path.resolve()


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ('tittle = "x"', f"`tittle` is not a setting. The settings are {', '.join(KNOWN)}."),
        ('packages = "numpy"', "`packages` must be a list."),
        ("preload = [1]", "`preload` must be a list of strings."),
        ("engines = []", "`engines` is empty. The engines are cpython, brython, micropython."),
        ('engines = ["jython"]', "`jython` is not an engine. The engines are cpython, brython, micropython."),
        ('frame_ancestors = "https://a.example"', "`frame_ancestors` must be a list."),
        ('unverified = "hail"', "`unverified` must be a list."),
        ('snapshots = "numpy"', "`snapshots` must be a list."),
        (
            'snapshots = ["numpy"]',
            '`snapshots` must be a list of lists of names, such as [["numpy", "pandas"], ["sympy"]].',
        ),
        ('snapshot = "soon"', "`snapshot` must be one of build, visit, none."),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, line: str, fix: str) -> None:
    assert fix_of(tmp_path, line) == fix


@pytest.mark.parametrize(
    ("name", "values"),
    [
        (
            "frame_ancestors",
            ["https://school.example", "http://localhost:3000", "https://*.school.example:*", "*"],
        ),
        ("unverified", ["my-course", "Zope.Interface", "x", "a_b-1"]),
        ("embedders", ["https://school.example", "http://localhost:3000"]),
        (
            "display_hosts",
            ["https://tile.openstreetmap.org", "https://*.tile.example:8443", "http://127.0.0.1:8000"],
        ),
    ],
)
def test_a_list_is_as_it_was_written_and_empty_without_a_setting(
    tmp_path: Path, name: str, values: list[str]
) -> None:
    (tmp_path / "pyproject.toml").write_text(f"{PROJECT}{name} = {values}\n")
    assert getattr(read(tmp_path), name) == tuple(values)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    assert getattr(read(tmp_path), name) == ()


def fix_of(tmp_path: Path, line: str) -> str:
    """Return what is said of a setting that is refused."""
    (tmp_path / "pyproject.toml").write_text(PROJECT + line, encoding="utf-8")
    with pytest.raises(StepError) as caught:
        read(tmp_path)
    return caught.value.fix


@pytest.mark.parametrize(
    "site",
    [
        "school.example",
        "https://school.example/",
        "https://school.example/course",
        "https://a.example; script-src *",
        "https://a.example https://b.example",
        "https://a.example, x",
        "'self'",
        "'none'",
        "https:",
        "https://",
        "https://*",
        "https://a.*.example",
        "ftp://a.example",
        "https://schule.müller",
        "https://a.example\\n",
        "",
    ],
)
def test_what_is_no_site_is_refused(tmp_path: Path, site: str) -> None:
    said = site.replace("\\n", "\n")
    assert fix_of(tmp_path, f'frame_ancestors = ["{site}"]\n') == (
        f"`frame_ancestors` has `{said}`. Each must be the address of a site "
        "such as `https://school.example`, without a path, or `*` for any site."
    )


@pytest.mark.parametrize("name", ["", "*", "hail>=1", "hail ", "-hail", "hail[x]", "häil", "a/b", "hail\\n"])
def test_what_is_no_name_of_a_package_is_refused(tmp_path: Path, name: str) -> None:
    said = name.replace("\\n", "\n")
    assert fix_of(tmp_path, f'unverified = ["{name}"]\n') == (
        f"`unverified` has `{said}`. "
        "Each must be the name of a package such as `my-course`, without a version."
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "*",
        "https://a.example/tiles",
        "http://a.example",
        "https:",
        "https://a b.example",
        "data:",
        "https://a.example; x",
    ],
)
def test_what_is_no_host_for_displays_is_refused(tmp_path: Path, wrong: str) -> None:
    assert fix_of(tmp_path, f'display_hosts = ["{wrong}"]\n') == (
        f"`display_hosts` has `{wrong}`. Each must be a host over https such as "
        "`https://tile.openstreetmap.org` or `https://*.tile.example`, without a path."
    )


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https://*.school.example",
        "https://School.example",
        "https://a.example/",
        "https://a.example:443",
        "http://a.example:80",
        "a.example",
        "null",
        "https://a.example https://b.example",
        "",
    ],
)
def test_what_browsers_do_not_write_as_an_origin_is_refused(tmp_path: Path, origin: str) -> None:
    said = fix_of(tmp_path, f'embedders = ["{origin}"]\n')
    assert said.startswith(f"`embedders` has `{origin}`. Each must be the origin of a page ")
