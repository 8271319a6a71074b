"""Values on their way out of a small Python: as lists of a tag and text, which `values.mjs` reads.

Runs in Brython and in MicroPython, and uses no more of the language than both have. Cycles and shared
references stay what they are; below DEPTH levels there is only "…".
"""

DEPTH = 30
HEX = "0123456789abcdef"


def tagged(
    value: object, foreign: type, known: "list[object] | None" = None, level: int = 0
) -> "list[object]":
    """Return a value as a list of a tag and what belongs to it. foreign: the type of JavaScript's values."""
    if known is None:
        known = []
    if value is None:
        return ["none"]
    if isinstance(value, foreign):
        return ["js", value]
    if isinstance(value, (bool, int, float, str)):
        return _scalar(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return ["bytes", "".join([HEX[byte >> 4] + HEX[byte & 15] for byte in bytes(value)])]
    if hasattr(value, "typecode"):
        return ["array", value.typecode, [repr(item) for item in value]]  # type: ignore[attr-defined]
    return _container(value, foreign, known, level)


def _scalar(value: object) -> "list[object]":
    if value is True or value is False:
        return ["bool", "1" if value else "0"]
    if isinstance(value, str):
        return ["str", str(value)]
    return ["float" if isinstance(value, float) else "int", str(value)]


def _container(value: object, foreign: type, known: "list[object]", level: int) -> "list[object]":
    if not isinstance(value, (list, tuple, dict, set, frozenset)):
        return ["str", repr(value)]
    for number, each in enumerate(known):
        if each is value:
            return ["ref", str(number)]
    if level > DEPTH:
        return ["str", "…"]
    known.append(value)

    def inner(item: object) -> "list[object]":
        return tagged(item, foreign, known, level + 1)

    if isinstance(value, dict):
        is_plain = all(isinstance(key, str) for key in value)
        pairs = []
        for key in value:
            pairs.append(inner(key))
            pairs.append(inner(value[key]))
        return ["dict" if is_plain else "map", pairs]
    return ["set" if isinstance(value, (set, frozenset)) else "list", [inner(item) for item in value]]
