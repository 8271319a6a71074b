from pathlib import Path
from textwrap import dedent

from tools.build.protocol_js import javascript

SOURCE = """
    GO = "go"
    COMMANDS: "dict[str, dict[str, str]]" = {GO: {"id": "int", "text": "str?"}}
    WELL = "well"
    REPORTS: "dict[str, dict[str, str]]" = {WELL: {}}
    CAPABILITIES = {"stop": "str", "start": "str?"}
    CALM = "well"
    STATES = (CALM,)
    TRANSITIONS = {(CALM, GO): CALM}
    QUESTIONS = {GO: WELL}
    KEYWORDS = ["if"]
    RESERVED = ["self"]
    HARMLESS = ("name",)
"""


def test_tables_become_typed_constants(tmp_path: Path) -> None:
    source = tmp_path / "protocol.py"
    source.write_text(dedent(SOURCE))
    text = javascript(source)
    for line in (
        '/** @typedef {{ type: "go"; id: number; text?: string }} GoMessage */',
        "/** @typedef {GoMessage} Command */",
        "/** @typedef {WellMessage} Report */",
        "/** @typedef {{ stop: string; start?: string }} Capabilities */",
        (
            "export const KINDS = /* @__PURE__ */ Object.freeze(/** @type {const} */ "
            '({\n  "GO": "go",\n  "WELL": "well"\n}));'
        ),
        'export const STATES = /* @__PURE__ */ Object.freeze(/** @type {const} */ ({\n  "CALM": "well"\n}));',
        'export const TRANSITIONS = /* @__PURE__ */ Object.freeze({\n  "well": {\n    "go": "well"\n  }\n});',
        'export const QUESTIONS = /* @__PURE__ */ Object.freeze({\n  "go": "well"\n});',
        'export const HARMLESS = /* @__PURE__ */ Object.freeze([\n  "name"\n]);',
    ):
        assert line in text


def test_the_real_protocol_is_carried_over(root: Path) -> None:
    text = javascript(root / "worker" / "protocol.py")
    assert '"TRANSITIONS"' not in text
    assert "export const COMMANDS" in text
