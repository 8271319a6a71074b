"""CPython's own turtle on our screen is in every state in which it is on a laptop."""

import ast
import importlib.util
import inspect
import io
import random
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import mypy
import pytest

from tests.worker.turtle.programs import PROGRAMS
from tests.worker.turtle.stage import items, module, outcome, states
from tools.build import turtles

STUB = Path(mypy.__file__).parent / "typeshed" / "stdlib" / "turtle.pyi"
# Those of turtledemo that end by themselves within seconds.
DEMOS = ["bytedesign", "forest", "minimal_hanoi", "paint", "peace", "rosette", "tree", "yinyang"]


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_leaves_all_as_with_tkinter(name: str) -> None:
    assert outcome(PROGRAMS[name], ours=True) == outcome(PROGRAMS[name], ours=False)


def stub(version: tuple[int, int] = (3, 14)) -> dict[str, Any]:
    """Return what typeshed has of a version: names to nodes, with those of the classes as `Class.name`."""
    found: dict[str, Any] = {}

    def collect(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.If):
                test = eval(ast.unparse(node.test), {"sys": type("sys", (), {"version_info": version})})
                collect(node.body if test else node.orelse, prefix)
            elif isinstance(node, ast.ClassDef):
                found[prefix + node.name] = node
                collect(node.body, f"{node.name}.")
            elif isinstance(node, ast.FunctionDef):
                found.setdefault(prefix + node.name, []).append(node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[prefix + node.targets[0].id] = node
            elif isinstance(node, ast.AugAssign):
                found[f"__all__ {ast.unparse(node.value)}"] = node

    collect(ast.parse(STUB.read_text(encoding="utf-8")).body, "")
    return found


def test_all_names_of_3_14_are_there_and_no_others() -> None:
    found = stub()
    listed = ast.literal_eval(found["__all__"].value)
    for key in found:
        listed += ast.literal_eval(key.removeprefix("__all__ ")) if key.startswith("__all__ ") else []
    with module(ours=True) as turtle:
        assert sorted(turtle.__all__) == sorted(listed)
        assert [name for name in listed if not hasattr(turtle, name)] == []


def test_all_have_the_parameters_of_3_14() -> None:
    wrong = []
    with module(ours=True) as turtle:
        for name, nodes in stub().items():
            if not isinstance(nodes, list) or name.split(".")[-1].startswith("_") or name == "Screen":
                continue
            owner, _, attribute = name.rpartition(".")
            function = getattr(getattr(turtle, owner) if owner else turtle, attribute)
            given = list(inspect.signature(function).parameters)
            wanted = [[each.arg for each in (*node.args.args, *node.args.kwonlyargs)] for node in nodes]
            if not any(set(names) <= set(given) for names in wanted) and "args" not in given:
                wrong.append((name, given, wanted))
    assert wrong == []


def test_what_later_versions_added_works() -> None:
    text = (
        "with fill(): circle(10)\nwith poly(): fd(5); fd(6)\nprint(len(get_poly()), filling())\n"
        "with no_animation(): fd(10); left(90)\nprint(tracer())\nteleport(5); print(pos()); teleport(y=7)\n"
        "print(pos(), isdown(), heading())\nteleport(1, 2, fill_gap=True)\n"
        "try: settiltangle\nexcept NameError: print('gone')"
    )
    with module(ours=True), redirect_stdout(io.StringIO()) as written:
        exec(f"from turtle import *\n{text}", {})
    assert written.getvalue() == "3 False\n1\n(5.00,-0.00)\n(5.00,7.00) True 90.0\ngone\n"


def test_a_drawing_is_saved_as_postscript_once(tmp_path: Path) -> None:
    with module(ours=True) as turtle:
        turtle.fd(10)
        turtle.write("a(b)")
        turtle.save(tmp_path / "one.ps")
        text = (tmp_path / "one.ps").read_text(encoding="utf-8")
        assert text.startswith("%!PS-Adobe-3.0 EPSF-3.0")
        assert "(a\\(b\\)) show" in text
        for name, error in (
            ("one.ps", FileExistsError),
            ("a.png", ValueError),
            ("no/a.ps", FileNotFoundError),
        ):
            with pytest.raises(error):
                turtle.save(tmp_path / name)
        turtle.save(tmp_path / "one.ps", overwrite=True)


def test_each_module_begins_anew() -> None:
    assert [len(outcome("fd(10)", ours=True)["turtles"]) for _ in range(2)] == [1, 1]


def test_a_closed_window_ends_the_program_as_on_a_laptop() -> None:
    with module(ours=True) as turtle:
        turtle.fd(10)
        turtle.bye()
        with pytest.raises(turtle.Terminator):
            turtle.fd(10)
        turtle.fd(10)


@pytest.mark.parametrize("name", DEMOS)
def test_a_demo_of_pythons_own_leaves_all_as_with_tkinter(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.find_spec("turtledemo")
    if spec is None:
        pytest.skip("this Python has no turtledemo")
    assert demo(name, ours=True, patch=monkeypatch) == demo(name, ours=False, patch=monkeypatch)


def demo(name: str, *, ours: bool, patch: pytest.MonkeyPatch) -> Any:
    """Run one of turtledemo with a clock that stands and the same dice."""
    spec = importlib.util.find_spec("turtledemo")
    assert spec is not None
    assert spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0]) / f"{name}.py"
    with module(ours) as turtle, redirect_stdout(io.StringIO()):
        patch.setattr("time.perf_counter", lambda: 0.0)
        patch.setattr("time.sleep", lambda _seconds: None)
        random.seed(1)
        scope: dict[str, Any] = {"__name__": name}
        turtle.tracer(0)
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), scope)
        scope["main"]()
        return states(turtle), items(turtle)


def test_a_turtle_follows_a_pointer_without_a_button() -> None:
    with module(ours=True) as turtle:
        canvas = turtle.getcanvas()

        def follow(event: Any) -> None:
            turtle.goto(canvas.canvasx(event.x), -canvas.canvasy(event.y))
            canvas.unbind("<Motion>")

        canvas.bind("<Motion>", follow)
        door_of(turtle).events.append({"what": "hover", "x": 30, "y": -20, "button": 0})
        turtle.done()
        assert turtle.pos() == (30, 20)
        assert ["hover"] in [op for _, ops in door_of(turtle).drawn for op in ops]


def test_the_canvas_has_rectangles_and_ellipses() -> None:
    with module(ours=True) as turtle:
        canvas = turtle.getcanvas()
        box, disc = canvas.create_rectangle(0, 0, 10, 5, fill="red"), canvas.create_oval((0, 0), (10, 4))
        assert canvas.coords(box) == [0, 0, 10, 0, 10, 5, 0, 5]
        assert (canvas.bbox(disc), canvas.itemcget(disc, "outline")) == ((0, 0, 11, 5), "black")


def test_a_width_that_is_none_is_an_error_of_tk() -> None:
    with module(ours=True) as turtle:
        turtle.pensize("x")
        with pytest.raises(turtle.TK.TclError, match='bad screen distance "x"'):
            turtle.fd(1)


def door_of(turtle: Any) -> Any:
    """The page that nobody sees."""
    return turtle.getcanvas()._canvas._window._door


def test_turtle_is_cpythons_own() -> None:
    assert turtles.source().count("offthread_turtle") == 3
