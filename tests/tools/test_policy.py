"""Each worker's script is sent with a policy; only an engine that makes code of text is allowed that."""

import re

import pytest

from tools import policy
from tools.engines import ENGINES, Engine
from tools.paths import ROOT

CODE_OF_TEXT = {"cpython": False, "brython": True, "micropython": False}


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_only_brython_may_make_code_of_text(engine: Engine) -> None:
    script = "worker" if engine.name == "cpython" else f"worker-{engine.name}"
    found = policy.of(f"/some/where/assets/{script}.0123abcd.mjs")
    rules = dict(rule.split(" ", 1) for rule in found.split("; "))
    assert set(rules) == {"default-src", "script-src", "connect-src", "worker-src"}
    assert rules["default-src"] == "'none'"
    sources = rules["script-src"].split()
    assert set(sources) - {"'unsafe-eval'"} == {"'self'", "'wasm-unsafe-eval'", "blob:"}
    assert ("'unsafe-eval'" in sources) is CODE_OF_TEXT[engine.name]


def test_the_pages_own_policy_lets_nothing_in_from_elsewhere() -> None:
    page = (ROOT / "public" / "index.html").read_text(encoding="utf-8")
    (found,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    rules = dict(rule.split(" ", 1) for rule in found.split("; "))
    assert {source for rule in rules.values() for source in rule.split()} == {
        *("'none'", "'self'", "'unsafe-inline'", "blob:", "data:"),
        "'wasm-unsafe-eval'",
    }
    assert rules["connect-src"] == rules["worker-src"] == "'self'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "webworker.js",
        "assets/worker.mjs",
        "assets/worker.0123abcd.mjs.br",
        "assets/workers.0123abcd.mjs",
    ],
)
def test_what_is_no_workers_script_has_none(path: str) -> None:
    assert policy.of(path) == ""


def test_rules_for_hosts_name_each_worker() -> None:
    names = ["assets/worker.0123abcd.mjs", "assets/a.0123abcd.js", "assets/worker-brython.0123abcd.mjs"]
    lines = policy.rules(names).splitlines()
    assert [line for line in lines if line.startswith("/")] == [f"/{names[2]}", f"/{names[0]}"]
    assert lines[1] == f"  Content-Security-Policy: {policy.of(names[2])}"
