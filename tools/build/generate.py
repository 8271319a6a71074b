"""The JavaScript modules that the build writes: contract, site, the entry's name, and what engines have.

They are there before esbuild and the type checker look for them as `#generated/…`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.base.hashes import integrity, sha256
from tools.build import contract_js, edges_ts, lacks
from tools.build.media import media_type

HEAD = "// Made by the build: do not change.\n"


def describe(name: str, data: bytes) -> dict[str, object]:
    """Return what a loader must know of a file to fetch it with a check and a progress bar."""
    return {
        "size": len(data),
        "sha256": sha256(data),
        "integrity": integrity(data),
        "type": media_type(name),
    }


def folder(name: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what a loader must know of a folder of the site; files: all of the site's, by their paths."""
    inside = {
        path.removeprefix(f"{name}/"): data for path, data in files.items() if path.startswith(f"{name}/")
    }
    return {"folder": name, "files": {file: describe(file, data) for file, data in inside.items()}}


def parted(about: dict[str, Any], later: Iterable[str]) -> dict[str, object]:
    """Return the description of a folder with the files that come later apart from the others."""
    files = dict(about["files"])
    parts = {name: files.pop(name) for name in later}
    return {**about, "files": files, "parts": parts} if parts else about


def constant(name: str, value: object) -> str:
    """Return a module that exports one frozen constant, typed by its value; keys may be anything."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    frozen = f"/* @__PURE__ */ Object.freeze({text})" if isinstance(value, dict) else text
    return f"{HEAD}export const {name} = {frozen};\n"


# What may be missing in a site, and what is asked for by names that only run time knows.
SITE_TYPES = """
/** @typedef {{path: string, size: number, sha256: string, integrity: string}} BundledFile */
/** @typedef {Readonly<Record<string, BundledFile | undefined>>} BundledFiles  by the lock file's file_name */
/** @typedef {{distribution?: string, index?: string}} Addresses */
/** @typedef {{key: string, modules: string[], wheels: string[], whole: number, kind: string}} OfImage */
/** @typedef {BundledFile & OfImage} SiteImage */
/** @typedef {{packages: BundledFiles, images: readonly SiteImage[]}} Found */
/** @typedef {Addresses & Found & {preload: readonly string[]}} Open */
/** @type {Readonly<Omit<typeof made, keyof Open> & Open>} */
"""


def site(value: dict[str, object]) -> str:
    """Return the module that tells the worker of the site: its constant SITE."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return f"{HEAD}const made = {text};\n{SITE_TYPES}export const SITE = Object.freeze(made);\n"


def box(
    frame: str,
    scripts: dict[str, bytes],
    supply: str,
    first: dict[str, dict[str, list[str]]],
    images: Sequence[Mapping[str, Any]],
) -> str:
    """Return the module that tells the page of the box.

    frame: the script of its frame; scripts: those of the workers, by their paths; supply: the path of the
    supply worker's; first: what a worker asks for at once, by its script and the kind of browser; images: all
    that the site has.
    """
    seals = {path: integrity(data) for path, data in scripts.items()}
    modules: dict[str, list[object]] = {}
    for each in images:
        modules.setdefault(each["kind"], []).append(each["modules"])
    values = {"FRAME": frame, "SCRIPTS": seals, "SUPPLY": supply, "FIRST": first, "IMAGES": modules}
    return "".join(constant(name, value) for name, value in values.items())


def write_entries(
    folder: Path, workers: Mapping[str, str], supply: str, description: Mapping[str, Any]
) -> None:
    """Write the modules that tell clients of workers and their files.

    workers: the path of each engine's script; supply: that of the supply worker's, which cells need;
    description: what the workers know of the site.
    """
    write(folder, "entry.mjs", constant("WORKERS", dict(workers)))
    write(folder, "places.mjs", places([*workers.values(), supply, *reached(description)]))


def reached(description: Mapping[str, Any]) -> list[str]:
    """Return the paths of all files of the site that its workers may fetch."""
    folders = [description["pyodide"]] if "pyodide" in description else []
    folders += description["engines"].values()
    inside = [
        f"{each['folder']}/{name}" for each in folders for name in (*each["files"], *each.get("parts", ()))
    ]
    single = [description["kernel"], *description["snapshots"].values(), *description["images"]]
    return [
        *inside,
        *(each["path"] for each in single),
        *(each["path"] for each in description["packages"].values()),
    ]


def places(paths: Iterable[str]) -> str:
    """Return the module that has the addresses of files beside the npm package's client.

    Each is written out, since bundlers carry along what they find in this form: see docs/decisions/0121.
    """
    rows = "".join(f'  "{path}": new URL("./site/{path}", import.meta.url).href,\n' for path in paths)
    return f"{HEAD}/** @type {{Readonly<Record<string, string>>}} */\nexport const PLACES = {{\n{rows}}};\n"


def write_tables(folder: Path, root: Path) -> None:
    """Write the modules that are the same for each site of this build."""
    for name, made in lacks.tables().items():
        write(folder, f"{name.lower()}.mjs", constant(name, made))
    for file, text in contract_js.modules(root).items():
        write(folder, file, text)
    write(folder, "edges.d.ts", edges_ts.typescript())


def write(folder: Path, name: str, text: str) -> None:
    """Write a module, unless it is already there as it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
