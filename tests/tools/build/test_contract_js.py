from pathlib import Path
from textwrap import dedent

from tools.build import contract_js
from worker.contract import memory

SOURCE = '''
    """Constants."""
    WORD = 3
    MOST = 1 << 20
    SAID = "“é”"
    TOLD = {True: "yes", False: "no"}
'''


def test_constants_become_a_module_with_their_names(tmp_path: Path) -> None:
    source = tmp_path / "numbers.py"
    source.write_text(dedent(SOURCE), encoding="utf-8")
    assert contract_js.javascript(source) == (
        "// Made by the build from worker/contract/numbers.py: change that file instead.\n\n"
        "export const WORD = 3;\n\n"
        "export const MOST = 1048576;\n\n"
        'export const SAID = "“é”";\n\n'
        'export const TOLD = /* @__PURE__ */ Object.freeze({\n  "true": "yes",\n  "false": "no"\n});\n'
    )


def test_each_file_of_the_contract_is_a_module(root: Path) -> None:
    made = contract_js.modules(root)
    assert list(made) == ["bounds.mjs", "device.mjs", "limits.mjs", "markup.mjs", "memory.mjs"]
    assert f"export const TEXT_AT = {memory.TEXT_AT};\n" in made["memory.mjs"]


def test_no_word_of_the_memory_is_the_texts() -> None:
    words = (memory.SIGNAL, memory.SIGNAL_RUN, memory.ACKED, memory.ANSWER)
    assert len({*words}) == len(words)
    assert max(words) * 4 + 4 <= memory.TEXT_AT < memory.BLOCK_BYTES
