"""What a value shows that runs code of its own: plots of plotly, Altair and Bokeh, maps, animations, HTML.

Pure, and without any of these libraries: they are known by the names of their types and asked by their public
ways. What draws them is in the page's site; see public/live/. All of it crosses as bytes.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

LIVE_HTML = "text/html;live"
PLOTLY, VEGA, BOKEH = (f"application/vnd.{name}+json" for name in ("plotly.v1", "vegalite", "bokeh"))
WIDGET = "application/vnd.jupyter.widget-view+json"
# Behind that type: the widget that is shown.
ROOT = ";root="
NO_WIDGETS = (
    "This widget cannot be shown here. Widgets of ipywidgets and anywidget can, as long as the program that "
    "made them is the last one."
)

MAX = 16_000_000  # bytes
# A tag that runs code or asks for a script, a handler of an event, an address that is code.
_CODE = re.compile(r"<script\b|<[a-z][^>]*\son[a-z]+\s*=|[\"'=\s]javascript:", re.IGNORECASE)
_SCHEMA = re.compile(r"/vega-lite/v([\d.]*\d)")
_VEGALITE = re.compile(r"application/vnd\.vegalite\.v(\d+)(?:\.[\d.]+)?\+json")

Offer = tuple[str, bytes]


def has_code(html: str) -> bool:
    """Tell whether HTML does something only where scripts run."""
    return _CODE.search(html) is not None


def offer(value: Any) -> Offer | None:
    """What a value of a library that is known offers, as its type and content; None if it is of no such."""
    for each in type(value).__mro__:
        made = _KNOWN.get((each.__module__.split(".")[0], each.__name__))
        if made is not None:
            return made(value)
    return None


def of_bundle(bundle: Mapping[str, Any]) -> Offer | None:
    """The same of what a value says that it is (`_repr_mimebundle_`)."""
    if isinstance(found := bundle.get(PLOTLY), Mapping):
        return PLOTLY, _json(dict(found))
    for mime, data in bundle.items():
        known = _VEGALITE.fullmatch(str(mime))
        if known and isinstance(data, Mapping):
            return _versioned(VEGA, known[1]), _json(dict(data))
    return None


def plotly(figure: Any, config: Mapping[str, Any] | None = None) -> Offer:
    """A figure of plotly's, and how it is to behave."""
    text = importlib.import_module("plotly.io").to_json(figure, validate=False)
    version = str(importlib.import_module("plotly.offline").get_plotlyjs_version())
    if config:
        text = json.dumps({**json.loads(text), "config": dict(config)})
    return _versioned(PLOTLY, version), str(text).encode()


def _altair(chart: Any) -> Offer:
    spec = chart.to_dict()
    known = _SCHEMA.search(str(spec.get("$schema", "")))
    return _versioned(VEGA, known[1] if known else ""), _json(spec)


def _bokeh(model: Any) -> Offer:
    item = importlib.import_module("bokeh.embed").json_item(model)
    # Numbers of numpy's cross in the library's own way.
    text = importlib.import_module("bokeh.core.json_encoder").serialize_json(item)
    return _versioned(BOKEH, str(importlib.import_module("bokeh").__version__)), str(text).encode()


def _map(element: Any) -> Offer:
    return LIVE_HTML, str(element.get_root().render()).encode()


def _animation(animation: Any) -> Offer | None:
    html = animation._repr_html_() or animation.to_jshtml()
    return (LIVE_HTML, str(html).encode()) if html else None


_KNOWN: dict[tuple[str, str], Callable[[Any], Offer | None]] = {
    ("plotly", "BaseFigure"): plotly,
    ("altair", "TopLevelMixin"): _altair,
    ("bokeh", "UIElement"): _bokeh,
    ("folium", "Map"): _map,
    ("branca", "Figure"): _map,
    ("matplotlib", "Animation"): _animation,
}


def figure_of(value: Any) -> Any:
    """The figure of matplotlib's that an animation moves, which is shown by that; else the value itself."""
    is_animation = any(
        each.__name__ == "Animation" and each.__module__ == "matplotlib.animation"
        for each in type(value).__mro__
    )
    return getattr(value, "_fig", value) if is_animation else value


def _versioned(mime: str, version: str) -> str:
    return f"{mime};version={version}" if version else mime


def _json(value: object) -> bytes:
    return json.dumps(value, default=str).encode()
