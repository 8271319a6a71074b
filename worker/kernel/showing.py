"""Libraries whose own ways to show something would look for a notebook or a window: they show it here.

Pure. Each is found when a program imports it, and never before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from worker.kernel.importing import tend_module

# show(value, config): shows a value on the page.
Show = Callable[[Any, Mapping[str, Any] | None], None]
Note = Callable[[Any], None]


def tend_libraries(show: Show, note: Note) -> None:
    """Have these libraries show by `show`; note(figure): an animation has been made of this one."""
    tend_module("plotly.io", lambda module: _tend_plotly(module, show))
    tend_module("bokeh.io.showing", lambda module: _tend_bokeh(module, show))
    tend_module("bokeh.io.output", _tend_notebook)
    for version in ("v5", "v6"):
        tend_module(f"altair.vegalite.{version}.api", lambda module: _tend_altair(module, show))
    tend_module("matplotlib.animation", lambda module: _tend_animation(module, note))


def _tend_plotly(module: Any, show: Show) -> None:
    def show_figure(fig: Any, *_arguments: object, **options: Any) -> None:
        """Show a figure in the output, whatever renderer is asked for."""
        sizes = {name: options[name] for name in ("width", "height") if name in options}
        if isinstance(fig, Mapping) or sizes:
            figure: Any = __import__("plotly.graph_objects", fromlist=["Figure"]).Figure(fig)
            fig = figure.update_layout(**sizes)
        show(fig, options.get("config"))

    module.show = show_figure


def _tend_bokeh(module: Any, show: Show) -> None:
    def show_all(obj: Any, *_arguments: Any, **_options: Any) -> None:
        models = obj if isinstance(obj, (list, tuple)) else [obj]
        for each in models:
            show(each, None)

    # What `show` calls, wherever a program has it from.
    module._show_with_state = show_all


def _tend_notebook(module: Any) -> None:
    # `output_notebook` would ask a notebook to load scripts, which the site has.
    module.run_notebook_hook = lambda *_arguments, **_options: None


def _tend_altair(module: Any, show: Show) -> None:
    module.TopLevelMixin.show = lambda chart: show(chart, None)


def _tend_animation(module: Any, note: Note) -> None:
    made = module.Animation.to_jshtml

    def to_jshtml(animation: Any, *arguments: Any, **options: Any) -> Any:
        try:
            return made(animation, *arguments, **options)
        finally:
            # Its last frame is no change that is to be seen.
            animation._fig.stale = False
            note(animation._fig)

    to_jshtml.__doc__ = made.__doc__
    module.Animation.to_jshtml = to_jshtml
