"""Methods that CPython's texts and numbers have and MicroPython's lack, as functions of a value.

`methods.mjs` turns `x.title()` in a program into `__title_of__(x)()`, since MicroPython lets nobody add
methods to its types. Like MicroPython's own methods they know the letters of ASCII alone. It runs in
MicroPython.
"""

import builtins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

FILL = "The fill character must be exactly one character long"


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or ord(sign) > 127


def _all(text: str, fits: "Callable[[str], bool]") -> bool:
    return text != "" and all([fits(sign) for sign in text])


def title(text: str) -> str:
    made, is_within = "", False
    for sign in text:
        made += sign.lower() if is_within else sign.upper()
        is_within = _is_letter(sign)
    return made


def istitle(text: str) -> bool:
    return title(text) == text and any([sign.isalpha() for sign in text])


def capitalize(text: str) -> str:
    return text[:1].upper() + text[1:].lower()


def swapcase(text: str) -> str:
    return "".join([sign.lower() if sign.isupper() else sign.upper() for sign in text]).replace("ß", "SS")


def casefold(text: str) -> str:
    return text.lower().replace("ß", "ss")


def _space(text: str, width: int, fill: str) -> int:
    if len(fill) != 1:
        raise TypeError(FILL)
    return max(width - len(text), 0)


def ljust(text: str, width: int, fill: str = " ") -> str:
    return text + fill * _space(text, width, fill)


def rjust(text: str, width: int, fill: str = " ") -> str:
    return fill * _space(text, width, fill) + text


def center(text: str, width: int, fill: str = " ") -> str:
    space = _space(text, width, fill)
    left = space // 2 + (space & width & 1)
    return fill * left + text + fill * (space - left)


def zfill(text: str, width: int) -> str:
    sign = text[:1] if text[:1] in ("+", "-") else ""
    return sign + rjust(text[len(sign) :], width - len(sign), "0")


def expandtabs(text: str, tabsize: int = 8) -> str:
    made, column = "", 0
    for sign in text:
        if sign == "\t":
            step = tabsize - column % tabsize if tabsize > 0 else 0
            made += " " * step
            column += step
        else:
            made += sign
            column = 0 if sign in "\r\n" else column + 1
    return made


def removeprefix(text: str, prefix: str) -> str:
    return text[len(prefix) :] if prefix and text.startswith(prefix) else text


def removesuffix(text: str, suffix: str) -> str:
    return text[: -len(suffix)] if suffix and text.endswith(suffix) else text


def format_map(text: str, mapping: "dict[str, object]") -> str:
    return text.format(**mapping)


def isalnum(text: str) -> bool:
    return _all(text, lambda sign: _is_letter(sign) or sign.isdigit())


def isascii(text: str) -> bool:
    return all([ord(sign) < 128 for sign in text])


def isdecimal(text: str) -> bool:
    return text.isdigit()


def isidentifier(text: str) -> bool:
    return not text[:1].isdigit() and _all(text, lambda sign: sign == "_" or isalnum(sign))


def isprintable(text: str) -> bool:
    return all([32 <= ord(sign) < 127 or ord(sign) > 160 for sign in text])


def maketrans(first: "Any", second: "str | None" = None, third: str = "") -> "dict[Any, Any]":
    if second is None:
        return {ord(key) if isinstance(key, str) else key: first[key] for key in first}
    if len(first) != len(second):
        raise ValueError("the first two maketrans arguments must have equal length")
    table: "dict[Any, Any]" = {}
    for number in range(len(first)):
        table[ord(first[number])] = ord(second[number])
    for sign in third:
        table[ord(sign)] = None
    return table


def translate(text: str, table: "Any") -> str:
    made = ""
    for sign in text:
        try:
            found = table[ord(sign)]
        except LookupError:
            found = sign
        made += "" if found is None else chr(found) if isinstance(found, int) else found
    return made


def bit_length(number: int) -> int:
    return len(bin(abs(number))) - 2 if number else 0


def bit_count(number: int) -> int:
    return bin(abs(number)).count("1")


def is_integer(number: float) -> bool:
    return number == number // 1


OF_TEXTS = (
    title, istitle, capitalize, swapcase, casefold, ljust, rjust, center, zfill, expandtabs, removeprefix,
    removesuffix, format_map, isalnum, isascii, isdecimal, isidentifier, isprintable, maketrans, translate,
)  # fmt: skip
OF_NUMBERS = (bit_length, bit_count, is_integer)


def _of(kinds: "tuple[type, ...]", name: str, function: "Callable[..., Any]") -> "Callable[[Any], Any]":
    """Return what gives a value's method of this name: ours for these types, else its own."""

    def find(value: "Any") -> "Any":
        if value in kinds or (name == "maketrans" and isinstance(value, str)):
            return function
        # A class of a program's that is made from one of these may have its own.
        if type(value) in kinds or (isinstance(value, kinds) and not hasattr(value, name)):
            return lambda *given, **named: function(value, *given, **named)
        return getattr(value, name)

    return find


def install() -> "list[str]":
    """Put what finds the methods where every program has it; return the methods' names."""
    names = []
    for kinds, functions in (((str,), OF_TEXTS), ((int, float), OF_NUMBERS)):
        for function in functions:
            names.append(function.__name__)
            setattr(builtins, f"__{function.__name__}_of__", _of(kinds, function.__name__, function))
    for name, function in (("isnumeric", isdecimal),):
        names.append(name)
        setattr(builtins, f"__{name}_of__", _of((str,), name, function))
    return names
