"""What a class hands in is gathered: whatever its form, and however bad some of it is."""

import base64
import csv
import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.base.steps import StepError
from tools.folder import collect
from tools.folder.collect import gather

PROGRAM = "print('<Ada> & \"Ben\"')\n\n# ü\n"
PAGE = """<!doctype html><html><head><title>x</title><style>h2{}</style></head><body>
<article class="paper"><header class="paper-head"><h1>Dice &amp; co</h1><p>2026-11-28</p></header>
<h2>main.py</h2><ol class="paper-code"><li>print('&lt;Ada&gt; &amp; "Ben"')</li><li></li><li># ü</li></ol>
<p class="paper-others">Other files: x.bin (3 bytes)</p>
<h2>Data</h2><ol class="paper-code"><li>{"a": 1}</li></ol><h2>Output</h2></article>
<div class="log"><ol class="paper-code"><li>not code</li></ol><h2>nor this</h2></div></body></html>"""


def zipped(*files: tuple[str, str | bytes], by: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files, whatever their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", by) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def link(work: object) -> str:
    """A link that holds something, as the page makes it."""
    packer, raw = zlib.compressobj(9, zlib.DEFLATED, -15), json.dumps(work).encode()
    parts = (packer.compress(raw) + packer.flush(), hashlib.sha256(raw).digest()[:9])
    packed, checksum = (base64.urlsafe_b64encode(each).decode().rstrip("=") for each in parts)
    return f"https://school.example/py/#2.{packed}.{checksum}"


def rows(folder: Path) -> dict[str, list[str]]:
    """The table: by names, all else."""
    text = (folder / "works.csv").read_text(encoding="utf-8-sig")
    head, *found = csv.reader(text.splitlines())
    assert tuple(head) == collect.HEAD
    return {row[0]: row[1:] for row in found}


def test_a_work_of_every_form_gets_its_folder_and_its_row(tmp_path: Path) -> None:
    inbox, to = tmp_path / "in", tmp_path / "out"
    (inbox / "Finn" / "data").mkdir(parents=True)
    (inbox / "Gül").mkdir()
    (inbox / "Ada.zip").write_bytes(zipped(("main.py", PROGRAM), ("d/x.bin", b"\xff\0"), ("__MACOSX/a", "")))
    (inbox / "Ben.html").write_text(PAGE, encoding="utf-8")
    (inbox / "Cleo.py").write_text(PROGRAM, encoding="utf-8")
    files = [["main.py", "text", PROGRAM], ["x.bin", "base64", base64.b64encode(b"\xff").decode()]]
    linked = link({"files": files, "active": "main.py", "data": "{}", "title": "By link"})
    (inbox / "links.txt").write_text(f"Hello\nDora: <{linked}>\n- {linked}\n", encoding="utf-8")
    (inbox / "Finn" / "main.py").write_text(PROGRAM, encoding="utf-8")
    (inbox / "Finn" / "data" / "x.csv").write_text("1", encoding="utf-8")
    (inbox / "Gül" / "first.zip").write_bytes(zipped(("main.py", PROGRAM)))
    (inbox / "Gül" / "second.zip").write_bytes(zipped(("main.py", PROGRAM)))
    (inbox / "notes.pdf").write_bytes(b"")
    gather(inbox, to)
    made = {path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*") if path.is_file()}
    del made["works.csv"]
    program = PROGRAM.encode()
    by_link = {"main.py": program, "x.bin": b"\xff", "data pane.json": b"{}"}
    assert made == {
        "Ada/main.py": program,
        "Ada/d/x.bin": b"\xff\0",
        "Ben/main.py": program,
        "Ben/data pane.json": b'{"a": 1}\n',
        "Cleo/Cleo.py": program,
        **{f"Dora/{name}": data for name, data in by_link.items()},
        **{f"links 2/{name}": data for name, data in by_link.items()},
        "Finn/main.py": program,
        "Finn/data/x.csv": b"1",
        "Gül first/main.py": program,
        "Gül second/main.py": program,
    }
    table = rows(to)
    assert table["Ada"] == ["Ada.zip", "Ada", "", "2", "3", str(len(program) + 2), ""]
    assert table["Ben"][2] == "Dice & co"
    assert table["Ben"][-1] == "Other files: x.bin (3 bytes)"
    assert table["Dora"][:4] == ["links.txt", "Dora", "By link", "3"]
    assert table["Gül second"][0] == "Gül/second.zip"


def test_bad_works_are_told_of_and_hinder_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inbox, to = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    good = {"files": [["main.py", "text", ""]], "active": "main.py", "data": "", "title": ""}
    bad: dict[str, tuple[bytes, str]] = {
        "climbs.zip": (zipped(("../../x.py", "")), "It has a file “../../x.py”."),
        "absolute.zip": (zipped(("/etc/x", "")), "It has a file “/etc/x”."),
        "turned.zip": (zipped(("gnp\u202eyp.py", "")), "It has a file “gnp[U+202E]yp.py”."),
        "twice.zip": (zipped(("A.py", ""), ("a.py", "")), "It has a file “a.py”."),
        "bomb.zip": (zipped(("big.txt", b"0" * 20_000_001)), "big.txt is larger than 20 MB."),
        "bombs.zip": (zipped(*((f"{at}", b"0" * 18_000_000) for at in range(3))), "Its files together"),
        "many.zip": (zipped(*((f"{at}.txt", "") for at in range(201))), "It has more than 200 files."),
        "empty.zip": (zipped(), "There is no file in it."),
        "cut.zip": (zipped(("main.py", "1"))[:-30], "The zip is damaged"),
        "packed.zip": (
            zipped(("main.py", PROGRAM), by=zipfile.ZIP_LZMA).replace(
                b"main.py\x09\x04\x05", b"main.py\x09\x04\x09"
            ),
            "It cannot be read: ",
        ),
        "marked.html": (b'<article class="paper"><![x y]>', "It cannot be read: "),
        "page.html": (b"<h1>Hello</h1><script>1</script>", "It is not a page"),
        "link.txt": (link(good)[:-4].encode(), "The link is not opened: the link is damaged or cut off."),
        "link2.txt": (
            link({"files": [["../x", "text", ""]]}).encode(),
            "The link is not opened: the link holds",
        ),
        "link3.txt": (link([[]] * 3).encode(), "The link is not opened: the link is damaged"),
        "link4.txt": (link(" " * 3_000_000).encode(), "The link is not opened: the link is damaged"),
    }
    for name, (data, _) in bad.items():
        (inbox / name).write_bytes(data)
    (inbox / "=1+1.py").write_text("1", encoding="utf-8")
    (inbox / "Ada.py").write_text("1", encoding="utf-8")
    (inbox / "ADA.zip").write_bytes(zipped(("main.py", "1")))
    (inbox / "away.py").symlink_to("/etc/passwd")
    gather(inbox, to)
    remarks = {row[0]: row[-1] for row in rows(to).values() if row[-1]}
    assert {name: remarks[name][: len(said)] for name, (_, said) in bad.items()} == {
        name: said for name, (_, said) in bad.items()
    }
    assert set(remarks) == set(bad)
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"Gathered 3 of {3 + len(bad)} works into {to}.")
    assert len(said) == 1 + len(bad)
    assert "'=1+1" in rows(to)
    assert sorted(path.name for path in to.glob("*/*.py")) == ["=1+1.py", "Ada.py", "main.py"]
    assert len({path.parent.name.lower() for path in to.glob("*/*.py")}) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_what_is_no_file_of_a_work_is_left_out(tmp_path: Path) -> None:
    inbox, to = tmp_path / "in", tmp_path / "out"
    hooks = inbox / "Ada" / "lib" / ".GIT" / "hooks"
    hooks.mkdir(parents=True)
    (hooks / "post-checkout").write_text("rm", encoding="utf-8")
    (inbox / "Ada" / "main.py").write_text("1\n2", encoding="utf-8")
    (inbox / "Ben.zip").write_bytes(zipped((".git/config", "x"), ("main.py", "1")))
    os.mkfifo(inbox / "pipe.py")
    (tmp_path / "private.zip").write_bytes(zipped(("key", "1")))
    (inbox / "Cleo").mkdir()
    (inbox / "Cleo" / "a.zip").symlink_to(tmp_path / "private.zip")
    gather(inbox, to)
    assert sorted(path.name for path in to.rglob("*") if path.is_file()) == [
        "main.py",
        "main.py",
        "works.csv",
    ]
    table = rows(to)
    assert table["Ada"][3:5] == ["1", "2"]
    assert table["Cleo"][-1] == "There is no file in it."


def test_a_folder_that_may_not_be_read_hinders_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ada", "Ben"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "main.py").write_text("1", encoding="utf-8")
    listed = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path.name == "Ada":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    gather(tmp_path / "in", tmp_path / "out")
    assert {name: row[3] for name, row in rows(tmp_path / "out").items()} == {"Ada": "0", "Ben": "1"}
    assert rows(tmp_path / "out")["Ada"][-1].startswith("It cannot be read: ")


def test_where_nothing_may_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Ada.py").write_text("1", encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        gather(tmp_path / "in", tmp_path / "file" / "out")


def test_no_more_of_a_file_is_read_than_is_taken(tmp_path: Path) -> None:
    inbox, to = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    for name in ("a.py", "b.html", "c.txt", "d.zip"):
        with (inbox / name).open("wb") as file:
            file.truncate(1 << 40)
    gather(inbox, to)
    remarks = {name: row[-1] for name, row in rows(to).items()}
    assert remarks["a"] == "a.py is larger than 20 MB."
    assert remarks["b"] == "It is not a page that the playground saves."
    assert remarks["d"].startswith("The zip is damaged")


def test_texts_are_read_as_editors_store_them(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    linked = link({"files": [["main.py", "text", ""]], "active": "main.py", "data": "", "title": ""})
    for encoding in ("utf-16", "utf-8-sig"):
        (inbox / f"{encoding}.txt").write_text(f"Zoé {encoding}: {linked}\n", encoding=encoding)
    gather(inbox, tmp_path / "out")
    assert {name: row[3] for name, row in rows(tmp_path / "out").items()} == {
        "Zoé utf-16": "1",
        "Zoé utf-8-sig": "1",
    }


def test_a_name_that_another_system_has_written_hinders_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / os.fsdecode(b"Andr\xe9.py")).write_text("1", encoding="utf-8")
    (inbox / "Ada.py").write_text("1", encoding="utf-8")
    gather(inbox, tmp_path / "out")
    assert rows(tmp_path / "out")["Andr\\udce9"][-1].startswith("It has a file “Andr[U+DCE9].py”.")
    assert "  Andr[U+DCE9].py: It has" in capsys.readouterr().out


def test_names_fit_every_system_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    linked = link({"files": [["main.py", "text", ""]], "active": "main.py", "data": "", "title": ""})
    said = ["Con", "x; =1+1", "＝1", "nul.tar", "e\u0301", "é", "Works.csv", "COM", "a" * 40_000 + "=1"]
    (inbox / "l.txt").write_text("".join(f"{name}: {linked}\n" for name in said), encoding="utf-8")
    gather(inbox, tmp_path / "out")
    assert [(name, row[1]) for name, row in rows(tmp_path / "out").items()] == [
        ("Con", "work Con"),
        ("x;' =1+1", "x;' =1+1"),
        ("'＝1", "'＝1"),
        ("nul.tar", "work nul.tar"),
        ("e\u0301", "é"),
        ("é", "é (2)"),
        ("Works.csv", "Works.csv (2)"),
        ("COM", "COM"),
        ("a" * 1000, "a" * 60),
    ]
    assert (tmp_path / "out" / "x; =1+1" / "main.py").is_file()


@pytest.mark.parametrize(
    ("folder", "to", "fix"),
    [
        ("none", "out", "There is no folder"),
        ("in", "full", "is there already and not empty. Name a new folder with --to."),
        ("in", "in/out", "is inside of"),
        ("in", "out", "Nothing in"),
    ],
)
def test_what_cannot_be_gathered_is_said(tmp_path: Path, folder: str, to: str, fix: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "full" / "x").mkdir(parents=True)
    with pytest.raises(StepError) as caught:
        gather(tmp_path / folder, tmp_path / to)
    assert fix in caught.value.fix
