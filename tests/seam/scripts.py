"""What every engine promises the drop-in worker of the scripts that pages post, beyond the contract.

Engines differ in what their libraries have: a rule asks the capabilities, or the program itself does.
"""

from tests.seam.contract import Rule
from tests.seam.speaker import Speaker, error, of_kind

RULES: list[Rule] = []

NESTED = "async def inner():\n    return (7, None)\nasync def outer():\n    return inner()\nouter()"
WAITING = "import js\nasync def f():\n    return 1 + await js.Promise.resolve(4)\nf()"
FAILING = "async def f():\n    x = 1\n    return x / 0\n\nf()"
GENERATOR = "def g():\n    yield 1\nfound = str(type(g()))\n'generator' in found"


def rule(check: Rule) -> Rule:
    """Have something hold for all engines."""
    RULES.append(check)
    return check


@rule
def a_result_that_is_to_be_awaited_is_waited_for(worker: Speaker) -> None:
    programs = {NESTED: [7], WAITING: 5, "import js\njs.Promise.resolve('late')": "late", GENERATOR: True}
    heard = [value(worker, code) for code in programs]
    assert [each[:1] if isinstance(each, list) else each for each in heard] == list(programs.values())


@rule
def it_is_waited_for_once_and_its_value_may_be_nothing(worker: Speaker) -> None:
    code = "count = []\nasync def f():\n    count.append(1)\nf()"
    assert of_kind(worker.run(code, values=True), "result") == []
    assert value(worker, "len(count)") == 1


@rule
def a_result_that_fails_meanwhile_is_the_programs_error(worker: Speaker) -> None:
    found = error(worker.run(FAILING, values=True))
    assert found["name"] == "ZeroDivisionError"
    assert 'File "main.py", line 3, in f' in found["traceback"]
    assert worker.value("'next'") == "'next'"


@rule
def a_promise_may_be_rejected_with_anything(worker: Speaker) -> None:
    told = [error(worker.run(f"import js\njs.Promise.reject({why})", values=True)) for why in ("'no'", "5")]
    assert [each["traceback"].strip().split(": ")[-1] for each in told] == ["no", "5"]


@rule
def what_only_looks_as_if_it_could_be_awaited_is_a_value(worker: Speaker) -> None:
    assert value(worker, "import js\njs.Symbol.iterator") == "Symbol(Symbol.iterator)"
    assert "then" in str(value(worker, "class A:\n    then = 1\n    def __repr__(self): return 'then'\nA()"))


@rule
def a_program_of_the_page_is_not_waited_for(worker: Speaker) -> None:
    heard = worker.run("async def f():\n    print('run')\nf()")
    assert "run\n" not in [text for each in of_kind(heard, "output") for text in each["chunks"]]


@rule
def the_module_main_has_the_names_of_the_script_that_runs(worker: Speaker) -> None:
    code = "import __main__\n__main__.y = x + 1\n(y, __main__.x, __name__)"
    own = value(worker, code, context={"x": 4})
    assert own == [5, 4, "__main__"]
    assert value(worker, "x = 10\n" + code) == [11, 10, "__main__"]
    assert value(worker, "from __main__ import *\nimport __main__\n__main__.z", context={"z": 3}) == 3
    assert value(worker, code) == [11, 10, "__main__"]


@rule
def names_of_a_context_are_those_of_no_other_script(worker: Speaker) -> None:
    assert value(worker, "def get():\n    return own\nown = 1\nget()", context={"other": 2}) == 1
    contexts: list[dict[str, object]] = [{"context": {}}, {}]
    for fields in contexts:
        found = error(worker.run("own", **fields))
        assert found["name"] == "NameError"


def value(worker: Speaker, code: str, **fields: object) -> object:
    """Run a script as the drop-in does, and return its result's value."""
    heard = worker.run(code, values=True, **fields)
    (result,) = of_kind(heard, "result")
    return result["value"]
