"""The Output widget of ipywidgets, and what its `interact` does in it: what a program writes and shows there.

Pure. In a notebook the page sorts out what belongs to such a widget; here Python does, while a `with` or a
call of `interact` lasts, and tells by the widget's own list of outputs.
"""

from __future__ import annotations

import base64
import html
import io
import json
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

from worker.kernel import interactive, tables
from worker.kernel.clearing import CLEARED
from worker.kernel.display import GIF, HTML, JPEG, PLAIN, PNG, SVG, Display
from worker.kernel.importing import tend_module
from worker.kernel.stepping import is_of_kernel
from worker.kernel.tracebacks import render

Part = dict[str, Any]
# Seconds between two updates, and characters of text that stay.
PACE = 0.1
MOST = 100_000
LEFT_OUT = "… earlier output is left out …\n"
NOT_WITHIN = "{}\n[This can be shown in the output of the program, but not in an Output widget.]"
# Part of the paths of all packages.
_PACKAGES = "/site-packages/"
_clock = time.perf_counter


class Outlet:
    """What a widget collects while it is entered. widget: an Output of ipywidgets."""

    def __init__(self, widget: Any) -> None:
        self._widget = widget
        self._parts: list[Part] = [dict(each) for each in widget.outputs]
        self._is_clearing = self._is_changed = False
        self._told = _clock()

    def write(self, name: str, text: str) -> None:
        """Take what is written to a stream, where a terminal is cleared by its own signs."""
        *before, text = text.split(CLEARED)
        self._is_clearing = self._is_clearing or bool(before)
        if text:
            self._add({"output_type": "stream", "name": name, "text": text})

    def show(self, shown: Display) -> None:
        """Take a display."""
        self._add({"output_type": "display_data", "data": bundle(shown), "metadata": {}})

    def fail(self, error: BaseException) -> None:
        """Take what has ended the code that was to be carried out within."""
        kind = type(error).__name__
        traceback = [render(error.with_traceback(own_lines(error)))]
        self._add({"output_type": "error", "ename": kind, "evalue": str(error), "traceback": traceback})

    def _add(self, part: Part) -> None:
        self._clear()
        last = self._parts[-1] if self._parts else {}
        if part["output_type"] == "stream" and last.get("name") == part["name"]:
            self._parts[-1] = {**last, "text": _bounded(last["text"] + part["text"])}
        else:
            self._parts.append(part)
        self._is_changed = True
        if _clock() - self._told > PACE:
            self.tell()

    def _clear(self) -> None:
        if self._is_clearing:
            self._parts.clear()
            self._is_clearing, self._is_changed = False, True

    def tell(self) -> None:
        """Have the widget show what there is now."""
        if self._is_changed:
            self._is_changed, self._told = False, _clock()
            self._widget.outputs = tuple(self._parts)

    def finish(self) -> None:
        """Nothing more comes: what was to be cleared is."""
        self._clear()
        self.tell()


class Stream(io.TextIOBase):
    """Standard output or error within a widget."""

    def __init__(self, name: str, outlet: Outlet) -> None:
        super().__init__()
        self._name, self._outlet = name, outlet

    encoding = "utf-8"

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, text: str, /) -> int:
        """Write a text into the widget."""
        self._outlet.write(self._name, text)
        return len(text)


class Outlets:
    """The Output widgets that are entered, the innermost last. flush(): shows figures that were left open."""

    def __init__(self, flush: Callable[[], None]) -> None:
        self._flush = flush
        self._entered: list[tuple[Outlet, Any, Any]] = []

    @property
    def current(self) -> Outlet | None:
        """Return the innermost."""
        return self._entered[-1][0] if self._entered else None

    def begin(self) -> None:
        """Forget those of a program that is over."""
        self._entered.clear()

    def install(self) -> None:
        """Take the place of what looks for a notebook, if and when ipywidgets is imported."""
        tend_module("ipywidgets.widgets.widget_output", self._tend_output)
        tend_module("ipywidgets.widgets.interaction", self._tend_interaction)
        tend_module("ipywidgets.widgets.widget", _tend_shell)

    def enter(self, widget: Any) -> None:
        """Collect from now on what is written and shown."""
        outlet = Outlet(widget)
        self._entered.append((outlet, sys.stdout, sys.stderr))
        sys.stdout, sys.stderr = Stream("stdout", outlet), Stream("stderr", outlet)

    def leave(self, error: BaseException | None) -> bool:
        """Collect no longer; tell whether an error has been shown, as notebooks do, and ends nothing."""
        if not self._entered:
            return False
        outlet, stdout, stderr = self._entered.pop()
        sys.stdout, sys.stderr = stdout, stderr
        is_shown = isinstance(error, Exception)
        if is_shown and error is not None:
            outlet.fail(error)
        outlet.finish()
        return is_shown

    def _tend_output(self, module: Any) -> None:
        outlets, kind = self, module.Output

        def enter(widget: Any) -> None:
            outlets.enter(widget)

        def leave(_widget: Any, _kind: Any, error: BaseException | None, _trace: Any) -> bool:
            return outlets.leave(error)

        def append(widget: Any, value: Any) -> None:
            """Show something in a widget."""
            with widget:
                module.display(value)

        kind.__enter__, kind.__exit__, kind.append_display_data = enter, leave, append
        module.display = __import__("IPython.display", fromlist=["display"]).display

    def _tend_interaction(self, module: Any) -> None:
        module.show_inline_matplotlib_plots = lambda: self._flush() if self._entered else None
        _tend_shell(module)


class Shell:
    """What ipywidgets asks of IPython's shell: to show what has gone wrong in a callback."""

    kernel = None

    def showtraceback(self, *_arguments: object, **_options: object) -> None:
        """Write the traceback of the error at hand."""
        error = sys.exception()
        if error is not None:
            print(render(error.with_traceback(own_lines(error))), end="", file=sys.stderr)


def own_lines(error: BaseException) -> TracebackType | None:
    """Return where an error was raised, without the lines of packages that have called the program's own."""
    place = error.__traceback__
    while place is not None and _is_of_package(place):
        place = place.tb_next
    return place or error.__traceback__


def _is_of_package(place: TracebackType) -> bool:
    code = place.tb_frame.f_code
    return _PACKAGES in code.co_filename or is_of_kernel(code)


def _tend_shell(module: Any) -> None:
    shell = Shell()
    module.get_ipython = lambda: shell


def bundle(shown: Display) -> dict[str, Any]:
    """What a display is by its type, as a widget shows it."""
    data = shown.data
    if shown.mime == interactive.WIDGET:
        return {shown.mime: json.loads(data), PLAIN: shown.text}
    if shown.mime in (PNG, JPEG, GIF) and isinstance(data, bytes):
        return {shown.mime: base64.b64encode(data).decode(), PLAIN: shown.text}
    if shown.mime == tables.MIME and isinstance(data, str):
        return {HTML: _table(json.loads(data)), PLAIN: shown.text}
    if shown.mime in (SVG, HTML) and isinstance(data, str):
        return {shown.mime: data, PLAIN: shown.text}
    return {PLAIN: data if shown.mime == PLAIN else NOT_WITHIN.format(shown.text)}


def _table(table: dict[str, Any]) -> str:
    parts = [
        "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table[part])
        for part in ("head", "body")
    ]
    return f"<table><thead>{parts[0]}</thead><tbody>{parts[1]}</tbody></table>"


def _cell(cell: dict[str, Any]) -> str:
    tag = "th" if cell.get("head") else "td"
    spans = "".join(
        f' {name}="{int(cell[key])}"'
        for key, name in (("columns", "colspan"), ("rows", "rowspan"))
        if key in cell
    )
    return f"<{tag}{spans}>{html.escape(cell['text'])}</{tag}>"


def _bounded(text: str) -> str:
    return text if len(text) <= MOST else LEFT_OUT + text[-MOST // 2 :]
