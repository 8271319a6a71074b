"""The conformance tests of the drop-in worker: what `new Worker("./webworker.js")` promises a page.

Each test posts messages from `embedder.html`, a page that knows nothing of us, and reads what comes back.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.settings import ISOLATION
from tools.base.paths import DIST
from tools.build.engines import NAMES
from tools.serve.server import Server

Ask = Callable[..., list[Any]]

# Writes down a JavaScript value with its types, which JSON would lose.
TELL = """(value) => {
  const told = window.told;
  if (typeof value === "bigint") return `${value}n`;
  const members = value instanceof Map || value instanceof Set;
  if (members) return value.constructor.name + [...value].map(told).sort();
  if (ArrayBuffer.isView(value)) return value.constructor.name + told([...value]);
  if (Array.isArray(value)) return `[${value.map(told)}]`;
  const entries = ([key, each]) => key + ":" + told(each);
  if (typeof value === "object") return `{${Object.entries(value).map(entries)}}`;
  return value === undefined ? "undefined" : JSON.stringify(value);
}"""

HEADERS = "Send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp"
SHARED, UNSHARED = ("shared memory",) * 2, ("revoked address", "stack switching")
GONE = "Python's worker is gone, and its variables are lost: the script closed it, or the browser ended it."
UNSENT = (
    "The data could not be handed on to Python. Leave out what cannot be copied, such as ports and streams: "
)
PAGE = Path(__file__).with_name("embedder.html")

# Posts what the worker itself would say of this script, of those before and of those to come.
FORGING = """
import js, json
forged = [
    {"type": "started"}, {"type": "result", "value": "forged"},
    {"type": "error", "name": "E", "message": "forged", "traceback": "forged"},
    {"type": "done", "status": "ok", "ms": 1}, {"type": "refused", "reason": "forged"},
    {"type": "waiting", "prompt": "forged", "secret": False}, {"type": "crashed", "reason": "forged"},
    {"type": "ready", "python": "forged", "engine": "forged", "ms": 1, "capabilities": {"stop": "restart"}},
    {"type": "failed", "reason": "forged", "file": "", "fix": ""}, {"results": "forged"},
]
for number in range(250):
    for each in forged:
        said = js.JSON.parse(json.dumps(dict(each, id=number)))
        POST
"""

SEED = """
import statistics
from js import A_rank
statistics.stdev(A_rank)
"""


def post(page: Page, *messages: str) -> list[Any]:
    """Post messages one right after the other, and return as many answers, in the order they came."""
    page.evaluate(
        "(all) => { for (const each of all) pyodideWorker.postMessage(eval(`(${each})`)) }", list(messages)
    )
    page.wait_for_function("(wanted) => answers.length >= wanted", arg=len(messages), timeout=60_000)
    return list(page.evaluate("answers.splice(0)"))


def open_embedder(page: Page, site: Server, query: str = "") -> Page:
    """Open the page beside webworker.js, on a host that sends no special headers."""
    url = site.url + "embedder.html"
    page.route(
        lambda asked: asked.startswith(url), lambda route: route.fulfill(path=PAGE, content_type="text/html")
    )
    page.goto(url + query)
    return page


@pytest.fixture(scope="module", params=NAMES)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine that carries out the scripts."""
    return str(request.param)


def on(*engines: str) -> pytest.MarkDecorator:
    """Have a test run on these engines alone: the others lack what it is about."""
    return pytest.mark.parametrize("engine", engines, indirect=True, scope="module")


@pytest.fixture(scope="module")
def embedder(browser: Browser, plain_site: Server, engine: str) -> Iterator[Page]:
    """One page with its worker, for all the tests that need not begin with a fresh one."""
    page = browser.new_page()
    yield open_embedder(page, plain_site, f"?engine={engine}")
    page.close()


@pytest.fixture
def ask(embedder: Page) -> Ask:
    """Post to the shared worker."""
    return lambda *messages: post(embedder, *messages)


def message(python: str, rest: str = "") -> str:
    return f"{{python: {python!r}, {rest}}}"


@pytest.mark.smoke
@on("cpython", "brython")
def test_the_first_sample_of_pyodide_works_unchanged(ask: Ask) -> None:
    (answer,) = ask(f"{{A_rank: [0.8, 0.4, 1.2, 3.7, 2.6, 5.8], python: {SEED!r}}}")
    assert answer == {"results": 2.0634114147853952}


def test_other_keys_are_javascript_values_in_the_worker(ask: Ask) -> None:
    (answer,) = ask(message("from js import config; config.deep.er[1]", "config: {deep: {er: [1, 'two']}}"))
    assert answer == {"results": "two"}


def test_a_key_named_name_or_origin_is_data_like_any_other(ask: Ask) -> None:
    (answer,) = ask(message("from js import name, origin; [name, origin]", "name: 'Ada', origin: 'London'"))
    assert answer == {"results": ["Ada", "London"]}


@on("cpython", "brython")
def test_an_error_is_the_traceback_of_the_script_alone(ask: Ask) -> None:
    (answer,) = ask(message("def f():\n    return 1 / 0\nf()"))
    answer.pop("hint", None)
    traceback = (
        "Traceback (most recent call last):\n"
        '  File "main.py", line 3, in <module>\n    f()\n    ~^^\n'
        '  File "main.py", line 2, in f\n    return 1 / 0\n           ~~^~~\n'
        "ZeroDivisionError: division by zero\n"
    )
    assert answer == {"error": traceback, "name": "ZeroDivisionError", "line": 2, "traceback": traceback}


@on("cpython")
def test_scripts_run_one_at_a_time_in_the_order_they_were_posted(ask: Ask) -> None:
    scripts = [
        message(f"import asyncio; await asyncio.sleep(0.001 * (100 - {n}) / 100); {n}") for n in range(100)
    ]
    assert ask(*scripts) == [{"results": n} for n in range(100)]


def test_scripts_that_wait_for_nothing_run_in_their_order_too(ask: Ask) -> None:
    assert ask(*(message(f"x = {n}; x") for n in range(50))) == [{"results": n} for n in range(50)]


def test_globals_stay_from_script_to_script(ask: Ask) -> None:
    assert ask(message("x = 20"), message("x + 1")) == [{"results": None}, {"results": 21}]


def test_the_present_sample_of_pyodide_works_unchanged(ask: Ask) -> None:
    answers = ask(
        "{id: 7, python: 'import re\\na_list[1] + len(names)', context: {a_list: [1, 2, 3], names: 'ab'}}",
        "{id: 8, python: 'a_list', context: {}}",
    )
    assert answers[0] == {"id": 7, "result": 4}
    assert answers[1]["id"] == 8
    assert "NameError: name 'a_list' is" in answers[1]["error"]


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("None", "undefined"),
        ("True", "true"),
        ("2**80", "1208925819614629174706176n"),
        ("1.5", "1.5"),
        ("'ü😀'", "'ü😀'"),
        ("b'ab'", "new Uint8Array([97, 98])"),
        ("[1, (2, 3), None]", "[1, [2, 3], undefined]"),
        ("{'a': {1, 2}}", "{a: new Set([1, 2])}"),
        ("{1: 'one', (2, 3): 'pair'}", "new Map([[1, 'one'], [[2, 3], 'pair']])"),
        ("{frozenset({1})}", "new Set([new Set([1])])"),
        ("memoryview(b'xyz')", "new Uint8Array([120, 121, 122])"),
        ("1 + 2j", "'(1+2j)'"),
        ("object", "\"<class 'object'>\""),
    ],
)
def test_a_result_crosses_as_what_it_is(embedder: Page, script: str, value: str) -> None:
    embedder.evaluate(f"void (window.told = {TELL})")
    embedder.evaluate("(python) => pyodideWorker.postMessage({python})", script)
    embedder.wait_for_function("answers.length >= 1")
    assert embedder.evaluate("told(answers.pop().results)") == embedder.evaluate(f"told({value})")


@on("cpython", "brython")
@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("import array; array.array('d', [1, 2])", "new Float64Array([1, 2])"),
        ("[print, 1]", "['<built-in function print>', 1]"),
    ],
)
def test_an_array_or_a_function_crosses_as_what_it_is(embedder: Page, script: str, value: str) -> None:
    test_a_result_crosses_as_what_it_is(embedder, script, value)


def test_what_cannot_be_cloned_inside_a_result_is_its_repr_and_the_rest_is_as_it_is(embedder: Page) -> None:
    (answer,) = post(embedder, message("import js; [js.JSON.parse('{\"a\": 1}'), js.fetch]"))
    assert answer["results"][0] == {"a": 1}
    assert "unction" in answer["results"][1]


@on("cpython", "brython")
def test_a_list_that_holds_itself_still_does(embedder: Page) -> None:
    embedder.evaluate("pyodideWorker.postMessage({python: 'a = []; a.append(a); a'})")
    embedder.wait_for_function("answers.length >= 1")
    assert embedder.evaluate("(([a]) => a.results[0] === a.results)(answers.splice(0))")


@on("cpython")
def test_a_large_array_goes_in_and_comes_out_as_a_typed_array(embedder: Page) -> None:
    embedder.evaluate("""() => {
      const big = new Float64Array(1 << 20).fill(1.5);
      const python = 'import array\\nfrom js import big\\narray.array("d", big.to_py())';
      pyodideWorker.postMessage({big, python}, [big.buffer]);
    }""")
    embedder.wait_for_function("answers.length >= 1")
    told = embedder.evaluate(
        "(([{results: r}]) => [r.constructor.name, r.length, r[12345]])(answers.splice(0))"
    )
    assert told == ["Float64Array", 1 << 20, 1.5]


@pytest.mark.parametrize("name", ["postMessage", "self", "fetch", "Object", "onmessage"])
def test_a_key_that_would_break_the_worker_is_refused_and_the_next_script_runs(ask: Ask, name: str) -> None:
    answers = ask(message("1", f"{name}: 1"), message("2"))
    assert answers == [
        {"error": f"{name!r} is a name that the worker needs. Choose another name."},
        {"results": 2},
    ]


@pytest.mark.parametrize("bad", ["{}", "{python: 5}", "'text'", "null"])
def test_a_message_without_a_script_is_answered_by_an_error(ask: Ask, bad: str) -> None:
    assert ask(bad) == [{"error": "The message needs a key 'python' with the script as a string."}]


def test_a_message_that_cannot_be_copied_is_answered_by_an_error_with_its_id_in_its_turn(
    embedder: Page,
) -> None:
    embedder.evaluate("""() => {
      const [{ port1 }, stream] = [new MessageChannel(), new ReadableStream()];
      const canvas = new OffscreenCanvas(1, 1), deep = [new Map([[1, canvas]])];
      pyodideWorker.postMessage({ id: 5, python: "1", context: { port1 } }, [port1]);
      pyodideWorker.postMessage({ python: "2", stream }, [stream]);
      pyodideWorker.postMessage({ id: "c", python: "3", context: { deep } }, [canvas]);
      pyodideWorker.postMessage({ python: "4" });
    }""")
    embedder.wait_for_function("answers.length >= 4")
    answers = embedder.evaluate("answers.splice(0)")
    assert all(each.pop("error").startswith(UNSENT) for each in answers[:3])
    assert answers == [{"id": 5}, {}, {"id": "c"}, {"results": 4}]


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        ("MessageChannel.new().port1", "MessagePort"),
        ("ReadableStream.new()", "ReadableStream"),
        ("OffscreenCanvas.new(1, 1)", "OffscreenCanvas"),
    ],
)
def test_a_result_that_cannot_be_copied_is_its_repr_and_the_next_script_runs(
    ask: Ask, made: str, kind: str
) -> None:
    (answer, after) = ask(f"{{id: 6, python: 'import js; js.{made}', context: {{}}}}", message("7"))
    assert answer["id"] == 6
    assert kind in answer["result"]
    assert after == {"results": 7}


@pytest.mark.parametrize("posting", ["js.postMessage(said)", "js.setTimeout(js.postMessage, 0, said)"])
def test_a_script_that_forges_reports_answers_neither_wrongly_for_itself_nor_for_others(
    ask: Ask, posting: str
) -> None:
    forging = FORGING.replace("POST", posting)
    answers = ask(
        message(f"{forging}\n'own'"),
        message("6 * 7"),
        f"{{id: 3, python: {forging + 'raise KeyError(5)'!r}, context: {{}}}}",
        *(message(f"sum(range({n}))") for n in range(20)),
    )
    assert answers[:2] == [{"results": "own"}, {"results": 42}]
    assert answers[2]["id"] == 3
    assert "KeyError: 5" in answers[2]["error"]
    assert "forged" not in answers[2]["error"]
    assert answers[3:] == [{"results": sum(range(n))} for n in range(20)]
    assert ask(message("'after'")) == [{"results": "after"}]


def test_a_repr_that_raises_is_an_error_and_not_the_end(ask: Ask) -> None:
    answers = ask(message("class A:\n    def __repr__(self): raise ValueError('no')\nA()"), message("3"))
    assert "ValueError: no" in (answers[0].get("error") or answers[0]["results"])
    assert answers[1] == {"results": 3}


def test_a_package_that_cannot_be_had_leaves_the_import_error_of_python(ask: Ask) -> None:
    (answer,) = ask(message("import no_such_module"))
    assert "no module named 'no_such_module'" in answer["error"].lower()


@pytest.mark.allow_page_errors
def test_a_pyodide_that_cannot_be_loaded_is_an_error_for_every_waiting_message(
    page: Page, plain_site: Server
) -> None:
    open_embedder(page, plain_site, "?indexURL=./nowhere/")
    answers = post(page, message("1"), message("2"))
    assert [list(answer) for answer in answers] == [["error"], ["error"]]
    assert "the server answered 404" in answers[0]["error"]


@pytest.mark.allow_page_errors
def test_after_a_failed_start_the_next_message_tries_again(page: Page, plain_site: Server) -> None:
    page.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=503))
    open_embedder(page, plain_site)
    (first,) = post(page, message("1"))
    assert "pyodide.asm.wasm: the server answered 503" in first["error"]
    page.unroute("**/pyodide.asm.wasm")
    assert post(page, message("1 + 1")) == [{"results": 2}]


def test_index_url_and_packages_are_taken_from_the_address(page: Page, plain_site: Server) -> None:
    folder = next(DIST.glob("pyodide-*"))
    open_embedder(page, plain_site, f"?indexURL=./{folder.name}/&packages=")
    assert post(page, message("'started'")) == [{"results": "started"}]


@on("cpython")
def test_without_input_messages_the_input_is_at_its_end(ask: Ask) -> None:
    (answer,) = ask(message("input('? ')"))
    assert answer["error"].endswith("EOFError: EOF when reading a line\n")


def test_a_page_that_takes_part_gets_output_and_questions_as_messages(page: Page, plain_site: Server) -> None:
    open_embedder(page, plain_site, "?input=message&output=message")
    page.evaluate(
        'pyodideWorker.postMessage({python: \'name = input("Name? ")\\nprint("Hello", name)\\nname\'})'
    )
    page.wait_for_function("answers.some(({type}) => type === 'waiting')", timeout=60_000)
    page.evaluate("pyodideWorker.postMessage({type: 'input', text: 'Ada\\n'})")
    page.wait_for_function("answers.some((answer) => 'results' in answer)")
    assert page.evaluate("answers.splice(0)") == [
        {"type": "output", "stream": "stdout", "text": "Name? "},
        {"type": "waiting", "prompt": "Name? ", "secret": False},
        {"type": "output", "stream": "stdout", "text": "Hello Ada\n"},
        {"results": "Ada"},
    ]


@on("brython", "micropython")
def test_an_engine_that_cannot_be_interrupted_is_restarted_by_a_stop(embedder: Page) -> None:
    post(embedder, message("lost = 41"))
    embedder.evaluate("(python) => pyodideWorker.postMessage({python})", "while True: pass")
    embedder.wait_for_timeout(200)
    (answer,) = post(embedder, "{type: 'stop'}")
    assert answer == {"error": "The script was stopped together with its Python: its variables are lost."}
    (answer,) = post(embedder, message("lost"))
    assert "NameError: name 'lost' is" in answer["error"]


def test_an_engine_that_the_site_does_not_have_is_an_error_that_names_those_it_has(
    page: Page, plain_site: Server
) -> None:
    open_embedder(page, plain_site, "?engine=jython")
    wrong = {"error": "This site has no engine 'jython': there are cpython, brython, micropython."}
    assert post(page, message("1"), message("2")) == [wrong, wrong]


@on("cpython")
@pytest.mark.parametrize(
    "script",
    [
        "while True: pass",
        "import asyncio; await asyncio.sleep(60)",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    ],
)
def test_a_stop_ends_the_script_that_runs_and_keeps_the_variables(embedder: Page, script: str) -> None:
    post(embedder, message("kept = 41"))
    embedder.evaluate("(python) => pyodideWorker.postMessage({python})", script)
    embedder.wait_for_timeout(200)
    (answer,) = post(embedder, "{type: 'stop'}")
    assert answer["error"].endswith("KeyboardInterrupt\n")
    assert post(embedder, message("kept + 1")) == [{"results": 42}]


def test_a_script_that_does_not_heed_a_stop_costs_the_worker_and_the_next_gets_a_new_one(
    page: Page, plain_site: Server
) -> None:
    open_embedder(page, plain_site)
    deaf = "import itertools\nsum(itertools.repeat(1))"
    post(page, message("1"))
    page.evaluate("(python) => pyodideWorker.postMessage({python})", deaf)
    page.wait_for_timeout(200)
    (answer,) = post(page, "{type: 'stop'}")
    assert answer == {"error": "The script did not heed the stop: it was ended, and its variables are lost."}
    assert post(page, message("1 + 1")) == [{"results": 2}]


@pytest.mark.allow_page_errors
def test_a_script_that_kills_the_interpreter_is_an_error_and_the_next_gets_a_new_one(
    page: Page, plain_site: Server
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    open_embedder(page, plain_site)
    answers = post(page, message("import os; os._exit(3)"))
    assert answers[0]["error"].startswith("Python crashed, and its variables are lost:")
    assert post(page, message("1 + 1")) == [{"results": 2}]
    assert (fetched.count("pyodide.asm.mjs"), fetched.count("pyodide.asm.wasm")) == (4, 1)


@on("cpython")
@pytest.mark.allow_page_errors
def test_an_error_in_a_callback_harms_neither_the_script_nor_the_variables(embedder: Page) -> None:
    raising = "js.setTimeout(js.decodeURIComponent, 10, '%')"
    waiting = "import js, asyncio\nkept = 41\n{}\nawait asyncio.sleep(0.1)\n'lived'"
    assert post(embedder, message(waiting.format(raising))) == [{"results": "lived"}]
    assert post(embedder, message("kept + 1")) == [{"results": 42}]


@on("cpython")
@pytest.mark.allow_page_errors
def test_a_worker_that_a_callback_has_killed_is_replaced(embedder: Page) -> None:
    callback = "pyodide.ffi.create_once_callable(lambda: os._exit(3))"
    killing = f"import js, os, pyodide, asyncio\njs.setTimeout({callback}, 10)\nawait asyncio.sleep(60)"
    (answer,) = post(embedder, message(killing))
    assert answer["error"].startswith("Python crashed, and its variables are lost:")
    assert post(embedder, message("1 + 1")) == [{"results": 2}]


@on("cpython")
def test_a_worker_that_a_script_has_closed_is_noticed_and_replaced(embedder: Page) -> None:
    closing = message("import js, asyncio\njs.close()\nawait asyncio.sleep(60)")
    assert post(embedder, closing, message("1")) == [{"error": GONE}] * 2
    assert post(embedder, message("1 + 1")) == [{"results": 2}]


@on("cpython")
def test_a_script_cannot_part_its_worker_from_the_page(embedder: Page) -> None:
    parting = "import js\njs.self.postMessage = js.self.onmessage = None\n'here'"
    assert post(embedder, message(parting), message("1 + 1")) == [{"results": "here"}, {"results": 2}]


@pytest.mark.parametrize("host", ["isolated", "plain"])
def test_a_page_may_ask_what_the_device_offers_and_what_would_raise_the_tier(
    page: Page, site: Server, plain_site: Server, host: str
) -> None:
    open_embedder(page, site if host == "isolated" else plain_site)
    if host == "isolated":
        page.unroute_all()
        page.route("**/embedder.html", lambda route: route.fulfill(path=PAGE, headers=ISOLATION))
        page.goto(site.url + "embedder.html")
    (told,) = post(page, "{type: 'capabilities'}")
    lines = {line["name"]: line for line in told.pop("lines")}
    facts = {
        name: told[name] for name in ("type", "secure", "isolated", "stop", "input", "suspends", "guards")
    }
    tiers = (
        ("shared memory", "shared memory") if host == "isolated" else ("revoked address", "stack switching")
    )
    assert facts == {
        "type": "capabilities",
        "secure": True,
        "isolated": host == "isolated",
        "stop": tiers[0],
        "input": tiers[1],
        "suspends": True,
        "guards": True,
    }
    fix = "" if host == "isolated" else HEADERS
    assert lines["Isolation"]["fix"].startswith(fix)
    assert {name: line["best"] for name, line in lines.items()} == {
        "Isolation": host == "isolated",
        "Stop": host == "isolated",
        "Input": True,
        "Packages": True,
        "Files": True,
        "Pictures": True,
        "Await": True,
        "Waiting": True,
        "Recursion": True,
        "Losses": True,
    }
    assert told["locks"] is True
    post(page, message("1"))
    (told,) = post(page, "{type: 'capabilities'}")
    assert told["heap"] >= 20_000_000


@pytest.mark.allow_page_errors
def test_capabilities_are_told_even_if_python_cannot_be_loaded(page: Page, plain_site: Server) -> None:
    open_embedder(page, plain_site, "?indexURL=./nowhere/")
    (told,) = post(page, "{type: 'capabilities'}")
    assert (told["isolated"], told["heap"], [line["name"] for line in told["lines"]]) == (
        False,
        0,
        ["Isolation", "Losses"],
    )
