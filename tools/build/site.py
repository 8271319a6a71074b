"""Assemble dist/: a plain static site, relocatable under any path, whose lasting files carry their hash.

The order matters. The worker's bundle contains the hashes of the engine and the kernel, so these come first;
its own name goes into the drop-in's bundle and the page, so they come last.
"""

import json
from pathlib import Path

from tools.base.paths import BUILD, DIST, GENERATED, ROOT
from tools.base.steps import Timer, say
from tools.build import (
    archives,
    cells,
    copies,
    displays,
    engines,
    generate,
    images,
    lessons,
    mpy,
    notices,
    packages,
    policy,
    precache,
    protocol_js,
    pyscript,
    rooms,
    seals,
    settings,
    snapshots,
    vendor,
)
from tools.build.bundle import EAGER
from tools.build.distribution import LOCK
from tools.build.inputs import fingerprint, is_current
from tools.build.naming import NamedFiles
from tools.build.publication import manifest, publish
from tools.build.settings import Settings
from tools.build.sources import Sources
from tools.build.templates import fill
from tools.build.vendor import Vendored

# What runs the page's Python.
PAGE = (
    Vendored("pyscript", vendor.PYSCRIPT, vendor.pyscript),
    Vendored("micropython", vendor.MICROPYTHON, vendor.micropython),
)

# What imports the page's Python, and so stands in the page itself.
BOOT = "app/boot.py"

# The page's Python brings along the contract with the worker, and nothing else of it.
SHARED = ("worker/__init__.py", "worker/protocol.py", "worker/contract/")


def build(
    root: Path = ROOT,
    dist: Path = DIST,
    chosen: Settings | None = None,
    generated: Path = GENERATED,
    home: Path | None = None,
    staging: Path = BUILD,
) -> None:
    """Build the site, unless it is there already and nothing has changed.

    chosen: its settings, instead of those in pyproject.toml; generated: the folder of the modules that are
    made for it, which another site must not share; home: the folder that the names in its settings are
    relative to, if not that of the sources; staging: where its files are put before they take their place,
    on the same disk.
    """
    timer, chosen = Timer(), chosen or settings.read(root)
    identity = fingerprint(root, settings.further(chosen, home or root))
    if is_current(dist, identity) and (generated / "entry.mjs").is_file():
        say(f"{dist.name}/ is up to date ({timer}).")
        return
    files = Site(root, identity, chosen, generated, home).assemble()
    publish(files, dist, staging)
    say(f"Built {len(files)} files into {dist.name}/ ({timer}).")


class Site(Sources, NamedFiles):
    """One build of the site: its files so far, and the names that pages and modules use for them."""

    def __init__(
        self,
        root: Path,
        identity: str,
        chosen: Settings | None = None,
        generated: Path = GENERATED,
        home: Path | None = None,
    ) -> None:
        self.identity, self.home = identity, home or root
        self.settings = chosen or settings.read(root)
        Sources.__init__(self, root, generated)
        NamedFiles.__init__(self, version=self.settings.version, build=identity, title=self.settings.title)
        self.displays = self.settings.displays if self.has_pyodide else ()
        self.snapshots: dict[str, object] = {}
        self.images: list[dict[str, object]] = []
        self.packages: list[packages.Package] = []
        self.service = b""
        self.workers: dict[str, str] = {}
        self.engines = [engine for engine in engines.ENGINES if engine.name in self.settings.engines]
        needed = (*PAGE, *(engine.vendored for engine in self.engines if engine.vendored))
        self.vendored = {each.name: each for each in needed}

    def assemble(self) -> vendor.Files:
        """Return all files of the site: path → bytes."""
        self.add_python()
        self.add_vendored()
        self.add_archives()
        self.add_snapshots()
        self.add_images()
        self.add_worker()
        self.files["element.mjs"] = cells.element(self.bundle, self.add_asset, self.generated)
        self.add_displays()
        self.add_page()
        self.files |= lessons.collect(self.home, self.settings.lessons)
        self.add_notices()
        self.add_hosts()
        self.add_service_worker()
        self.files["manifest.json"] = manifest(self.settings.version, self.identity, self.files)
        return self.files

    def add_python(self) -> None:
        """Add Pyodide, and the packages that the site brings along, which its lock file names."""
        self.base = packages.base(self.settings.pyodide_dist)
        found = packages.collect(self.settings.packages, self.base, self.home)
        if self.has_pyodide:
            self.packages = found
            lock = packages.merged(self.base.lock, found)
            self.add_folder("pyodide", {**self.base.files, LOCK: lock})
            self.files |= {each.place: each.path.read_bytes() for each in self.packages}

    def add_vendored(self) -> None:
        """Add what runs the page, the engines but Pyodide, and the typeface."""
        for name, each in self.vendored.items():
            if name != "pyodide":
                self.add_folder(name, each.files())
        folder = f"{self.names['pyscript']}/"
        files = [path.removeprefix(folder) for path in self.files if path.startswith(folder)]
        self.names |= pyscript.loaded(self.names["pyscript"], files)
        for name, data in vendor.fonts().items():
            self.add_asset(name, f"{vendor.FONT_NAMES[name]}.woff2", data)

    def add_archives(self) -> None:
        """Add the page's Python, and the worker's."""
        self.need("worker/protocol.py")
        worker = archives.python_files(self.root, "worker")
        # What other engines run is in their workers.
        worker = {name: data for name, data in worker.items() if not name.startswith("worker/engines/")}
        shared = {name: data for name, data in worker.items() if name.startswith(SHARED)}
        app = {**archives.python_files(self.root, "app"), **shared}
        self.boot = app.pop(BOOT).decode()
        for name, files in zip(("app", "rooms"), rooms.parted(app), strict=True):
            self.add_asset(name, f"{name}.tar", archives.tar(mpy.compiled(files)))
        self.add_asset("kernel", "kernel.zip", archives.zip_stored(worker))

    def add_snapshots(self) -> None:
        """Add the snapshots that Python starts from, if the site is to have them."""
        # A snapshot is of the core that Offthread brings along, and of no other.
        if self.settings.snapshot == "build" and self.base.own and self.has_pyodide:
            for kind, snapshot in snapshots.make(self.files[self.names["kernel"]]).items():
                self.add_asset(f"snapshot_{kind}", f"snapshot-{kind}.bin", snapshot)
                path = self.names[f"snapshot_{kind}"]
                self.snapshots[kind] = {"path": path, **generate.describe(path, snapshot)}

    def add_images(self) -> None:
        """Add the images of Python with packages that the settings ask for."""
        if not self.has_pyodide:
            return
        core = images.Core(self.names["pyodide"], self.names["kernel"], self.files)
        for image in images.make(self.settings.snapshots, self.packages, core):
            self.add_asset("image", image.file, image.packed)
            self.images.append(image.described(self.names["image"]))

    def add_worker(self) -> None:
        """Write the generated modules, then bundle the workers, then the drop-in that names them."""
        for name, make in protocol_js.MODULES.items():
            generate.write(self.generated, name, make(self.need("worker/protocol.py")))
        generate.write_tables(self.generated, self.root)
        known = self.description()
        generate.write(self.generated, "site.mjs", generate.site(known))
        for engine in self.engines:
            self.add_asset(engine.worker, f"{engine.worker}.mjs", self.bundle(engine.entry, "iife"))
            self.workers[engine.name] = self.names[engine.worker]
        self.names |= engines.told(self.engines, self.workers)
        self.add_asset("supply", "supply-worker.js", self.bundle("worker/supply/main.mjs", "iife"))
        generate.write_entries(self.generated, self.workers, self.names["supply"], known)
        self.files["webworker.js"] = self.bundle("worker/client/webworker.js", "iife")
        self.service = self.bundle("worker/service/main.js", "iife")
        self.add_box()

    def add_box(self) -> None:
        """Write what pages know of the box: its frame, which the page holds, and the scripts in it."""
        frame = self.bundle("worker/box/frame.mjs", "iife").decode()
        scripts = {path: self.files[path] for path in self.workers.values()}
        first = {self.workers.get("cpython", ""): snapshots.first_files(self.files, self.snapshots)}
        generate.write(
            self.generated, "box.mjs", generate.box(frame, scripts, self.names["supply"], first, self.images)
        )

    def add_displays(self) -> None:
        """Add the libraries that draw what programs show, and the frame in which they do."""
        frame = self.bundle("public/live/frame.mjs", "iife").decode()
        scripts = displays.scripts(self.displays, lambda source: self.bundle(source, "iife"))
        for name, data in scripts.items():
            self.add_asset(name, f"{name}.js", data)
        displays.write(self.generated, frame, self.names, self.files, self.settings.display_hosts)
        self.names["displays"] = json.dumps(displays.versions(self.displays))

    def description(self) -> dict[str, object]:
        """Return what the workers must know of the site."""
        kernel = self.names["kernel"]
        pyodide = {"pyodide": self.described("pyodide", self.base.version)} if self.has_pyodide else {}
        others = {each.name: each.vendored for each in self.engines if each.name != "cpython"}
        return {
            **self.settings.told,
            "build": self.identity,
            **pyodide,
            "kernel": {"path": kernel, **generate.describe(kernel, self.files[kernel])},
            "snapshots": self.snapshots,
            "images": self.images,
            "packages": packages.described(self.packages),
            "engines": {name: self.needed(vendored) for name, vendored in others.items() if vendored},
        }

    @property
    def has_pyodide(self) -> bool:
        """Whether CPython is among the engines."""
        return "cpython" in self.settings.engines

    def needed(self, vendored: Vendored) -> dict[str, object]:
        """Return an engine's folder: the files that it starts from, and the parts that come later."""
        about = self.described(vendored.name, vendor.version(vendored.package))
        return generate.parted(about, vendored.later)

    def add_page(self) -> None:
        """Add the editor, the style, the page itself, and what else lies in public/."""
        self.add_asset("early", "early.js", self.bundle("public/early.js", "iife"))
        self.add_asset("isolation", "isolation.js", self.bundle("public/isolation.mjs", "esm"))
        starter = pyscript.starter(self.read("public/start.mjs"), self.names["pyscript"])
        self.add_asset("start", "start.js", starter)
        for name, (file, source) in rooms.SCRIPTS.items():
            self.add_asset(name, file, self.bundle(source, "iife"))
        # A classic script: Chromium compiles modules of a page again on each visit. See docs/decisions/0036.
        self.add_asset("editor", "editor.js", EAGER + self.bundle("public/editor.mjs", "iife"))
        beside = {name: Path(path).name for name, path in self.names.items()}
        style = fill("public/style.css", self.read("public/style.css"), beside, escapes=False)
        further = b"".join(self.need(f"public/{name}").read_bytes() for name in ("fit.css", "embed.css"))
        self.add_asset("style", "style.css", style.encode() + further)
        self.add_asset("rooms_style", "rooms.css", self.need("public/rooms.css").read_bytes())
        self.names["embedders"] = " ".join(self.settings.embedders)
        page = fill("public/index.html", self.read("public/index.html"), self.names, raw={"boot": self.boot})
        self.files["index.html"] = seals.seal(page, self.files).encode()
        self.files |= copies.files(self.root)
        described = precache.web_manifest(self.read("public/manifest.webmanifest"), self.settings.title)
        self.files["manifest.webmanifest"] = described

    def add_notices(self) -> None:
        """Add what the licences of others ask for."""
        chunks = [Path(name).name for name in self.files if name.startswith(f"{self.names['pyscript']}/")]
        vendored = [*(each.package for each in self.vendored.values()), vendor.FONT]
        vendored += displays.packages(self.displays)
        text = notices.markdown(self.bundled, chunks, vendored, self.base, self.packages)
        self.files["THIRD_PARTY.md"] = text.encode()

    def add_hosts(self) -> None:
        """Add what some hosts read: headers for each path, and that no file is to be left out."""
        self.names["folders"] = policy.lasting(self.names[name] for name in self.vendored)
        self.names["framing"] = policy.framing(self.settings.frame_ancestors)
        self.names["policies"] = policy.rules([*self.files, "sw.js"])
        headers = fill("deploy/_headers", self.read("deploy/_headers"), self.names, escapes=False)
        self.files |= {"_headers": headers.encode(), ".nojekyll": b""}

    def add_service_worker(self) -> None:
        """Add the service worker, which names every file that the playground needs: hence so late."""
        kinds = {self.names[f"snapshot_{kind}"]: kind for kind in self.snapshots}
        version = self.settings.version
        self.files["sw.js"] = precache.inject(self.service, self.files, self.identity, version, kinds)
