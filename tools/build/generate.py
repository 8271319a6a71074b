"""The JavaScript modules that the build writes: protocol, site, the entry's name, what is said of the device,
what engines have, and how much files may hold.

They are there before esbuild and the type checker look for them as `#generated/…`.
"""

import json
from pathlib import Path

from app.device import device as words
from app.projects import names
from tools.base.hashes import integrity, sha256
from tools.build import edges_ts, lacks
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


def device() -> dict[str, object]:
    """Return the page's words about the device that the drop-in worker says, too."""
    return {
        "headers": words.HEADERS,
        "trust": words.TRUST,
        "see": words.SEE,
        "either": words.EITHER,
        "switching": words.SWITCHING,
        "stops": words.STOPS,
        "inputs": words.INPUTS,
        "packages": words.PACKAGES,
        "files": words.FILES,
        "displays": words.DISPLAYS,
        "awaits": words.AWAITS,
        "waiting": words.WAITING,
        "isolation": words.ISOLATION,
        "waits": words.WAITS,
        "guards": words.GUARDS,
        "newer": words.NEWER,
        "losses": words.LOSSES,
        "locks": words.LOCKS,
        "secure": words.SECURE,
    }


def limits() -> dict[str, object]:
    """Return how much files may hold, in bytes and in words."""
    most = {"FILE": names.FILE_BYTES, "ALL": names.ALL_BYTES}
    told = {f"{name}_WORDS": f"{most[name] // 1_000_000} MB" for name in most}
    return {**most, **told, "FILES": names.MOST_FILES}


def constant(name: str, value: object) -> str:
    """Return a module that exports one frozen constant, typed by its value; keys may be anything."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    frozen = f"Object.freeze({text})" if isinstance(value, dict) else text
    return f"{HEAD}export const {name} = {frozen};\n"


# What may be missing in a site, and what is asked for by names that only run time knows.
SITE_TYPES = """
/** @typedef {{path: string, size: number, sha256: string, integrity: string}} BundledFile */
/** @typedef {Readonly<Record<string, BundledFile | undefined>>} BundledFiles  by the lock file's file_name */
/** @typedef {{distribution?: string, index?: string}} Addresses */
/** @typedef {Addresses & {preload: readonly string[], packages: BundledFiles}} Open */
/** @type {Readonly<Omit<typeof made, keyof Open> & Open>} */
"""


def site(value: dict[str, object]) -> str:
    """Return the module that tells the worker of the site: its constant SITE."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return f"{HEAD}const made = {text};\n{SITE_TYPES}export const SITE = Object.freeze(made);\n"


def write_tables(folder: Path) -> None:
    """Write the modules that are the same for each site of this build."""
    for name, made in {"DEVICE": device(), "LIMITS": limits(), **lacks.tables()}.items():
        write(folder, f"{name.lower()}.mjs", constant(name, made))
    write(folder, "edges.d.ts", edges_ts.typescript())


def write(folder: Path, name: str, text: str) -> None:
    """Write a module, unless it is already there as it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
