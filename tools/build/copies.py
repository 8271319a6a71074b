"""What of public/ is a file of the site as it is: all but what something else is made from."""

from pathlib import Path

SOURCES = ("index.html", "style.css", "fit.css", "rooms.css", "embed.css", "early.js", "manifest.webmanifest")
SOURCE_ENDINGS = (".mjs", ".ts")


def files(root: Path) -> dict[str, bytes]:
    """Return these files: path within the site → bytes."""
    public = root / "public"
    paths = {
        path.relative_to(public).as_posix(): path for path in sorted(public.rglob("*")) if path.is_file()
    }
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if name not in SOURCES and path.suffix not in SOURCE_ENDINGS
    }
