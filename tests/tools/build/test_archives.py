import io
import os
import tarfile
import zipfile
from pathlib import Path

from tools.build.archives import python_files, tar, zip_stored

FILES = {"app/output/view.py": b"x = 1\n", "app/main.py": b"", "worker/protocol.py": b"y = 2\n"}
SHUFFLED = dict(sorted(FILES.items(), reverse=True))


def test_a_tar_names_each_folder_before_its_files() -> None:
    with tarfile.open(fileobj=io.BytesIO(tar(FILES))) as archive:
        assert archive.getnames() == [
            "app",
            "app/output",
            "worker",
            "app/output/view.py",
            "app/main.py",
            "worker/protocol.py",
        ]
        assert {(entry.mtime, entry.uid, entry.gid, entry.uname) for entry in archive} == {(0, 0, 0, "")}


def test_a_tar_gives_back_its_files() -> None:
    with tarfile.open(fileobj=io.BytesIO(tar(FILES))) as archive:
        contents = {entry.name: reader.read() for entry in archive if (reader := archive.extractfile(entry))}
    assert contents == FILES


def test_a_zip_gives_back_its_files_and_compresses_none() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_stored(FILES))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_tar_keeps_the_order_of_its_files() -> None:
    with tarfile.open(fileobj=io.BytesIO(tar(SHUFFLED))) as archive:
        assert [entry.name for entry in archive if entry.isfile()] == list(SHUFFLED)


def test_the_order_in_which_files_come_does_not_change_a_zip() -> None:
    assert zip_stored(FILES) == zip_stored(SHUFFLED)


def test_the_time_of_a_file_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "app" / "main.py"
    file.parent.mkdir()
    file.write_text("x = 1\n")
    (tmp_path / "app" / "notes.txt").write_text("not Python")
    before = tar(python_files(tmp_path, "app"))
    os.utime(file, (1, 1))
    assert tar(python_files(tmp_path, "app")) == before
    assert python_files(tmp_path, "app") == {"app/main.py": b"x = 1\n"}
