"""Runs the visitor's programs in MicroPython, one after the other, in one namespace.

`engines/micropython/interpreter.mjs` calls `run` and reads the answer, a plain list. It runs in MicroPython
alone; what it needs of the page it is given by `attach`.
"""

import builtins
import io
import json
import sys
import time

import crossing

# Where this file lies in the interpreter: frames of it are not the visitor's.
OURS = 'File "/lib/offthread/'

# Equal places in a traceback that are shown; of the others there is only the number.
REPEATS = 3

names = {"__name__": "__main__"}
_edge = None
_value = None


class Data:
    """The module `data`: what came with the program."""


def attach(edge):
    """Take what the page offers: `ask(prompt, secret)` and `sleep(ms)`, see interpreter.mjs."""
    global _edge
    _edge = edge
    builtins.input = ask_line
    time.sleep = lambda seconds: _sleep(seconds * 1000)
    time.sleep_ms = _sleep
    sys.path[:] = ["", ".frozen"]
    # These names belong to the visitor.
    for name in ("kernel", "crossing"):
        del sys.modules[name]


def versions():
    """Return MicroPython's own version, and that of the language."""
    own = ".".join([str(part) for part in sys.implementation.version[:3]])
    return [own, sys.version.split(";")[0]]


def ask_line(prompt=""):
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
    return answer.text.rstrip("\n")


def _sleep(milliseconds):
    if milliseconds < 0:
        raise ValueError("sleep length must be non-negative")
    if _edge.sleep(milliseconds):
        raise KeyboardInterrupt


def set_data(text):
    """Make `from data import key` find exactly the keys of this JSON object; without any there is no module."""
    sys.modules.pop("data", None)
    values = json.loads(text) if text else {}
    if values:
        sys.modules["data"] = made = Data()
        for key in values:
            setattr(made, key, values[key])


def last_value():
    """Return the last program's value as `values.mjs` reads it."""
    return crossing.tagged(_value, type(_edge))


def forget(module):
    """Have a module imported anew the next time, since its file has changed."""
    sys.modules.pop(module, None)


def run(code, filename, context):
    """Run a program; return ["none"], ["ok", repr], or ["error", name, message, traceback].

    context: [name, value] of its globals instead of those that stay from run to run, or None. The value is
    kept for `last_value`.
    """
    global _value
    where = names if context is None else {"__name__": "__main__"}
    for name, value in context or ():
        where[name] = value
    where["__file__"] = filename
    try:
        head, tail = split(code, filename)
        exec(head, where)
        _value = None if tail is None else eval(tail, where)
        return ["none"] if _value is None else ["ok", repr(_value)]
    except BaseException as error:
        return failure(error, code, filename)


def split(code, filename):
    """Compile a program as what comes before its last expression, and that expression; None for what is not there."""
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


def parts(lines, start, filename):
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


def failure(error, code, filename):
    """Describe an exception: its name, what it says, and the traceback without our frames."""
    if isinstance(error, SystemExit):
        return farewell(error)
    text = io.StringIO()
    sys.print_exception(error, text)
    lines = [line for line in text.getvalue().split("\n") if OURS not in line]
    if len(lines) > 1 and not lines[1].startswith("  File"):
        lines = lines[1:]
    told = "\n".join(with_source(shortened(lines), code, filename))
    return ["error", type(error).__name__, str(error), told]


def shortened(lines):
    """Leave out places that stand there more than a few times in a row, and say how many they were."""
    made, count = [], 0
    for line in lines:
        count = count + 1 if made and line == last else 0
        last = line
        if count == REPEATS:
            made.append("")
        if count >= REPEATS:
            made[-1] = "  [Previous line repeated {} more times]".format(count - REPEATS + 1)
        else:
            made.append(line)
    return made


def with_source(lines, code, filename):
    """Put the program's own line below each place of it, as CPython does; MicroPython has the number alone."""
    source, made, mark = code.split("\n"), [], '  File "' + filename + '", line '
    for line in lines:
        made.append(line)
        number = line[len(mark) :].split(",")[0] if line.startswith(mark) else ""
        if number and 0 < int(number) <= len(source):
            made.append("    " + source[int(number) - 1].strip())
    return made


def farewell(error):
    """Describe how the program ended itself."""
    code = error.args[0] if error.args else None
    if code is None or code == 0:
        return ["none"]
    said = "The program exited with {}.".format(code) if isinstance(code, int) else str(code)
    return ["error", "SystemExit", said, said]
