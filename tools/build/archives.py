"""Archives that are the same, byte for byte, whenever and wherever they are made from the same files."""

import io
import tarfile
import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)


def python_files(root: Path, *folders: str) -> dict[str, bytes]:
    """Return the Python files below some folders of a root: path relative to it → bytes."""
    found = [path for folder in folders for path in (root / folder).rglob("*.py")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(found)}


def tar(files: dict[str, bytes]) -> bytes:
    """Pack files as `.tar` in their order, after their folders; the transfer compresses it."""
    buffer = io.BytesIO()
    # USTAR without extensions, since what unpacks it on the page reads no other.
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in _folders(files):
            entry = tarfile.TarInfo(name)
            entry.type, entry.mode = tarfile.DIRTYPE, 0o755
            archive.addfile(entry)
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def zip_stored(files: dict[str, bytes]) -> bytes:
    """Pack files as `.zip` without compression, which the transfer adds once for all."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def _folders(files: dict[str, bytes]) -> list[str]:
    parents = {parent.as_posix() for name in files for parent in Path(name).parents}
    return sorted(parents - {"."})
