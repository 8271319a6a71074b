"""Every contract about imports bites: what breaks it is found, whichever tool reads the import."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.base.paths import ROOT
from tools.checks import imports


class Seed(NamedTuple):
    """An import that must not be: the room that gets it, the import, the contract, and what is said."""

    module: str
    line: str
    contract: str
    said: str


ROOMS = "A room knows base, runtime and itself, and of other rooms what is named here"
STOREYS = "The page has storeys: main and playground join its rooms"
PROTOCOL = "Of the worker, the page knows protocol and contract"
PAGE = "The worker knows neither page nor tools"
BRIDGE = "Kernel and packages know nothing of the bridge, nor of each other"
DOORS = "Python reaches JavaScript by its doors alone"
TOOLS = "The build knows neither tests nor benches"
ACTS = "Nobody imports what acts on import"

CHECKING = "TYPE_CHECKING = False\nif TYPE_CHECKING:\n"

SEEDS = [
    Seed("app.base", "import app.runtime", STOREYS, "app.base.seed -> app.runtime"),
    Seed("app.runtime", "import app.output", STOREYS, "app.runtime.seed -> app.output"),
    Seed("app.shell", "import app.playground", STOREYS, "app.shell.seed -> app.playground"),
    Seed("app.editor", "import app.output", ROOMS, "app.editor.seed -> app.output"),
    # What the type checker alone reads counts as well.
    Seed("app.device", f"{CHECKING}    import app.output", ROOMS, "app.device.seed -> app.output"),
    Seed("app.packages", "import app.output  # a type", ROOMS, "app.packages.seed -> app.output"),
    Seed("worker.kernel", "import worker.bridge", "No rooms in a circle", ".kernel -> .bridge"),
    Seed("app.device", "import worker.kernel", PROTOCOL, "app.device.seed -> worker.kernel"),
    Seed("app.lessons", "import tools.base", PROTOCOL, "app.lessons.seed -> tools.base"),
    Seed("worker.kernel", "import app.base", PAGE, "worker.kernel.seed -> app.base"),
    # These run in other Pythons, and their folders are no packages.
    Seed("worker.engines.brython", "import app.base", PAGE, "worker.engines.brython.seed -> app.base"),
    Seed("worker.kernel", "import worker.bridge", BRIDGE, "worker.kernel.seed -> worker.bridge"),
    Seed("worker.packages", "import worker.kernel", BRIDGE, "worker.packages.seed -> worker.kernel"),
    Seed("app.compare", "import js", DOORS, "app.compare.seed -> js"),
    Seed("worker.kernel", "import pyodide", DOORS, "worker.kernel.seed -> pyodide"),
    Seed("app.playground", "import app.main", ACTS, "app.playground.seed -> app.main"),
    Seed(
        "tools.build",
        "import tools.bench",
        "The build knows neither tests nor benches",
        "tools.build.seed ->",
    ),
]


def sections(text: str) -> dict[str, str]:
    """Return what is said of each broken contract, by its name, which is underlined."""
    found = re.split(r"^(.+)\n-+\n", text.partition("Broken contracts\n")[2], flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of the project with all seeds in it, by contract."""
    root, folder = (tmp_path_factory.mktemp(name) for name in ("root", "folder"))
    imports.copy(ROOT, root)
    for seed in SEEDS:
        # A file of types for what the type checker alone reads.
        suffix = ".pyi" if "a type" in seed.line else ".py"
        with (root / seed.module.replace(".", "/") / f"seed{suffix}").open("a") as file:
            file.write(f"{seed.line}\n")
    imports.copy(root, folder)
    done = imports.lint(folder, captured=True)
    assert done.returncode == 1, done.stdout + done.stderr
    return sections(done.stdout)


@pytest.mark.parametrize(
    "seed", SEEDS, ids=lambda seed: f"{seed.module}, {seed.line.splitlines()[-1].strip()}"
)
def test_an_import_that_must_not_be_is_found(broken: dict[str, str], seed: Seed) -> None:
    assert seed.said in broken[seed.contract]


def test_each_contract_is_broken_by_a_seed(broken: dict[str, str]) -> None:
    assert broken.keys() == {seed.contract for seed in SEEDS}
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert text.count("[[tool.importlinter.contracts]]") == len(broken)


def test_ours_keep_all_contracts(tmp_path: Path) -> None:
    imports.copy(ROOT, tmp_path)
    done = imports.lint(tmp_path, captured=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
