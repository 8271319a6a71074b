"""The command face of Offthread: build (default), serve, test, bench, soak, agreement, pictures, npm, wheel,
clean.

Needs Python 3.11 or later and nothing else: it sets up .venv and node_modules by the lock files, with no
more than the command needs, goes on inside .venv, and leaves the work to `tools/`. It must import nothing
that is not in the standard library.
"""

import argparse
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python can get this far, and deserves a sentence
    sys.exit(
        "Offthread needs Python 3.11 or later; this is {}.{}. Run it with a newer one, "
        "for example `python3.11 build.py`.".format(*sys.version_info[:2])
    )

from tools.base import environment
from tools.base.paths import BUILD, DIST, DIST_NPM, DIST_WHEEL, MODULES, ROOT, VENV
from tools.base.steps import StepError, fail, say

# Commands that hand all further words to `main(argv) -> int` of a module, and need the tools for tests.
MODULES_OF_COMMANDS = {
    "test": "tools.checks.main",
    "bench": "tools.bench.main",
    "soak": "tools.bench.soak",
    "agreement": "tools.agreement.main",
    "pictures": "tools.pictures.main",
    "npm": "tools.npm.main",
    "wheel": "tools.wheel.main",
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    face = argparse.ArgumentParser(
        prog="build.py", description="Build, serve and test Offthread.", allow_abbrev=False
    )
    add_site_options(face)
    commands = face.add_subparsers(dest="command", metavar="command")
    build = commands.add_parser("build", help="set up and build the site into dist/ (the default)")
    serve = commands.add_parser(
        "serve", help="build, serve the playground on this machine and open the browser"
    )
    serve.add_argument("--port", type=int, help="the port (default: 8000, or the next one that is free)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--no-open", action="store_true", help="do not open the browser")
    test = commands.add_parser(
        "test", help="build, check and test; with more words (but --once), only pytest with these"
    )
    for command in (build, serve, test):
        add_site_options(command)
    commands.add_parser("bench", help="build and measure against the targets")
    commands.add_parser("soak", help="build, and run for a long time to find leaks")
    commands.add_parser("agreement", help="build, and write into docs/engines.md how far the engines agree")
    commands.add_parser("pictures", help="build, and take the pictures of the documents from the page")
    commands.add_parser("npm", help="build, and make the npm package in dist-npm/")
    commands.add_parser("wheel", help="build, and make the wheel in dist-wheel/")
    clean = commands.add_parser("clean", help="remove what was built")
    clean.add_argument("--all", action="store_true", help="remove .venv and node_modules too")
    return face


def add_site_options(face: argparse.ArgumentParser) -> None:
    """Add the options that choose what the site brings along, beside the settings in pyproject.toml."""
    # Without defaults, since a command's would hide what stands before its name.
    face.add_argument(
        "--packages",
        metavar="NAMES",
        default=argparse.SUPPRESS,
        help="more Python packages to bundle, separated by commas",
    )
    face.add_argument(
        "--pyodide-dist",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="a whole Pyodide distribution, unpacked, to take packages from (and the core, if it differs)",
    )


def main(argv: list[str]) -> int:
    """Carry out a command line and return the exit code."""
    face = parser()
    options, rest = face.parse_known_args(argv)
    if rest and options.command not in MODULES_OF_COMMANDS:
        face.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        if options.command == "clean":
            return clean(everything=options.all)
        everything = options.command in MODULES_OF_COMMANDS
        environment.prepare_python(everything)
        if not environment.is_active():
            return go_on_inside(argv)
        environment.prepare_node(everything)
        return perform(options, [word for word in rest if word != "--"])
    except StepError as error:
        return fail(error)
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def go_on_inside(argv: list[str]) -> int:
    """Run the same command line with the Python of .venv."""
    command = [str(environment.python()), str(ROOT / "build.py"), *argv]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)


def perform(options: argparse.Namespace, rest: list[str]) -> int:
    """Build, then do what was asked; runs inside .venv."""
    from tools.build import compression, policy, settings, site
    from tools.serve import server

    module = MODULES_OF_COMMANDS.get(options.command)
    if module and importlib.util.find_spec(module) is None:
        raise StepError(
            f"run `{options.command}`",
            f"import {module}",
            f"This copy has no {module.replace('.', '/')}.py. Get a complete copy.",
        )
    chosen = settings.read(ROOT)
    site.build(chosen=chosen.adding(getattr(options, "packages", ""), getattr(options, "pyodide_dist", "")))
    if module:
        return int(importlib.import_module(module).main(rest))
    if options.command == "serve":
        framing = policy.framing(chosen.frame_ancestors)
        return server.serve(DIST, options.host, options.port, not options.no_open, framing)
    # What was asked for is the site itself, to be published.
    compression.tighten(DIST, BUILD / "cache")
    return 0


def clean(everything: bool) -> int:
    """Remove the built files, and the installed packages too if everything is to go."""
    for folder in (BUILD, DIST, DIST_NPM, DIST_WHEEL, *((VENV, MODULES) if everything else ())):
        shutil.rmtree(folder, ignore_errors=True)
        say(f"Removed {folder.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
