import gzip
import os
from pathlib import Path

import brotli
import pytest

from tools.build.compression import LARGE, compress, compress_all, tighten


def test_what_compresses_gets_two_siblings(tmp_path: Path) -> None:
    file, data = tmp_path / "a.js", b"let a = 1;\n" * 100
    file.write_bytes(data)
    compress_all([file], tmp_path / "cache")
    assert gzip.decompress((tmp_path / "a.js.gz").read_bytes()) == data
    assert brotli.decompress((tmp_path / "a.js.br").read_bytes()) == data


def test_what_does_not_gain_gets_none(tmp_path: Path) -> None:
    (tmp_path / "noise.bin").write_bytes(os.urandom(5000))
    (tmp_path / "font.woff2").write_bytes(b"a" * 5000)
    compress_all([tmp_path / "noise.bin", tmp_path / "font.woff2"], tmp_path / "cache")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "font.woff2", "noise.bin"]


def test_wheels_are_packed_already_but_for_our_own(tmp_path: Path) -> None:
    for name in ("numpy-2.0-py3-none-any.whl", "offthread_canvas-1.0-py3-none-any.whl"):
        (tmp_path / name).write_bytes(b"text " * 1000)
    compress_all(list(tmp_path.iterdir()), tmp_path / "cache")
    assert {path.name.partition("-")[0] for path in tmp_path.glob("*.br")} == {"offthread_canvas"}


def test_the_same_content_is_compressed_once(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for name in ("a.js", "b.js"):
        (tmp_path / name).write_bytes(b"let a = 1;\n" * 100)
        cache.mkdir(exist_ok=True)
        compress(tmp_path / name, cache)
    assert len(list(cache.iterdir())) == 2
    assert (tmp_path / "a.js.br").read_bytes() == (tmp_path / "b.js.br").read_bytes()


def test_what_is_kept_takes_its_room_once(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"let a = 1;\n" * 100)
    compress_all([tmp_path / "a.js"], tmp_path / "cache")
    assert {(tmp_path / f"a.js{suffix}").stat().st_nlink for suffix in (".br", ".gz")} == {2}


def test_a_disk_without_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise OSError("Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a.js").write_bytes(data := b"let a = 1;\n" * 100)
    compress_all([tmp_path / "a.js"], tmp_path / "cache")
    assert gzip.decompress((tmp_path / "a.js.gz").read_bytes()) == data


def test_large_files_of_a_site_are_packed_smaller_and_that_is_kept(tmp_path: Path) -> None:
    dist, cache = tmp_path / "dist", tmp_path / "cache"
    dist.mkdir()
    data = b"".join(f"{at * at % 7919} {at % 61}\n".encode() for at in range(150_000))
    assert len(data) > LARGE
    for name, content in (("large.bin", data), ("small.js", b"let a = 1;\n" * 100)):
        (dist / name).write_bytes(content)
    compress_all([dist / "large.bin", dist / "small.js"], cache)
    before = {path.name: path.stat().st_size for path in dist.iterdir()}
    for _ in range(2):
        tighten(dist, cache)
        after = {path.name: path.stat().st_size for path in dist.iterdir()}
        assert after.pop("large.bin.br") < before["large.bin.br"]
        assert after.items() <= before.items()
        assert brotli.decompress((dist / "large.bin.br").read_bytes()) == data
    assert len(list(cache.glob("*.smallest.br"))) == 1
