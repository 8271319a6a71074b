"""How an error of a visitor's program is told: without our frames, and with the program's own lines.

It runs in MicroPython alone, for `kernel.py`.
"""

import io
import sys

# Where our files lie in the interpreter: frames of them are not the visitor's.
FOLDER = "/lib/offthread"
OURS = 'File "' + FOLDER + "/"
# Where modules of the visitor's lie that were rewritten, see methods.mjs.
MADE = "/lib/made"

# Equal places in a traceback that are shown; of the others there is only the number.
REPEATS = 3


def failure(error: BaseException, code: str, filename: str) -> "list[str]":
    """Describe an exception: its name, what it says, and the traceback without our frames."""
    if isinstance(error, SystemExit):
        return farewell(error)
    text = io.StringIO()
    sys.print_exception(error, text)  # type: ignore[attr-defined]
    told = text.getvalue().replace(f'File "{MADE}/', 'File "')
    lines = [line for line in told.split("\n") if OURS not in line]
    if len(lines) > 1 and not lines[1].startswith("  File"):
        lines = lines[1:]
    said = message(error)
    if type(error).__name__ == "JsException" and len(error.args) == 3:
        said = f"{error.args[1]}: {error.args[2]}"
        lines[-2:] = ["JsException: " + said, ""]
    told = "\n".join(with_source(shortened(lines), code, filename))
    return ["error", type(error).__name__, said, told]


def message(error: BaseException) -> str:
    """Return what an exception says; its own `__str__` may fail."""
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - whatever the program's own raises
        return "<exception str() failed>"


def shortened(lines: "list[str]") -> "list[str]":
    """Leave out places that stand there more than a few times in a row, and say how many they were."""
    made: list[str] = []
    last, count = "", 0
    for line in lines:
        count = count + 1 if line == last else 0
        last = line
        if count == REPEATS:
            made.append("")
        if count >= REPEATS:
            made[-1] = f"  [Previous line repeated {count - REPEATS + 1} more times]"
        else:
            made.append(line)
    return made


def with_source(lines: "list[str]", code: str, filename: str) -> "list[str]":
    """Put the program's own line below each place of it; MicroPython has the number alone."""
    made: list[str] = []
    source, mark = code.split("\n"), '  File "' + filename + '", line '
    for line in lines:
        made.append(line)
        number = line[len(mark) :].split(",")[0] if line.startswith(mark) else ""
        if number and 0 < int(number) <= len(source):
            made.append("    " + source[int(number) - 1].strip())
    return made


def farewell(error: BaseException) -> "list[str]":
    """Describe how the program ended itself."""
    code = error.args[0] if error.args else None
    if code is None or code == 0:
        return ["none"]
    said = f"The program exited with {code}." if isinstance(code, int) else str(code)
    return ["error", "SystemExit", said, said]
