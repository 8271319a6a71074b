import os
import time
from pathlib import Path

from tools.build.keeping import LONG_S, forget_unused, is_kept


def test_what_is_used_stays_and_what_is_not_used_for_long_goes(tmp_path: Path) -> None:
    now = time.time()
    for name in ("used", "unused", "recent"):
        (tmp_path / name).write_text(name)
        age = 1000 if name == "recent" else LONG_S + 1000
        os.utime(tmp_path / name, (now - age, now - age))
    assert is_kept(tmp_path / "used")
    # The time of its content stays, by which servers know it.
    assert (tmp_path / "used").stat().st_mtime < now - LONG_S
    forget_unused(tmp_path, now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["recent", "used"]


def test_nothing_is_kept_where_nothing_is(tmp_path: Path) -> None:
    assert not is_kept(tmp_path / "none")
    forget_unused(tmp_path / "no folder")


def test_folders_of_builds_under_way_stay(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    forget_unused(tmp_path, time.time() + 2 * LONG_S)
    assert (tmp_path / "folder").is_dir()
