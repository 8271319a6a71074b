"""The most common errors of beginners: their meaning and a thing to try, in a sentence each.

TEXTS has the words, ready to be translated: a key and a template. RULES tell, by the exception's type and
what Python says of it, which of them applies; the named groups of a pattern fill the template. A hint must
be true whatever the program meant: where Python's words do not settle that, there is no hint.
"""

from __future__ import annotations

import dis
import re
import traceback
from collections.abc import Callable
from types import TracebackType

from worker.kernel import lacking, misuse, slips, turtles
from worker.kernel.lacking import NoPackages, Packages
from worker.kernel.placing import innermost
from worker.kernel.tracebacks import SourceName

LONGEST = 160  # characters of a hint
_LONGEST_NAME = 32  # characters of what is taken from the message
_RAISE = dis.opmap["RAISE_VARARGS"]

TEXTS = {
    "name": "Python does not know the name {name}. Check the spelling, and give it a value before this line.",
    "name-guess": "Python does not know the name {name}. Did you mean {guess}? Then fix the spelling.",
    "name-import": "The module {name} is not imported yet. Write import {name} at the top of the program.",
    "unbound": "{name} is a variable of this function, and it has no value yet. To use the one from "
    "outside, declare it global or nonlocal.",
    "missing": "{call} needs more values: {names}. Add them between the brackets.",
    "count": "{call} was called with the wrong number of values. In a method, self counts as one.",
    "text-plus": "+ joins text only to text. Turn the {type} into text with str(…), or use an f-string.",
    "number-plus": "+ cannot add a number and a text. Convert one: int(…) or float(…) makes a number, "
    "str(…) makes a text.",
    "none-plus": "One side of + is None. A function without return gives None. Check where the value "
    "comes from.",
    "multiply": "You can repeat a text or a list only a whole number of times. This value has the type "
    "{type}.",
    "none-operator": "One side of {operator} is None. A function without return gives None. Check where "
    "the value comes from.",
    "operator": "{operator} does not work between {left} and {right}. Convert one of the two values first.",
    "compare": "{operator} cannot compare {left} with {right}. Convert one of the two values first.",
    "none-used": "This value is None, and None is not {ability}. A function without return gives None, and "
    "so do methods such as append() and sort().",
    "callable": "Round brackets call a function, but this is a value of type {type}. Is an operator "
    "missing, or is a name used twice?",
    "subscriptable": "Square brackets pick an item, but a value of type {type} has no items.",
    "subscriptable-call": "Square brackets pick an item, but this is a function. Use round brackets to "
    "call it.",
    "iterable": "Python needs several values here, but this is one value of type {type}.",
    "iterable-int": "Python needs several values here, but this is one number. To count, use range(…).",
    "unpack-one": "There are several names on the left, but only one value on the right, of type {type}.",
    "indices": "The items of a {type} have numbers. Put a whole number between the square brackets.",
    "assignment": "You cannot change a {type}. Make a new one with the change.",
    "key-type": "A list cannot be the key of a dict or a member of a set. Use a tuple instead.",
    "length": "len() counts items or characters. A value of type {type} has neither.",
    "index": "The {type} has no item with this number. Numbers start at 0 and end at the length minus 1.",
    "empty": "The list is empty, so there is no item to take out. Check first, for example with if items:",
    "key": "There is no key {key} here. Check the spelling. A dict's get() gives None instead of an error.",
    "none-attribute": "The value before .{name} is None. A function without return gives None, and so do "
    "methods such as append() and sort().",
    "attribute": "A value of type {type} has no {name}. Check the spelling. dir(…) lists the names it has.",
    "attribute-guess": "A value of type {type} has no {name}. Did you mean {guess}? Then fix the spelling.",
    "module-attribute-guess": "The module {type} has no {name}. Did you mean {guess}? Then fix the spelling.",
    "module-attribute": "The module {type} has no {name}. Check the spelling. Perhaps one of your files "
    "has the module's name: rename it.",
    "int": "int() needs a text with a whole number, such as '12'. This text is not a whole number.",
    "float": "float() needs a text with a number, such as '1.5'. This text is not a number.",
    "few": "There are more names than values: {wanted} values are needed, but there are {got}.",
    "many": "There are more values than names: only {wanted} values are needed.",
    "zero": "You cannot divide by zero. Check first that the divisor is not 0, for example with if b != 0:",
    "block": "Indent the lines that belong to line {line}, usually by 4 spaces.",
    "indent": "This line is indented too far: no block begins here. Align it with the lines of its block.",
    "unindent": "The indentation of this line matches no line above it. Align it with its own block.",
    "tab": "Tabs and spaces are mixed at the beginning of lines. Use 4 spaces for each level.",
    "colon": "A colon is missing here. A line that opens a block with if, for, while or def ends with a "
    "colon.",
    "unclosed": "This {bracket} is never closed. Add the closing bracket.",
    "unmatched": "This {bracket} closes nothing. Remove it, or add the opening bracket before it.",
    "brackets": "{bracket} cannot close {opened}. Close the brackets in the opposite order.",
    "quote": "A text in quotes must end on the same line with the same quote. Is a quote missing, or is "
    "there one too many?",
    "quotes": "A text that starts with three quotes must end with three quotes. They are missing at its end.",
    "equals": "One = gives a name its value. To check whether two values are equal, write ==.",
    "comma": "There are two values side by side here. A comma or an operator may be missing between them.",
    "print": "print is a function. Put round brackets around the values, as in print('hello').",
    "curly": "This is a curly quote. Python knows only straight quotes: ' and \".",
    "character": "Python does not use this character: {sign}. It may come from copied text. Type it again.",
    "invisible": "There is an invisible character here. It may come from copied text. Type the line again.",
    "return": "return works only inside a function. Check the indentation of this line.",
    "loop": "{word} works only inside a loop. Check the indentation of this line.",
    "data": "This run has no data. Write a JSON object into Data, and import its keys.",
    "circular": "{module} is not fully loaded yet. Perhaps two files import each other.",
    "import-guess": "{module} has no {name}. Did you mean {guess}? Then fix the spelling.",
    "import": "{module} has no {name}. Check the spelling. Perhaps one of your files has the module's "
    "name: rename it.",
    "await": "await needs something that can be waited for, such as the call of a function with async def.",
    "recursion": "The calls went too deep. A function that calls itself needs a case where it stops.",
    "file": "There is no {name} here. Check the spelling and the folder. The page cannot see your "
    "computer's files.",
    "eof": "The program asked for a line of input, but there was none left.",
    "decode": "These bytes are not text in {encoding}. Choose another encoding, or open the file with 'rb'.",
    "json": "This is not JSON: see line {line}, column {column}. JSON needs double quotes and no comma at "
    "the end.",
    "assert": "A check in the program failed. Print the values to see why.",
    "next": "next() found no more items. Give it a second value for this case, as in next(items, None).",
    "memory": "The program needs more memory than there is. Work on less data at a time.",
}

_NONE = r".*'NoneType'"
_FUNCTION = r"'(?:function|method|builtin_function_or_method)'"

# By the type's name: patterns, of which the first that is found settles the hint.
RULES: dict[str, list[tuple[str, str]]] = {
    "NameError": [
        (r"name '(?P<name>.+?)' is not defined.* Did you mean: '(?P<guess>.+?)'\?", "name-guess"),
        (r"name '(?P<name>.+?)' is not defined.* import '(?P=name)'", "name-import"),
        (r"name '(?P<name>.+?)' is not defined", "name"),
    ],
    "UnboundLocalError": [(r"local variable '(?P<name>.+?)'", "unbound")],
    "TypeError": [
        (r"^(?P<call>.+\(\)) missing \d+ required .*arguments?: (?P<names>.+)", "missing"),
        (r"^(?P<call>.+\(\)) takes .* given", "count"),
        (r"can only concatenate str \(not \"NoneType\"\)", "none-plus"),
        (r"can only concatenate str \(not \"(?P<type>.+?)\"\) to str", "text-plus"),
        (r"for \+: '(?:int|float)' and 'str'", "number-plus"),
        (r"^can't multiply sequence by non-int of type '(?P<type>.+)'", "multiply"),
        (rf"unsupported operand type\(s\) for (?P<operator>.+?): {_NONE}", "none-operator"),
        (r"\(s\) for (?P<operator>.+?): '(?P<left>.+)' and '(?P<right>.+)'", "operator"),
        (rf"^'(?P<operator>.+?)' not supported between instances of {_NONE}", "none-operator"),
        (r"^'(?P<operator>.+?)' not .* of '(?P<left>.+)' and '(?P<right>.+)'", "compare"),
        (r"'NoneType' object is not (?P<ability>callable|subscriptable|iterable)", "none-used"),
        (r"'(?P<type>.+)' object is not callable", "callable"),
        (rf"{_FUNCTION} object is not subscriptable", "subscriptable-call"),
        (r"'(?P<type>.+)' object is not subscriptable", "subscriptable"),
        (r"'int' object is not iterable", "iterable-int"),
        (r"'(?P<type>.+)' object is not iterable", "iterable"),
        (r"cannot unpack non-iterable (?P<type>.+) object", "unpack-one"),
        (r"^(?P<type>list|string|tuple) indices must be integers", "indices"),
        (r"^'(?P<type>str|tuple|bytes|range)' object does not support item assignment", "assignment"),
        (r"unhashable type: 'list'", "key-type"),
        (r"object of type '(?P<type>.+)' has no len\(\)", "length"),
        (r"object can't be awaited|can't be used in 'await' expression", "await"),
    ],
    "IndexError": [
        (r"^(?P<type>list|string|tuple|range object) .*index out of range", "index"),
        (r"pop from empty list", "empty"),
    ],
    "KeyError": [(r"^(?P<key>.+)", "key")],
    "AttributeError": [
        (r"^'NoneType' object has no attribute '(?P<name>.+?)'", "none-attribute"),
        (
            r"^'(?P<type>.+)' object has no attribute '(?P<name>.+?)'. Did you mean: '(?P<guess>.+?)'\?",
            "attribute-guess",
        ),
        (r"^'(?P<type>.+)' object has no attribute '(?P<name>.+?)'", "attribute"),
        (
            r"^module '(?P<type>.+?)' has no attribute '(?P<name>.+?)'. Did you mean: '(?P<guess>.+?)'\?",
            "module-attribute-guess",
        ),
        (r"^module '(?P<type>.+?)' has no attribute '(?P<name>.+?)'", "module-attribute"),
    ],
    "ValueError": [
        (r"^invalid literal for int\(\) with base 10", "int"),
        (r"^could not convert string to float", "float"),
        (r"^not enough values to unpack \(expected (?P<wanted>.+), got (?P<got>\d+)\)", "few"),
        (r"^too many values to unpack \(expected (?P<wanted>\d+)", "many"),
    ],
    "ZeroDivisionError": [(r"division|modulo", "zero")],
    "IndentationError": [
        (r"^expected an indented block after .* on line (?P<line>\d+)", "block"),
        (r"^unexpected indent", "indent"),
        (r"^unindent does not match", "unindent"),
    ],
    "TabError": [(r"", "tab")],
    "SyntaxError": [
        (r"^expected ':'", "colon"),
        (r"^'(?P<bracket>.)' was never closed", "unclosed"),
        (r"^unmatched '(?P<bracket>.)'", "unmatched"),
        (r"^closing parenthesis '(?P<bracket>.)' does not match .* '(?P<opened>.)'", "brackets"),
        (r"^unterminated (?:f-|t-)?string literal", "quote"),
        (r"^unterminated triple-quoted", "quotes"),
        (r"Maybe you meant '=='", "equals"),
        (r"Perhaps you forgot a comma", "comma"),
        (r"^Missing parentheses in call to 'print'", "print"),
        (r"^invalid character '[‘’‚“”„«»‹›´′″]'", "curly"),
        (r"^invalid character '(?P<sign>.+)' \(U", "character"),
        (r"^invalid non-printable character", "invisible"),
        (r"^'return' outside function", "return"),
        (r"^'(?P<word>break|continue)' (?:outside|not properly in) loop", "loop"),
    ],
    "ModuleNotFoundError": [(r"^No module named 'data'$", "data")],
    "ImportError": [
        (r"from partially initialized module '(?P<module>.+?)'", "circular"),
        (
            r"^cannot import name '(?P<name>.+?)' from '(?P<module>.+?)'.* Did you mean: '(?P<guess>.+?)'\?",
            "import-guess",
        ),
        (r"^cannot import name '(?P<name>.+?)' from '(?P<module>.+?)'", "import"),
    ],
    "RecursionError": [(r"recursion depth exceeded|[Ss]tack overflow", "recursion")],
    "FileNotFoundError": [(r"No such file or directory: (?P<name>'.+')$", "file")],
    "EOFError": [(r"^EOF when reading a line", "eof")],
    "UnicodeDecodeError": [(r"^'(?P<encoding>.+?)' codec", "decode")],
    "JSONDecodeError": [(r": line (?P<line>\d+) column (?P<column>\d+)", "json")],
    "AssertionError": [(r"", "assert")],
    "StopIteration": [(r"", "next")],
    "MemoryError": [(r"", "memory")],
}

# Nobody else raises these in a visitor's program with another meaning.
_ALWAYS = ("AssertionError", "SyntaxError", "IndentationError", "TabError")

NO_PACKAGES = NoPackages()

# Python's own guesses hold only if these say so.
_GUESSES: dict[str, Callable[[BaseException, dict[str, str]], bool]] = {
    "name-guess": lambda error, names: slips.is_likely(names["name"], names["guess"], error.__traceback__),
    "name-import": lambda error, names: slips.is_module(names["name"], error.__traceback__),
}


def hint(error: BaseException, packages: Packages = NO_PACKAGES) -> str | None:
    """Say in a sentence or two what this exception means and what to try, or None; never raises.

    packages: what became of those that programs wanted.
    """
    try:
        kind = type(error)
        if kind.__name__ not in _ALWAYS and _is_raised_by_program(error.__traceback__):
            return None
        told = lacking.sentence(error, packages) or _slip(error) or _misuse(error)
        rules = RULES.get(kind.__name__) if kind.__module__ in ("builtins", "json.decoder") else None
        told = told or (_first(rules, error) if rules else None)
        return told or (slips.of_message(error) if isinstance(error, SyntaxError) else None)
    except Exception:  # noqa: BLE001 - an odd exception of the visitor's own making gets no hint
        return None


def _slip(error: BaseException) -> str | None:
    if isinstance(error, SyntaxError):
        return slips.of_line(error)
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return slips.of_name(error)
    return slips.of_attribute(error) if isinstance(error, AttributeError) else None


def _misuse(error: BaseException) -> str | None:
    if isinstance(error, SyntaxError):
        return None
    found = turtles.find(error) or misuse.find(error, _said(error))
    return _filled(*found) if found else None


def _said(error: BaseException) -> str:
    """Python's message, with its suggestions."""
    if isinstance(error, SyntaxError):
        return str(error.msg)
    told = traceback.TracebackException(type(error), error, error.__traceback__, limit=0)
    return next(iter(told.format_exception_only())).partition(": ")[2].rstrip("\n")


def _first(rules: list[tuple[str, str]], error: BaseException) -> str | None:
    said = _said(error)
    for pattern, key in rules:
        found = re.search(pattern, said)
        if found and (key not in _GUESSES or _GUESSES[key](error, found.groupdict())):
            return _filled(TEXTS[key], found.groupdict())
    return None


def _filled(template: str, names: dict[str, str]) -> str | None:
    """The text with the names, shortened if need be; None if it gets too long all the same."""
    for room in (_LONGEST_NAME, _LONGEST_NAME // 2):
        text = template.format_map({key: _clipped(name, room) for key, name in names.items()})
        if len(text) <= LONGEST:
            return text
    return None


def _clipped(name: str, room: int) -> str:
    return name if len(name) <= room else name[: room - 1] + "…"


def _is_raised_by_program(trace: TracebackType | None) -> bool:
    """Tell whether the visitor's own raise statement made it, so that its words may mean anything."""
    last = innermost(trace)
    if last is None:
        return False
    code = last.tb_frame.f_code
    return isinstance(code.co_filename, SourceName) and code.co_code[last.tb_lasti] == _RAISE
