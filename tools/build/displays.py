"""Libraries that draw what programs show: their scripts, which the page hands to live frames.

A script is of npm, at the version in package.json, in one file. Knows names and files; public/live/ knows how
they are shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.base.hashes import integrity
from tools.build import generate, vendor


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
    "vega": Library("vega-lite", source="public/live/libraries/vega.mjs"),
    "bokeh": Library(
        "@bokeh/bokehjs",
        files=tuple(f"build/js/bokeh{part}.min.js" for part in ("", "-widgets", "-tables")),
    ),
    "folium": Library("leaflet", source="public/live/libraries/folium.mjs"),
    "widgets": Library("@jupyter-widgets/controls", source="public/live/libraries/widgets.mjs"),
}
NAMES = tuple(LIBRARIES)
PREFIX = "display-"


def scripts(names: Iterable[str], bundle: Callable[[str], bytes]) -> vendor.Files:
    """Return the scripts of libraries, by the names of their files without an ending."""
    return {f"{PREFIX}{name}": _script(LIBRARIES[name], bundle) for name in names}


def _script(library: Library, bundle: Callable[[str], bytes]) -> bytes:
    """Return the script of a library; bundle: bundles a module of ours."""
    if library.source:
        return bundle(library.source)
    found = vendor.chosen(library.package, library.files)()
    return b"\n;\n".join(found[Path(file).name] for file in library.files)


def write(
    folder: Path, frame: str, paths: dict[str, str], files: vendor.Files, hosts: Iterable[str] = ()
) -> None:
    """Write the modules that tell the page of these.

    frame: the script of live frames; paths: of assets; hosts: those that live frames may load from.
    """
    mine = {name.removeprefix(PREFIX): path for name, path in paths.items() if name.startswith(PREFIX)}
    about = {name: {"path": path, "integrity": integrity(files[path])} for name, path in mine.items()}
    generate.write(folder, "displays.mjs", generate.constant("LIBRARIES", about))
    generate.write(folder, "display_hosts.mjs", generate.constant("HOSTS", " ".join(hosts)))
    generate.write(folder, "live.mjs", generate.constant("FRAME", frame))


def packages(names: Iterable[str]) -> list[str]:
    """Return the npm packages whose files are carried as they are."""
    return [LIBRARIES[name].package for name in names if LIBRARIES[name].files]


def versions(names: Iterable[str]) -> dict[str, str]:
    """Return the versions of libraries, by which the page tells whether they fit."""
    return {name: vendor.version(LIBRARIES[name].package) for name in names}
