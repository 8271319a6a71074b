"""`pathlib` and `os.path`: names of files, taken apart and put together."""

import os.path
from pathlib import PurePosixPath

path = PurePosixPath("data") / "raw" / "table.tar.gz"
print(path, path.name, path.suffix, path.suffixes, path.stem, path.parent, path.parts)
print(path.with_suffix(".zip"), path.is_absolute(), PurePosixPath("/a/b").relative_to("/a"))
print(
    os.path.join("a", "b.txt"), os.path.splitext("x/y.csv"), os.path.basename("/p/q"), os.path.dirname("/p/q")
)
