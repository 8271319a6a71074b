"""A second version of the built site: another worker, another look, and a service worker that lists them."""

import shutil
from pathlib import Path

from tools.base.hashes import hashed_name
from tools.base.paths import ROOT
from tools.build import precache
from tools.build.bundle import bundle

# Browsers that can switch stacks, and those that cannot: a snapshot is for one of them.
KINDS = ("switching", "plain")
VERSION, BUILD = "2.0.0", "2222222222222222"


def make_newer(dist: Path, folder: Path) -> Path:
    """Put version 2.0.0 of a built site into a folder, without the files of the version before; return it."""
    files = {
        path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()
    }
    files = {name: data for name, data in files.items() if not name.endswith((".br", ".gz"))}
    page = files["index.html"].decode()
    for kind, comment in (("assets/worker.", b"\n// 2\n"), ("assets/style.", b"\n/* 2 */\n")):
        (old,) = (name for name in files if name.startswith(kind))
        data = files.pop(old) + comment
        stem, _, ending = old.removeprefix("assets/").split(".")
        new = f"assets/{hashed_name(f'{stem}.{ending}', data)}"
        files[new] = data
        page = page.replace(old, new)
    head = page[: page.index(">", page.index("<html"))]
    version, build = (head.split(f'data-{name}="')[1].split('"')[0] for name in ("version", "build"))
    page = page.replace(f'data-version="{version}"', f'data-version="{VERSION}"')
    files["index.html"] = page.replace(f'data-build="{build}"', f'data-build="{BUILD}"').encode()
    kinds = {name: kind for kind in KINDS for name in files if f"/snapshot-{kind}." in name}
    service = bundle(ROOT / "worker" / "service" / "main.js", "iife").data
    files["sw.js"] = precache.inject(service, files, BUILD, VERSION, kinds)
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def flip_a_byte(path: Path) -> None:
    """Damage a file in its middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
