"""A project that has installed our npm package from its tarball, with the bundlers of tests/npm beside it.

The bundlers are no part of what builds or tests the site otherwise: they are installed here when a test first
asks for them, by their own lock file. Nothing but the npm registry is asked.
"""

import hashlib
import os
import shutil
from pathlib import Path

from tools.base.environment import node, node_env, npm
from tools.base.paths import BUILD, DIST_NPM, ROOT
from tools.base.steps import run
from tools.npm import main

SOURCES = ROOT / "tests" / "npm"
PROJECT = BUILD / "npm"
LOCKED = ("package.json", "package-lock.json", ".npmrc")
REGISTRY = "Check that this machine reaches the npm registry, then run the tests again."
WRONG = "Read what it said: the package may lack a file, or a bundler may have changed."
PAGE = '<!doctype html><html lang="en"><title>Starting</title><link rel="icon" href="data:,">{}</html>\n'
MAP = '<script type="importmap">{"imports": {"offthread": "./node_modules/offthread/offthread.mjs"}}</script>'
MODULE = '<script type="module" src="./main.js"></script>'


def project() -> Path:
    """Return the folder of a project with the present package and the bundlers."""
    install_bundlers()
    main.build()
    for file in (each for each in SOURCES.iterdir() if each.name not in LOCKED):
        shutil.copyfile(file, PROJECT / file.name)
    (PROJECT / "index.html").write_text(PAGE.format(MODULE), encoding="utf-8")
    (PROJECT / "mapped.html").write_text(PAGE.format(MAP + MODULE), encoding="utf-8")
    for former in PROJECT.glob("*.tgz"):
        # Of a run that was ended.
        former.unlink()
    by_npm("pack", "--silent", str(DIST_NPM))
    tarball = next(PROJECT.glob("*.tgz"))
    by_npm("install", "--no-save", "--offline", tarball.name)
    tarball.unlink()
    return PROJECT


def install_bundlers() -> None:
    """Install them by their lock file, unless they are there."""
    stamp, state = PROJECT / "node_modules" / ".offthread.stamp", hashlib.sha256()
    for name in LOCKED:
        state.update((SOURCES / name).read_bytes())
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == state.hexdigest():
        return
    PROJECT.mkdir(parents=True, exist_ok=True)
    for name in LOCKED:
        shutil.copyfile(SOURCES / name, PROJECT / name)
    by_npm("ci", "--no-progress")
    stamp.write_text(state.hexdigest(), encoding="utf-8")


def by_npm(*words: str) -> str:
    """Run npm in the project."""
    return run(f"npm {words[0]}", [*npm(), *words], REGISTRY, cwd=PROJECT, env=node_env())


def by_node(*words: str) -> str:
    """Run a program of the project."""
    first, *rest = words
    command: list[str | Path] = [node(), PROJECT / "node_modules" / first, *rest]
    return run(first, command, WRONG, cwd=PROJECT, env=node_env())


def vite() -> Path:
    """Build with Vite's defaults; return the folder that it makes."""
    by_node("vite/bin/vite.js", "build", "--base", "./", "--outDir", "by-vite", "--logLevel", "warn")
    return PROJECT / "by-vite"


def cells() -> Path:
    """Build the page with cells of three frameworks with Vite; return the folder that it makes."""
    words = ("build", "--config", "cells.config.mjs", "--outDir", "cells-by-vite", "--logLevel", "warn")
    by_node("vite/bin/vite.js", *words)
    return PROJECT / "cells-by-vite"


def webpack(entry: str = "main", content: str = "") -> Path:
    """Build a script with webpack; return the folder that it makes, with a page in it."""
    made = PROJECT / f"{entry}-by-webpack"
    script = "import webpack from 'webpack'; import chosen from './webpack.config.mjs';"
    script += "const [, path, entry] = process.argv; const output = {...chosen.output, path};"
    script += "webpack({...chosen, entry: `./${entry}.js`, context: process.cwd(), output},"
    script += "(error, done) => { if (error || done.hasErrors()) throw error ?? done.toString(); });"
    command: list[str | Path] = [node(), "--input-type=module", "-e", script, made, entry]
    run("webpack", command, WRONG, cwd=PROJECT, env=node_env())
    (made / "index.html").write_text(
        PAGE.format(content + '<script src="./main.js"></script>'), encoding="utf-8"
    )
    return made


def esbuild() -> Path:
    """Build with esbuild, and copy the files as the documents say; return the folder."""
    made = PROJECT / "by-esbuild"
    shutil.rmtree(made, ignore_errors=True)
    words = ("main.js", "--bundle", "--minify", "--format=esm", "--outfile=by-esbuild/main.js")
    by_node("esbuild/bin/esbuild", *words, "--log-level=warning")
    by_node("offthread/copy.mjs", "copy", "by-esbuild/python")
    (made / "index.html").write_text(PAGE.format(MODULE), encoding="utf-8")
    return made


def plain() -> Path:
    """Return the folder of a page that is built by nothing and has an import map."""
    made = PROJECT / "by-nothing"
    (made / "node_modules").mkdir(parents=True, exist_ok=True)
    shutil.rmtree(made / "node_modules" / "offthread", ignore_errors=True)
    installed = PROJECT / "node_modules" / "offthread"
    shutil.copytree(installed, made / "node_modules" / "offthread", copy_function=os.link)
    shutil.copyfile(PROJECT / "main.js", made / "main.js")
    shutil.copyfile(PROJECT / "mapped.html", made / "index.html")
    return made
