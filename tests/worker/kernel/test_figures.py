"""The backend that matplotlib finds here. matplotlib stands in by the two classes that it is made of."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from worker.kernel.figures import BACKEND, Backend, Figures

Shown = list[tuple[Any, str, str]]


class Figure:
    """A figure, which is marked as changed until it is drawn."""

    stale = True


def module(name: str, **contents: Any) -> ModuleType:
    made = ModuleType(name)
    made.__dict__.update(contents)
    return made


@pytest.fixture
def shown() -> Shown:
    return []


@pytest.fixture
def backend(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> Backend:
    """Our backend, beside the parts of a matplotlib without open figures."""
    pyplot: dict[str, Any] = {"get_all_fig_managers": list, "destroy_all": lambda: None}
    parts = (
        module("matplotlib"),
        module("matplotlib.backends"),
        module("matplotlib.backends.backend_agg", FigureCanvasAgg=type("FigureCanvasAgg", (), {})),
        module("matplotlib.backend_bases", FigureManagerBase=type("FigureManagerBase", (), {})),
        module("matplotlib._pylab_helpers", Gcf=SimpleNamespace(**pyplot)),
    )
    for part in parts:
        monkeypatch.setitem(sys.modules, part.__name__, part)
    return Backend(Figures(lambda *figure: shown.append(figure)))


def manager_of(backend: Backend) -> Any:
    """The class by which pyplot opens and shows figures."""
    canvas: Any = backend.FigureCanvas
    return canvas.manager_class


def opened(backend: Backend, number: int) -> Any:
    """The manager of a figure that pyplot has opened."""
    manager = manager_of(backend)()
    manager.num, manager.canvas = number, SimpleNamespace(figure=Figure())
    helpers: Any = sys.modules["matplotlib._pylab_helpers"]
    others = helpers.Gcf.get_all_fig_managers()
    helpers.Gcf.get_all_fig_managers = lambda: [*others, manager]
    return manager


def test_the_backend_draws_as_agg_does(backend: Backend) -> None:
    agg: Any = sys.modules["matplotlib.backends.backend_agg"]
    assert issubclass(backend.FigureCanvas, agg.FigureCanvasAgg)
    assert backend.FigureCanvas is backend.FigureCanvas


def test_the_backend_has_nothing_else(backend: Backend) -> None:
    with pytest.raises(AttributeError, match=f"^module '{BACKEND}' has no attribute 'show'$"):
        _ = backend.show


def test_a_figure_that_shows_itself_can_be_replaced(backend: Backend, shown: Shown) -> None:
    manager = opened(backend, 1)
    manager.show()
    assert shown == [(manager.canvas.figure, "figure-1", "figure-1")]


@pytest.mark.parametrize(("block", "slot"), [(None, ""), (True, ""), (False, "figure-2")])
def test_pyplot_shows_all_figures(backend: Backend, shown: Shown, block: bool | None, slot: str) -> None:
    manager = opened(backend, 2)
    manager_of(backend).pyplot_show(block=block)
    assert shown == [(manager.canvas.figure, "figure-2", slot)]
