"""Assemble dist/: a plain static site, relocatable under any path, whose lasting files carry their hash.

The order matters. The worker's bundle contains the hashes of the engine and the kernel, so these come first;
its own name goes into the drop-in's bundle and the page, so they come last.
"""

import json
import shutil
from pathlib import Path

from tools import archives, generate, lessons, notices, protocol_js, settings, vendor
from tools.bundle import bundle
from tools.compression import compress_all
from tools.hashes import hashed_name, sha256
from tools.inputs import fingerprint, is_current
from tools.paths import BUILD, DIST, GENERATED, ROOT
from tools.steps import StepError, Timer, say
from tools.templates import fill

# What of public/ is a source of something else, and so is not copied as it is.
SOURCES = ("index.html", "style.css")
SOURCE_ENDINGS = (".mjs", ".ts")

# The page's Python brings along the contract with the worker, and nothing else of it.
SHARED = ("worker/__init__.py", "worker/protocol.py")


def build(root: Path = ROOT, dist: Path = DIST) -> None:
    """Build the site, unless it is there already and nothing has changed."""
    timer, identity = Timer(), fingerprint(root)
    if is_current(dist, identity) and (GENERATED / "entry.mjs").is_file():
        say(f"dist/ is up to date ({timer}).")
        return
    files = Site(root, identity).assemble()
    publish(files, dist)
    say(f"Built {len(files)} files into {dist.name}/ ({timer}).")


class Site:
    """One build of the site: its files so far, and the names that pages and modules use for them."""

    def __init__(self, root: Path, identity: str) -> None:
        self.root, self.identity = root, identity
        self.settings = settings.read(root)
        self.files: vendor.Files = {}
        self.names = {"version": self.settings.version, "build": identity, "title": self.settings.title}
        self.bundled: list[str] = []

    def assemble(self) -> vendor.Files:
        """Return all files of the site: path → bytes."""
        self.add_vendored()
        self.add_archives()
        self.add_worker()
        self.add_page()
        self.files |= lessons.collect(self.root, self.settings.lessons)
        self.add_notices()
        self.add_manifest()
        return self.files

    def add_vendored(self) -> None:
        """Add the engines and the typeface."""
        for name in ("pyscript", "micropython", "pyodide"):
            files = getattr(vendor, name)()
            self.names[name] = folder = vendor.folder(name, files)
            self.files |= {f"{folder}/{file}": data for file, data in files.items()}
        for name, data in vendor.fonts().items():
            self.add_asset(name, f"{vendor.FONT_NAMES[name]}.woff2", data)

    def add_archives(self) -> None:
        """Add the page's Python, and the worker's."""
        self.need("worker/protocol.py")
        worker = archives.python_files(self.root, "worker")
        shared = {name: data for name, data in worker.items() if name in SHARED}
        app = archives.tar_gz({**archives.python_files(self.root, "app"), **shared})
        self.add_asset("app", "app.tar.gz", app)
        self.add_asset("kernel", "kernel.zip", archives.zip_stored(worker))

    def add_worker(self) -> None:
        """Write the generated modules, then bundle the worker, then the drop-in that names it."""
        protocol = protocol_js.javascript(self.need("worker/protocol.py"))
        generate.write(GENERATED, "protocol.mjs", protocol)
        generate.write(GENERATED, "site.mjs", generate.constant("SITE", self.description()))
        self.add_asset("worker", "worker.mjs", self.bundle("worker/worker.mjs", "esm"))
        generate.write(GENERATED, "entry.mjs", generate.constant("WORKER", self.names["worker"]))
        self.files["webworker.js"] = self.bundle("worker/webworker.js", "iife")
        self.files["sw.js"] = self.bundle("worker/service.js", "iife")

    def description(self) -> dict[str, object]:
        """Return what the worker must know of the site."""
        folder, kernel = self.names["pyodide"], self.names["kernel"]
        files = {
            name: generate.describe(name, self.files[f"{folder}/{name}"]) for name in vendor.PYODIDE_FILES
        }
        return {
            "version": self.settings.version,
            "build": self.identity,
            "pyodide": {"version": vendor.version(vendor.PYODIDE), "folder": folder, "files": files},
            "kernel": {"path": kernel, **generate.describe(kernel, self.files[kernel])},
            "packages": list(self.settings.packages),
        }

    def add_page(self) -> None:
        """Add the editor, the style, the page itself, and what else lies in public/."""
        self.add_asset("editor", "editor.js", self.bundle("public/editor.mjs", "esm"))
        beside = {name: Path(path).name for name, path in self.names.items()}
        style = fill("public/style.css", self.read("public/style.css"), beside, escapes=False)
        self.add_asset("style", "style.css", style.encode())
        self.files["index.html"] = fill(
            "public/index.html", self.read("public/index.html"), self.names
        ).encode()
        public = self.root / "public"
        for path in sorted(public.rglob("*")):
            name = path.relative_to(public).as_posix()
            if path.is_file() and name not in SOURCES and path.suffix not in SOURCE_ENDINGS:
                self.files[name] = path.read_bytes()

    def add_notices(self) -> None:
        """Add what the licences of others ask for."""
        chunks = [Path(name).name for name in self.files if name.startswith(f"{self.names['pyscript']}/")]
        self.files["THIRD_PARTY.md"] = notices.markdown(self.bundled, chunks).encode()

    def add_manifest(self) -> None:
        """Add the list of all files, by which a copy of the site can be checked."""
        about = {
            name: {"size": len(data), "sha256": sha256(data)} for name, data in sorted(self.files.items())
        }
        manifest = {"version": self.settings.version, "build": self.identity, "files": about}
        self.files["manifest.json"] = (json.dumps(manifest, indent=1) + "\n").encode()

    def add_asset(self, name: str, file: str, data: bytes) -> None:
        """Add a file below assets/ under a name that carries its hash, and remember that name."""
        self.names[name] = path = f"assets/{hashed_name(file, data)}"
        self.files[path] = data

    def bundle(self, path: str, form: str) -> bytes:
        """Bundle a module, and remember what went into it."""
        made = bundle(self.need(path), form, self.root)
        self.bundled += made.inputs
        return made.data

    def read(self, path: str) -> str:
        """Return the text of a source."""
        return self.need(path).read_text(encoding="utf-8")

    def need(self, path: str) -> Path:
        """Return where a source is; StepError if it is missing."""
        file = self.root / path
        if not file.is_file():
            raise StepError("assemble the site", f"open {path}", f"The file {path} is missing: restore it.")
        return file


def publish(files: vendor.Files, dist: Path) -> None:
    """Put the files and their compressed siblings in place of the former site, all at once."""
    fresh, former = BUILD / "dist.new", BUILD / "dist.old"
    for folder in (fresh, former):
        shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    compress_all((fresh / name for name in files), BUILD / "cache")
    if dist.exists():
        dist.rename(former)
    fresh.rename(dist)
    shutil.rmtree(former, ignore_errors=True)
