"""Requirements become wheels by pip: for the target's tags, by its markers, remembered and checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.build.making import TARGET, make_wheel
from tools.base.steps import StepError
from tools.build.resolution import Question, resolve

NO_WHEEL = (
    "fast has no wheel for pyemscripten_2026_0_wasm32 and Python 3.14.2, only 2.0, 3.0 for manylinux, "
    "pyodide_2024_0_wasm32. Pyodide's own distribution has fast 1.0: name its folder with --pyodide-dist."
)

Ask = Callable[..., list[str]]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that is all that pip can find."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    (tmp_path / "index").mkdir()
    return tmp_path / "index"


@pytest.fixture
def ask(index: Path, tmp_path: Path) -> Ask:
    """Resolve requirements, and return the names of the wheels."""

    def asking(*requirements: str, **more: tuple[str, ...]) -> list[str]:
        question = Question(TARGET, requirements, (index,), **more)  # type: ignore[arg-type]
        return [wheel.name for wheel in resolve(question, tmp_path / "records", tmp_path / "cache")]

    return asking


def test_dependencies_come_along_and_the_newest_that_fits_is_taken(index: Path, ask: Ask) -> None:
    make_wheel(index, "top", "1.0", "Requires-Dist: base<2")
    make_wheel(index, "base", "1.4")
    make_wheel(index, "base", "2.0")
    assert ask("top") == ["base-1.4-py3-none-any.whl", "top-1.0-py3-none-any.whl"]


def test_a_compiled_wheel_must_be_for_this_pyodide(index: Path, ask: Ask) -> None:
    make_wheel(index, "fast", "1.0", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
    make_wheel(index, "fast", "2.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    make_wheel(index, "fast", "3.0", tag="cp312-cp312-pyodide_2024_0_wasm32")
    assert ask("fast") == ["fast-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl"]


def test_markers_mean_what_they_mean_in_the_target_and_not_on_this_machine(index: Path, ask: Ask) -> None:
    make_wheel(
        index,
        "marked",
        "1.0",
        'Requires-Dist: never; sys_platform != "emscripten" or python_version < "3.14"',
        'Requires-Dist: always; platform_machine == "wasm32"',
    )
    make_wheel(index, "always", "1.0")
    assert ask("marked") == ["always-1.0-py3-none-any.whl", "marked-1.0-py3-none-any.whl"]


def test_an_answer_is_remembered_and_needs_no_index_again(index: Path, ask: Ask) -> None:
    wheel = make_wheel(index, "once", "1.0")
    first = ask("once")
    wheel.unlink()
    assert ask("once") == first


def test_a_damaged_file_of_the_cache_is_fetched_again(index: Path, ask: Ask, tmp_path: Path) -> None:
    data = make_wheel(index, "once", "1.0").read_bytes()
    first = ask("once")
    (kept,) = (tmp_path / "cache").rglob("*.whl")
    kept.write_bytes(b"damaged")
    assert ask("once") == first
    assert kept.read_bytes() == data


def test_a_changed_hash_stops_the_build(index: Path, tmp_path: Path) -> None:
    make_wheel(index, "pinned", "1.0")
    hashes = tmp_path / "pinned.txt"
    hashes.write_text(f"pinned==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(StepError) as caught:
        resolve(Question(TARGET, (), (index,), hashes=hashes), tmp_path / "records", tmp_path / "cache")
    assert caught.value.fix.startswith("A download differs from its hash in the lock file")


@pytest.mark.parametrize(
    ("asked", "known", "fix"),
    [
        ("fats", ("fast 1.0",), "The package index has no wheel for fats. Did you mean fast?"),
        (
            "fast",
            ("fast 1.0",),
            NO_WHEEL,
        ),
        ("pure==9", (), "There is no pure==9. The package index has 1.0, 1.1."),
    ],
)
def test_what_cannot_be_had_is_named_with_what_could(
    index: Path, ask: Ask, asked: str, known: tuple[str, ...], fix: str
) -> None:
    make_wheel(index, "fast", "2.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    make_wheel(index, "fast", "3.0", tag="cp312-cp312-pyodide_2024_0_wasm32")
    make_wheel(index, "pure", "1.0")
    make_wheel(index, "pure", "1.1")
    with pytest.raises(StepError) as caught:
        ask(asked, known=known)
    assert caught.value.fix == fix


def test_versions_that_exclude_each_other_are_named(index: Path, ask: Ask) -> None:
    make_wheel(index, "top", "1.0", "Requires-Dist: base<2")
    make_wheel(index, "base", "1.0")
    make_wheel(index, "base", "2.0")
    with pytest.raises(StepError) as caught:
        ask("top", "base>=2")
    assert caught.value.fix.startswith("These versions do not work together: ")
    assert "base>=2" in caught.value.fix
    assert "top 1.0 depends on base<2" in caught.value.fix
