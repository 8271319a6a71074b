"""Misuse: a value that is there is used as something else, and its type or its name says what is meant.

ROWS are patterns of what Python says, by the exception's type. What Python does not say is seen at the
values: a module, a class, a variable that hides a function. Where that does not settle it, nothing is said.
Sentences are templates, filled and shortened by `hints.py`. Pure.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from itertools import islice
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType, TracebackType

from worker.kernel.refusals import LIBRARY
from worker.kernel.slips import bare, line_of

Found = tuple[str, dict[str, str]]

_FUNCTIONS = (FunctionType, BuiltinFunctionType, MethodType)
_FUNCTION = r"'(?:function|method|builtin_function_or_method)'"
_BY_INT = "A whole number is needed here, and this is a {type}. "
_NO_NUMBER = (
    r"^bad operand type for (?:unary )?(?P<name>\S+): 'str'|^type str .* define __(?P<name_2>round)__"
)
_OPERATOR = (
    r"(?:\(s\) for (?P<operator>.+?): |^'(?P<operator_2>.+?)' not supported .*)"
    rf"(?:{_FUNCTION}|.* and {_FUNCTION})"
)
_ABSENT = "This value is not there, so it cannot be found. Check first, for example with if value in items:"

HIDDEN = (
    "{name} is a variable of this program, and it hides Python's {name}(). Give the variable another name."
)
KEY = "A dict has its keys in square brackets and quotes: write ['{name}'] for .{name}"
INNER = "The module {owner} has a class of the same name. Write {owner}.{owner}.{name}, with the name twice."
CLASS = "{owner} is the class itself here, and not the module. Write {owner} only once."
IS_FUNCTION = (
    "{owner} is a function here, and has no {name}. Are its round brackets missing, or is a module of this "
    "name meant?"
)
OWN = "This {type} has no {name} yet. Check the spelling, and whether self.{name} = … was run before."
STANDARD = "The module {owner} has no {name}. Check the spelling. dir({owner}) lists the names it has."

# The type of the exception, a pattern of what Python says, and the sentence.
ROWS = (
    (
        TypeError,
        r"'coroutine' object is not|\(s\) for .*'coroutine'|instances of .*'coroutine'",
        "This call has not run yet: its function begins with async def. Write await before it.",
    ),
    (
        TypeError,
        r"\(s\) for >>: 'builtin_function_or_method'",
        "print >> is of Python 2. Write print(…, file=…) instead.",
    ),
    (
        TypeError,
        _OPERATOR,
        "One side of {operator} is a function, and not its value. Call it by round brackets behind its name.",
    ),
    (
        TypeError,
        r"missing \d+ required positional arguments?: 'self'",
        "A method is called on an object. Make one of the class first, and write its name before the point.",
    ),
    (
        TypeError,
        r"^(?P<name>\w+)\(\) takes no arguments$",
        "{name}() takes no values. A class takes them by __init__: check its name, two _ on each side.",
    ),
    (
        TypeError,
        r"^'(?P<type>str)' object cannot be interpreted as an integer",
        _BY_INT.replace("{type}", "text")
        + "What input() gives is a text, too. Turn it into a number: int(…)",
    ),
    (
        TypeError,
        r"^'(?P<type>float)' object cannot be interpreted as an integer",
        _BY_INT + "Write int(…) around it, or // in place of /",
    ),
    (
        TypeError,
        r"^'(?P<type>list|tuple|dict|set)' object cannot be interpreted as an integer",
        _BY_INT + "To count its items, write len(…) around it.",
    ),
    (
        TypeError,
        r"^can only concatenate (?P<type>list|tuple) \(",
        "+ joins a {type} only to another {type}. To add one item at the end of a list, use append(…).",
    ),
    (
        TypeError,
        r"^sequence item \d+: expected str instance",
        "join() joins only texts. Make texts of the values first: ', '.join(map(str, values))",
    ),
    (
        TypeError,
        r"^write\(\) argument must be str",
        "write() takes only a text. Turn the value into text with str(…), or use an f-string.",
    ),
    (
        TypeError,
        _NO_NUMBER,
        "{name} needs a number, and this is a text. Turn it into a number with int(…) or float(…).",
    ),
    (
        ValueError,
        r"^(?P<name>max|min)\(\) (?:iterable )?arg(?:ument)? is (?:an )?empty",
        "{name}() was given nothing to choose from. Check first, for example with if items:",
    ),
    (ValueError, r"^list\.(?:index|remove)\(x\): |is not in list$|^substring not found", _ABSENT),
    (
        ValueError,
        r"^I/O operation on closed file",
        "The file is closed already. Use it before close(), or inside the block of its with.",
    ),
    (
        IndexError,
        r"^Cannot choose from an empty sequence",
        "There is nothing to choose from. Check first, for example with if items:",
    ),
)


def find(error: BaseException, said: str) -> Found | None:
    """Return a sentence and the names in it, if it is for sure what is misused.

    said: Python's message with its suggestions, which come first.
    """
    if "Did you mean" in said and type(error) is not TypeError:
        return None
    if type(error) is AttributeError:
        return _of_attribute(error)
    if type(error) is ImportError:
        module = sys.modules.get(error.name or "")
        name = re.match(r"cannot import name '(.+?)'", said)
        return _of_standard(module, name[1]) if isinstance(module, ModuleType) and name else None
    hidden = _hidden(error.__traceback__) if "object is not callable" in str(error) else None
    return (HIDDEN, {"name": hidden}) if hidden else _of_row(error)


def _of_row(error: BaseException) -> Found | None:
    for kind, pattern, words in ROWS:
        found = re.search(pattern, str(error)) if type(error) is kind else None
        if found:
            names = {name.partition("_")[0]: text for name, text in found.groupdict().items() if text}
            return words, names
    return None


def _of_attribute(error: AttributeError) -> Found | None:
    owner, name = error.obj, error.name or ""
    if isinstance(owner, ModuleType):
        return _of_module(owner, name)
    if type(owner).__name__ == "coroutine":
        return ROWS[0][2], {}
    if type(owner) is dict and name in owner:
        return KEY, {"name": name}
    if isinstance(owner, _FUNCTIONS):
        return IS_FUNCTION, {"owner": owner.__name__, "name": name}
    if isinstance(owner, type):
        return (CLASS, {"owner": name}) if name == owner.__name__ else None
    is_own = type(owner).__module__ == "__main__" and hasattr(owner, "__dict__")
    return (OWN, {"type": type(owner).__name__, "name": name}) if is_own else None


def _of_module(module: ModuleType, name: str) -> Found | None:
    owner = module.__name__
    inner = vars(module).get(owner)
    if isinstance(inner, type) and hasattr(inner, name):
        return INNER, {"owner": owner, "name": name}
    return _of_standard(module, name)


def _of_standard(module: ModuleType, name: str) -> Found | None:
    """No file of the visitor's is in the place of one of Python's own modules."""
    owner, file = module.__name__, getattr(module, "__file__", None)
    is_standard = owner.partition(".")[0] in sys.stdlib_module_names
    if is_standard and (file is None or str(file).startswith(LIBRARY)):
        return STANDARD, {"owner": owner, "name": name}
    return None


def _hidden(trace: TracebackType | None) -> str | None:
    """The builtin function that is called, if a variable that is none has its name."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return None
    frame = trace.tb_frame
    name = _called(line_of(trace), trace)
    value = frame.f_locals.get(name, frame.f_globals.get(name))
    is_hidden = value is not None and not callable(value) and callable(getattr(builtins, name, None))
    return name if is_hidden else None


def _called(line: str, trace: TracebackType) -> str:
    """The name that is called there, or nothing if something else is, or it stands on several lines."""
    first, last, start, end = next(islice(trace.tb_frame.f_code.co_positions(), trace.tb_lasti // 2, None))
    if first != last or start is None or end is None or not bare(line):
        return ""
    try:
        call = ast.parse(line.encode()[start:end].decode(), mode="eval").body
    except (SyntaxError, ValueError):
        return ""
    return call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
