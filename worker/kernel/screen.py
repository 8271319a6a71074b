"""Where programs show more than text: by `display`, by their last value, by figures and pictures.

Pure: what it means to show something on the page is given.
"""

from __future__ import annotations

import builtins
import json
import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from worker.kernel import interactive, ipython
from worker.kernel.capturing import Outlets
from worker.kernel.comms import Comms
from worker.kernel.display import PLAIN, Display, display_of, live
from worker.kernel.figures import Figures, is_figure
from worker.kernel.fonts import tend_list
from worker.kernel.importing import tend_module, watch_import
from worker.kernel.notebook import DisplayHandle, clear_output, id_of, tend
from worker.kernel.reprs import safe_repr
from worker.kernel.showing import tend_libraries

MODULE = "offthread"


class Bundle:
    """Representations of something, as notebooks keep them: the type of each, and what it is."""

    def __init__(self, parts: Any) -> None:
        self._parts = parts

    def __repr__(self) -> str:
        return str(self._parts.get(PLAIN, "")) if isinstance(self._parts, dict) else repr(self._parts)

    def _repr_mimebundle_(self) -> Any:
        return self._parts


class Screen:
    """What the programs of one interpreter show."""

    def __init__(self, post: Callable[[Display], None], comms: Comms | None = None) -> None:
        """post: shows something on the page, behind all text that was written before; comms: of widgets."""
        self._tell, self._comms = post, comms
        self._figures = Figures(self._show_figure)
        self.outlets = Outlets(self._figures.finish)

    def install(self) -> None:
        """Offer `display` as notebooks do, and have matplotlib and Pillow show their pictures here."""
        # A builtin: a name of the visitor's own takes its place.
        builtins.display = self.display  # type: ignore[attr-defined]
        module = types.ModuleType(MODULE, "The tools that this playground gives to programs.")
        module.display = self.display  # type: ignore[attr-defined]
        sys.modules[MODULE] = module
        self._figures.install()
        watch_import("matplotlib.font_manager", before=tend_list)
        tend_module("PIL.ImageShow", self._tend_pillow)
        ipython.install(self.display)
        tend_module("IPython.core.display_functions", lambda module: tend(module, self.display))
        tend_libraries(self._show_library, self._figures.note)
        self.outlets.install()

    def _post(self, shown: Display) -> None:
        """Show something where the program is: in a widget, or on the page."""
        if self.outlets.current is not None:
            self.outlets.current.show(shown)
        elif shown.mime != interactive.WIDGET:
            self._tell(shown)
        else:
            name = json.loads(shown.data)["model_id"]
            content = None if self._comms is None else self._comms.content(name)
            lacking = Display(PLAIN, interactive.NO_WIDGETS, interactive.NO_WIDGETS, shown.alt)
            mime = f"{interactive.WIDGET}{interactive.ROOT}{name}"
            self._tell(lacking if content is None else replace(shown, mime=mime, data=content))

    def display(
        self,
        *values: object,
        alt: str = "",
        name: str = "",
        display_id: str | bool | None = None,
        clear: bool = False,
        raw: bool = False,
        **_options: object,
    ) -> DisplayHandle | None:
        """Show values as pictures, tables or whatever they are; their repr if they are nothing of the kind.

        alt: what is to be seen, for those who do not see it; name: of the file that a picture is saved as;
        display_id: what was shown by this id before, in this run, gives way; True makes one up, and returns a
        handle for it; clear: all output goes first; raw: values are representations by their types. Further
        options are those of IPython's `display`, and do nothing here.
        """
        slot = id_of(display_id)
        if clear:
            clear_output(wait=True)
        for value in values:
            self._show(Bundle(value) if raw else value, str(alt), str(name), slot)
        return DisplayHandle(self.display, slot) if slot else None

    def _show(self, value: object, alt: str, name: str, slot: str) -> None:
        shown = display_of(value, _warn)
        if shown is None and not slot:
            print(safe_repr(value))
            return
        # Text that may have to give way stands by itself.
        shown = shown or Display(PLAIN, text := safe_repr(value), text)
        self._post(replace(shown, alt=alt or shown.alt, name=name or shown.name, slot=slot))
        self._note(value)

    def show_result(self, value: object) -> bool:
        """Show the value of a program's last expression; False if its repr says it all."""
        shown = display_of(value, _warn)
        if shown is None:
            return False
        self._post(shown)
        self._note(value)
        return True

    def begin(self) -> None:
        """Another program begins, to which no widget of the one before belongs."""
        self.outlets.begin()
        if self._comms is not None:
            self._comms.begin()

    def finish(self, result: object) -> None:
        """The program is over: show the figures that it left open, but for its result, which comes next."""
        self._figures.finish(interactive.figure_of(result))

    def finish_failed(self) -> None:
        """The same after an error of the program's, to which nothing is to be added but a line."""
        try:
            self._figures.finish()
        except Exception as error:  # noqa: BLE001 - whatever drawing raises
            _warn(f"A figure could not be drawn: {type(error).__name__}: {error}")

    def discard(self) -> None:
        """The program was stopped: forget the figures that it left open."""
        self._figures.discard()

    def _note(self, value: object) -> None:
        if is_figure(value):
            self._figures.note(value)

    def _show_library(self, value: Any, config: Mapping[str, Any] | None) -> None:
        """Show what a library would show by itself."""
        if config:
            shown = live(*interactive.plotly(value, config), value, _warn)
            if shown is not None:
                self._post(shown)
        else:
            self._show(value, "", "", "")

    def _show_figure(self, figure: Any, name: str, slot: str) -> None:
        shown = display_of(figure, _warn)
        if shown is not None:
            self._post(replace(shown, name=shown.name.replace("picture", name), slot=slot))

    def _tend_pillow(self, module: Any) -> None:
        """Make `Image.show()` show: Pillow asks the first of its viewers, and there is no other here."""
        screen = self

        class Viewer(module.Viewer):  # type: ignore[misc]
            def show(self, image: Any, **options: Any) -> int:
                screen.display(image, alt=options.get("title") or "")
                return 1

        module.register(Viewer(), 0)


def _warn(sentence: str) -> None:
    print(sentence, file=sys.stderr)
