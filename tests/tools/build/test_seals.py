"""The page says what each of its scripts must be."""

import re
from pathlib import Path

from tools.base.hashes import integrity
from tools.build.seals import seal


def test_scripts_and_their_preloads_are_sealed_and_nothing_else() -> None:
    page = (
        '<script src="./a.js"></script><script type="module" async src="./b.js"></script>'
        '<link rel="preload" href="./a.js" as="script"><link rel="modulepreload" href="./b.js">'
        '<link rel="preload" href="./c.wasm" as="fetch"><link rel="stylesheet" href="./d.css">'
    )
    files = {"a.js": b"a", "b.js": b"b"}
    one, two = (f' integrity="{integrity(data)}"' for data in files.values())
    assert seal(page, files) == (
        f'<script src="./a.js"{one}></script><script type="module" async src="./b.js"{two}></script>'
        f'<link rel="preload" href="./a.js"{one} as="script"><link rel="modulepreload" href="./b.js"{two}>'
        '<link rel="preload" href="./c.wasm" as="fetch"><link rel="stylesheet" href="./d.css">'
    )


def test_every_script_of_the_built_page_is_sealed(dist: Path) -> None:
    page = (dist / "index.html").read_text(encoding="utf-8")
    tags = re.findall(r"<(?:script|link)\b[^>]*\./[^>]*\.m?js\"[^>]*>", page)
    scripts = [tag for tag in tags if 'type="micropython"' not in tag]
    assert len(scripts) > 10
    for tag in scripts:
        (path,) = re.findall(r'(?:src|href)="\./([^"]+)"', tag)
        assert f' integrity="{integrity((dist / path).read_bytes())}"' in tag
