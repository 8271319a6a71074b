"""Libraries that draw what programs show: their scripts, which the page hands to live frames.

A script is of npm, at the version in package.json, in one file. Knows names and files; not how they are shown,
which public/live/ does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.base.hashes import integrity
from tools.build import vendor


@dataclass(frozen=True)
class Library:
    """A library that a site may bring. package: of npm, whose version is the library's.

    files: those of the package that are its script, one after the other; or source: a module of ours that is
    bundled with it.
    """

    package: str
    files: tuple[str, ...] = ()
    source: str = ""


LIBRARIES = {
    "plotly": Library("plotly.js-dist-min", files=("plotly.min.js",)),
    "vega": Library("vega-lite", source="public/live/vega.mjs"),
    "bokeh": Library(
        "@bokeh/bokehjs",
        files=tuple(f"build/js/bokeh{part}.min.js" for part in ("", "-widgets", "-tables")),
    ),
    "folium": Library("leaflet", source="public/live/folium.mjs"),
}
NAMES = tuple(LIBRARIES)


def script(library: Library, bundle: Callable[[str], bytes]) -> bytes:
    """Return the script of a library; bundle: bundles a module of ours."""
    if library.source:
        return bundle(library.source)
    return b"\n;\n".join(
        vendor.chosen(library.package, library.files)()[_name(file)] for file in library.files
    )


def packages(names: Iterable[str]) -> list[str]:
    """Return the npm packages whose files are carried as they are."""
    return [LIBRARIES[name].package for name in names if LIBRARIES[name].files]


def versions(names: Iterable[str]) -> dict[str, str]:
    """Return the versions of libraries, by which the page tells whether they fit."""
    return {name: vendor.version(LIBRARIES[name].package) for name in names}


def table(paths: dict[str, str], files: vendor.Files) -> dict[str, dict[str, str]]:
    """Return what the page must know to fetch each; paths: by the names of libraries."""
    return {name: {"path": path, "integrity": integrity(files[path])} for name, path in paths.items()}


def _name(file: str) -> str:
    return file.rsplit("/", 1)[-1]
