"""Where things are. Knows names of folders and nothing of what is done with them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
GENERATED = BUILD / "generated"
