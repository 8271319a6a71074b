"""Runs the visitor's programs in MicroPython, one after the other: in one namespace, or each as a new one.

`engines/micropython/interpreter.mjs` calls `run` and reads the answer, a plain list. It runs in MicroPython
alone; what it needs of the page it is given by `attach`.
"""

import builtins
import gc
import json
import sys
import time

import chance
import completion
import crossing
import faults
import texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Where this file lies in the interpreter.
FOLDER = faults.FOLDER
# A module of ours with nothing in it.
BLANK = "offthread_blank"
# Where modules are looked for: first among those of the visitor's that were rewritten, see methods.mjs.
PATH = [faults.MADE, "", ".frozen"]

# The module `__main__`, and its names.
main: "Any" = None
names: "dict[str, object]" = {}
# How Python is before any program: modules by name, and the values of those whose names can be replaced.
_loaded: "list[str]" = []
_original: "list[tuple[Any, dict[str, object]]]" = []
_edge: "Any" = None
_methods: "list[str]" = []
_value: object = None
# The last program and its file's name.
_program = ("", "")
# Whether the functions of a name are coroutines, which look like generators here.
_coroutines = {"gather": True, "wait_for": True, "wait_for_ms": True}
_import = __import__


class Data:
    """The module `data`: what came with the program."""


def attach(edge: "Any") -> None:
    """Take what the page offers: `ask(prompt, secret)` and `sleep(ms)`, see interpreter.mjs."""
    global _edge, main, names
    _edge = edge
    main = _new_main()
    names = main.__dict__
    builtins.input = ask_line
    time.sleep = _sleep_seconds  # type: ignore[assignment]
    time.sleep_ms = _sleep  # type: ignore[attr-defined]
    _methods.extend(texts.install())
    sys.path[:] = PATH
    # These names belong to the visitor, who may replace builtins: ours are looked up in their own modules.
    for module in ("kernel", "completion", "crossing", "faults", "texts"):
        sys.modules.pop(module).__dict__.update(_values(builtins))
    chance.__name__ = "random"
    sys.modules["random"] = sys.modules.pop("chance")
    _loaded.extend(sys.modules)
    _original.extend([(sys.modules[name], _values(sys.modules[name])) for name in _loaded])
    _original.append((builtins, dict(_values(builtins), input=ask_line)))


def _values(module: "Any") -> "dict[str, object]":
    return {name: getattr(module, name) for name in dir(module) if not name.startswith("__")}


def _new_main() -> "Any":
    """Make a module without any names but its own: MicroPython has modules of files alone."""
    sys.path.insert(0, FOLDER)
    made: Any = _import(BLANK)
    sys.path.pop(0)
    del sys.modules[BLANK]
    made.__dict__.clear()
    made.__dict__["__name__"] = "__main__"
    return made


def refresh() -> None:
    """Begin as new: nothing is left of what programs have defined, imported, replaced and begun.

    MicroPython does not tell which names a program has given to the builtins that are none of theirs.
    """
    names.clear()
    names["__name__"] = "__main__"
    _end_tasks()
    for name in [name for name in sys.modules if name not in _loaded]:
        del sys.modules[name]
    for module, values in _original:
        for name in [name for name in _values(module) if name not in values]:
            delattr(module, name)
        # All of them: what is replaced in `builtins` cannot be told by looking there.
        for name in values:
            setattr(module, name, values[name])
    sys.path[:] = PATH
    sys.argv[:] = ["main.py"]
    gc.collect()


def _end_tasks() -> None:
    """Forget what programs have left for later."""
    queue: Any = getattr(sys.modules.get("asyncio.core"), "_task_queue", None)
    while queue and queue.peek():
        queue.pop()


def methods() -> "list[str]":
    """Return the names of methods that programs are given: see methods.mjs."""
    return _methods


def versions() -> "list[str]":
    """Return MicroPython's own version, and that of the language."""
    own = ".".join([str(part) for part in sys.implementation.version[:3]])
    return [own, sys.version.split(";")[0]]


def ask_line(prompt: object = "") -> str:
    """Read a line from the visitor, without its newline; EOFError at the end of input."""
    if prompt != "":
        print(prompt, end="")
    answer = _edge.ask(str(prompt), False)
    if answer.stopped:
        raise KeyboardInterrupt
    if answer.problem:
        raise OSError(answer.problem)
    if answer.ended:
        raise EOFError("EOF when reading a line")
    return str(answer.text).rstrip("\n")


def _sleep_seconds(seconds: float) -> None:
    _sleep(seconds * 1000)


def _sleep(milliseconds: float) -> None:
    if milliseconds < 0:
        raise ValueError("sleep length must be non-negative")
    if _edge.sleep(milliseconds):
        raise KeyboardInterrupt


def set_data(text: str) -> None:
    """Make `from data import key` find exactly the keys of this JSON object; without any, nothing."""
    sys.modules.pop("data", None)
    values = json.loads(text)
    if values:
        made = Data()
        sys.modules["data"] = made  # type: ignore[assignment]
        for key in values:
            setattr(made, key, values[key])


def last_value() -> "list[object]":
    """Return the last program's value as `values.mjs` reads it."""
    tagged: list[object] = crossing.tagged(_value, type(_edge))
    return tagged


def complete(code: str) -> "list[object]":
    """Return the names that may stand at the end of a program's beginning, and how much of one is there."""
    modules = dict(sys.modules, builtins=builtins)
    found, length = completion.completion(code, names, modules, [])
    return [found, length]


def forget(module: str) -> None:
    """Have a module imported again the next time, since its file has changed."""
    sys.modules.pop(module, None)


def run(code: str, filename: str, context: "Any", shown: str) -> "list[str]":
    """Run a program; return ["none"], ["ok", repr], or ["error", name, message, traceback].

    context: [name, value] of its globals instead of those that stay from run to run, or None; shown: the
    program as it was written. The value is kept for `last_value`.
    """
    global _value, _program
    _program = (shown, filename)
    _note_functions(code)
    module = main if context is None else _new_main()
    sys.modules["__main__"] = module
    where = module.__dict__
    for name, value in context or ():
        where[name] = value
    where["__file__"] = filename
    try:
        head, tail = split(code, filename)
        exec(head, where)
        _value = None if tail is None else eval(tail, where)
        return ["none"] if _value is None else ["ok", repr(_value)]
    except BaseException as error:  # noqa: BLE001 - any exception is an outcome
        told: list[str] = faults.failure(error, shown, filename)
        return told


def _note_functions(code: str) -> None:
    for line in code.split("\n"):
        words = line.split("(")[0].split()
        if len(words) > 1 and words[-2] == "def":
            _coroutines[words[-1]] = words[0] == "async"


async def awaited(ended: "list[str]") -> "list[str]":
    """Wait for the last program's value if that is to be awaited; return what `run` does, which is given."""
    global _value
    try:
        while ended[0] == "ok" and _is_awaitable(_value):
            _value = await _edge.settled(_value) if isinstance(_value, type(_edge)) else await _value  # type: ignore[misc]
        return ended if ended[0] != "ok" else ["none"] if _value is None else ["ok", repr(_value)]
    except BaseException as error:  # noqa: BLE001 - any exception is an outcome
        told: list[str] = faults.failure(error, *_program)
        return told


def _is_awaitable(value: object) -> bool:
    if isinstance(value, type(_edge)):
        return hasattr(value, "then")
    kind = type(value).__name__
    if kind == "generator":
        return _coroutines.get(repr(value).split("'")[1], False)
    return kind in AWAITED and kind in dir(sys.modules.get("asyncio"))


# Classes of asyncio's own whose instances can be awaited.
AWAITED = ("Task", "Future", "SingletonGenerator")


def split(code: str, filename: str) -> "tuple[Any, Any]":
    """Compile a program as what comes before its last expression, and that expression if there is one."""
    whole = compile(code, filename, "exec")
    lines = code.split("\n")
    for start in range(len(lines) - 1, -1, -1):
        if lines[start][:1] not in NO_START:
            found = parts(lines, start, filename)
            if found is not None:
                return found
            if lines[start].split(" ")[0].split(":")[0] in COMPOUND:
                break
    return whole, None


# What a line begins with that cannot be the beginning of a last expression, and words that begin a block.
NO_START = ("", " ", "\t", "#", ")", "]", "}")
COMPOUND = ("if", "for", "while", "def", "class", "with", "try", "async")


def parts(lines: "list[str]", start: int, filename: str) -> "tuple[Any, Any] | None":
    """Compile what comes before a line, and from it on as an expression; None if it is none."""
    pieces = "\n".join(lines[start:]).split(";")
    if not pieces[-1].strip():
        return None  # a semicolon at the end says that the value is not to be shown
    for count in range(len(pieces)):
        before = "\n".join(lines[:start]) + "\n" + ";".join(pieces[:count]) + "\n"
        try:
            # In brackets, so that the line breaks before it, which keep its number, do no harm.
            last = "(" + "\n" * start + ";".join(pieces[count:]).strip(" ") + "\n)"
            return compile(before, filename, "exec"), compile(last, filename, "eval")
        except SyntaxError:
            pass
    return None
