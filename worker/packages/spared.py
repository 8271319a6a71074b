"""What packages name among their needs and can do without here. A table, and nothing else.

See docs/decisions/0123-widgets.md.
"""

from __future__ import annotations

SPARED: dict[str, frozenset[str]] = {
    # The front ends of notebooks, and the IPython that runs them.
    "ipywidgets": frozenset(("ipython", "jupyterlab-widgets", "widgetsnbextension")),
}
