"""The configurations that the project gives away do what they promise, and the site can be installed."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.hosts import Program, nginx, nginx_program
from tests.browser.playground import Playground
from tools.build import policy
from tools.build.media import HASHED, media_type
from tools.serve.server import IMMUTABLE, ISOLATION, SAFETY

TYPES = (
    *("index.html", "sw.js", "webworker.js", "manifest.webmanifest", "favicon.svg", "icons/icon-192.png"),
    "manifest.json",
)

# Whose frames the page may be in.
FRAMED = "frame-ancestors 'self'"


@pytest.fixture(scope="module")
def host(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Nginx with deploy/nginx.conf."""
    program = nginx_program()
    if program is None:
        pytest.skip(
            "nginx is not installed: deploy/nginx.conf is tested where it is (apt install nginx-light)"
        )
    with nginx(dist, tmp_path_factory.mktemp("nginx"), program) as host:
        yield host


def get(host: Program, name: str) -> tuple[dict[str, str], bytes]:
    """The headers and the body that nginx answers with."""
    request = Request(host.url + name, headers={"Accept-Encoding": "gzip"})
    with urlopen(request, timeout=10) as answer:
        return dict(answer.headers), answer.read()


def test_nginx_sends_each_file_with_its_type_its_headers_and_packed(host: Program, dist: Path) -> None:
    below = [path.relative_to(dist).as_posix() for path in dist.glob("*/*")]
    names = [name for name in below if not name.endswith((".br", ".gz"))]
    assert len(names) > 20
    for name in [*TYPES, *names]:
        headers, body = get(host, name)
        assert headers["Content-Type"].partition(";")[0] == media_type(name), name
        is_packed = (dist / f"{name}.gz").is_file()
        assert headers.get("Content-Encoding") == ("gzip" if is_packed else None), name
        assert (gzip.decompress(body) if is_packed else body) == (dist / name).read_bytes()
        is_lasting = HASHED.search(f"/{name}") is not None
        assert headers["Cache-Control"] == (IMMUTABLE if is_lasting else "no-cache"), name
        for header, value in {**SAFETY, **ISOLATION}.items():
            assert headers[header] == value
        assert headers.get("Content-Security-Policy", "") == (policy.of(name) or FRAMED)


def test_the_playground_runs_on_nginx(browser: Browser, host: Program) -> None:
    context = browser.new_context()
    play = Playground(context.new_page()).open(host).wait_for("ready")
    assert play.page.evaluate("crossOriginIsolated") is True
    assert play.run("sum(range(101))")[-1] == ("result", "5050")
    context.close()


def test_the_headers_for_other_hosts_name_the_folders_that_are_there(dist: Path) -> None:
    text = (dist / "_headers").read_text(encoding="utf-8")
    lines = text.splitlines()
    lines = lines[: next(at for at, line in enumerate(lines) if line.startswith("# Each of these scripts"))]
    paths = [line.strip("/*") for line in lines if line.startswith("/")]
    assert [path for path in paths if not (dist / path).is_dir()] == []
    folders = {path.name for path in dist.iterdir() if HASHED.search(f"/{path.name}/")}
    assert folders | {"", "assets"} == set(paths)
    given = dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))
    assert given == {**SAFETY, **ISOLATION, "Cache-Control": IMMUTABLE, "Content-Security-Policy": FRAMED}
