"""Every scope of the site has a policy, none is wider than it must be, and all who send one agree."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.base.paths import ROOT
from tools.build import policy

Rules = dict[str, set[str]]

NOTHING = {"'none'"}
SITE = {"'self'"}
# Packages and programs fetch from anywhere, and a busy worker asks for the address of a Blob.
ANYWHERE = {"*", "data:", "blob:"}

ENGINES: dict[str, Rules] = {
    "assets/worker.0123abcd.mjs": {
        "default-src": NOTHING,
        # blob: for the modules of another Pyodide.
        "script-src": {"'self'", "blob:", "'wasm-unsafe-eval'"},
        "connect-src": ANYWHERE,
        # For the snapshot that is made on a visit.
        "worker-src": SITE,
    },
    "assets/worker-brython.0123abcd.mjs": {
        "default-src": NOTHING,
        "script-src": {"'unsafe-eval'"},
        "connect-src": ANYWHERE,
        "worker-src": NOTHING,
    },
    "assets/worker-micropython.0123abcd.mjs": {
        "default-src": NOTHING,
        "script-src": {"blob:", "'wasm-unsafe-eval'"},
        "connect-src": ANYWHERE,
        "worker-src": NOTHING,
    },
}
FACES: dict[str, Rules] = {
    # It needs nothing but what the page gives it.
    "assets/packing-worker.0123abcd.js": {"default-src": NOTHING},
    "assets/painter-worker.0123abcd.js": {"default-src": NOTHING},
    "assets/supply-worker.0123abcd.js": {"default-src": NOTHING, "connect-src": {"*"}},
    "webworker.js": {"default-src": NOTHING, "connect-src": SITE, "worker-src": SITE},
    "sw.js": {"default-src": NOTHING, "connect-src": SITE, "worker-src": SITE},
}
PAGE: Rules = {
    "default-src": NOTHING,
    "script-src": {"'self'", "'wasm-unsafe-eval'"},
    # 'unsafe-inline' for the editor's style sheets, and for programs' HTML: its frames inherit this policy.
    "style-src": {"'self'", "'unsafe-inline'"},
    "connect-src": SITE,
    # blob: for pictures of programs, data: for those in their HTML.
    "img-src": {"'self'", "data:", "blob:"},
    # What programs play.
    "media-src": {"blob:"},
    "font-src": SITE,
    "worker-src": SITE,
    # Live displays: see docs/decisions/0117-live-displays.md.
    "frame-src": {"data:", "blob:"},
    "manifest-src": SITE,
    "base-uri": NOTHING,
    "form-action": NOTHING,
}


def parsed(text: str) -> Rules:
    rules = [rule.split() for rule in text.split(";")]
    assert len({name for name, *_ in rules}) == len(rules)
    return {name: set(sources) for name, *sources in rules}


def policy_of_the_page(text: str) -> str:
    (found,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    return str(found)


def names(dist: Path) -> list[str]:
    listed = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))["files"]
    return ["manifest.json", *listed]


def of_all(dist: Path) -> dict[str, str]:
    """Return the policies of a built site by the paths of its files, as far as they have one."""
    return {name: policy.of(f"/a/b/{name}") for name in names(dist) if policy.of(f"/a/b/{name}")}


@pytest.mark.parametrize(("path", "rules"), {**ENGINES, **FACES}.items(), ids=[*ENGINES, *FACES])
def test_each_script_with_a_scope_of_its_own_may_do_what_it_needs(path: str, rules: Rules) -> None:
    assert parsed(policy.of(path)) == parsed(policy.of(f"/some/where/{path}")) == rules


def test_the_page_may_do_what_it_needs(dist: Path) -> None:
    source, built = ((each / "index.html").read_text(encoding="utf-8") for each in (ROOT / "public", dist))
    assert policy_of_the_page(source) == policy_of_the_page(built)
    assert parsed(policy_of_the_page(built)) == PAGE
    # It comes before all that it is to hold for: all but the first script, whose frame is not to inherit it.
    first = built.index("<script")
    at = built.index("Content-Security-Policy")
    assert built[first:].startswith('<script src="./assets/early.')
    assert first < at < min(built.index(each, first + 1) for each in ("<script", "<link"))


def test_brythons_worker_alone_makes_code_of_text(dist: Path) -> None:
    page = (dist / "index.html").read_text(encoding="utf-8")
    everywhere = {"index.html": policy_of_the_page(page), **of_all(dist)}
    makers = [name for name, each in everywhere.items() if re.search(r"(?<!wasm-)unsafe-eval", each)]
    assert makers == [name for name in names(dist) if name.startswith("assets/worker-brython.")]


def test_every_scope_of_the_built_site_has_a_policy(dist: Path) -> None:
    stems = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".0123abcd.", name) for name in of_all(dist))
    assert stems == sorted([*ENGINES, *FACES])
    # Besides these there are only scripts of the page, and modules of the workers.
    scopes = [name for name in names(dist) if re.search(r"worker|sw", name) and name.endswith(("js", "mjs"))]
    assert sorted(scopes) == sorted(of_all(dist))


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "assets/worker.mjs",
        "assets/worker.0123abcd.mjs.br",
        "assets/workers.0123abcd.mjs",
        "assets/worker-other.0123abcd.mjs",
        "assets/packing-worker.js",
        "assets/painter-worker.js",
        "assets/supply-worker.js",
        "assets/awebworker.js",
        "news.js",
    ],
)
def test_what_is_no_such_script_has_none(path: str) -> None:
    assert policy.of(path) == ""


def test_rules_for_hosts_name_each_script() -> None:
    lines = policy.rules(["sw.js", "assets/worker.0123abcd.mjs", "assets/a.0123abcd.js"]).splitlines()
    assert lines == [
        "/assets/worker.0123abcd.mjs",
        f"  Content-Security-Policy: {policy.of('assets/worker.0123abcd.mjs')}",
        "",
        "/sw.js",
        f"  Content-Security-Policy: {policy.of('sw.js')}",
    ]


def by_headers_file(dist: Path) -> Iterator[tuple[str, str]]:
    path = ""
    for line in (dist / "_headers").read_text(encoding="utf-8").splitlines():
        path = line.removeprefix("/") if line.startswith("/") else path
        # What holds for all paths is whose frames they may be in.
        if line.startswith("  Content-Security-Policy: ") and path != "*":
            yield path, line.partition(": ")[2]


def by_nginx(dist: Path) -> Iterator[tuple[str, str]]:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    (block,) = re.findall(r"map \$uri \$offthread_policy \{(.*?)\n\}", text, re.DOTALL)
    rules = re.findall(r'^ +"~([^"]+)" "([^"]+)";$', block, re.MULTILINE)
    for name in names(dist):
        yield from [(name, found) for pattern, found in rules if re.search(pattern, f"/{name}")][:1]


def by_service_worker(dist: Path) -> Iterator[tuple[str, str]]:
    (found,) = re.findall(r'"policies":\s*(\{[^}]*\})', (dist / "sw.js").read_text(encoding="utf-8"))
    for name, each in json.loads(found).items():
        yield name.removeprefix("./"), each
    # What it itself is sent with, only a host can say.
    yield "sw.js", policy.SERVICE


@pytest.mark.parametrize("sender", [by_headers_file, by_nginx, by_service_worker])
def test_all_who_send_policies_send_the_same(sender: object, dist: Path) -> None:
    assert dict(sender(dist)) == of_all(dist)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("sites", "said"),
    [
        ((), "frame-ancestors 'self'"),
        (
            ("https://a.example", "https://b.example"),
            "frame-ancestors 'self' https://a.example https://b.example",
        ),
        (("https://a.example", "*"), "frame-ancestors *"),
    ],
)
def test_the_page_may_be_in_frames_of_its_own_site_and_of_those_named(
    sites: tuple[str, ...], said: str
) -> None:
    assert policy.framing(sites) == said


def test_all_header_files_forbid_frames_of_other_sites(dist: Path) -> None:
    (block,) = re.findall(
        r"^/\*\n((?:  .+\n)+)", (dist / "_headers").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert f"  Content-Security-Policy: {policy.framing()}\n" in block
    nginx = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert f'    default "{policy.framing()}";\n' in nginx
