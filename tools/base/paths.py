"""Where things are. Knows names of folders and nothing of what is done with them."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
DIST_NPM = ROOT / "dist-npm"
DIST_WHEEL = ROOT / "dist-wheel"
GENERATED = BUILD / "generated"
# Downloads, which outlive `clean`: to build again needs no network.
CACHE = Path(os.environ.get("OFFTHREAD_CACHE") or Path.home() / ".cache" / "offthread")
