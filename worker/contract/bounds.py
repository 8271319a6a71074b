"""How much a report may hold, and of what: the lengths of its texts, lists and buffers.

`worker/protocol.py` has the types of the fields. For each field of a report that is not plain, and for each
text that may be long, this has a bound; they are far above what an engine sends, and low enough that the page
can take what keeps them. `worker/client/shape.mjs` checks by both tables. A bound is one of these:

    {"text": n}                      a text of at most n characters; n is SHORT where nothing is said
    {"words": […]}                   one of these texts
    {"bytes": n}                     a Uint8Array of at most n bytes
    {"list": n, "of": […], "all": n} a list of at most n items, of these kinds in this order, over and over;
                                     all: the most characters and bytes of all of them together
    {"record": {…}}                  a plain object with these fields, of types as in worker/protocol.py
    {"either": […]}                  one or the other
    {"module": True}                 a WebAssembly.Module
    {"value": True}                  whatever could be cloned: the page must have asked for it
"""

from worker import protocol
from worker.contract import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    Bound = dict[str, object]

# Characters of a text for which nothing else is said: a version, a status, the name of a file.
SHORT = 4096

# A whole number is one of MicroPython's; other numbers are milliseconds.
MOST_INT = 0x7FFFFFFF
MOST_NUMBER = 1e12

# Breaches of the contract after which a worker is ended.
MOST_BREACHES = 5

# OUTPUT, DISPLAY and DRAWING that the page's Python may have in hand, without having acknowledged them; more
# wait in JavaScript, up to so many reports and so many characters and bytes of theirs.
MOST_AHEAD = 256
MOST_HELD = 50000
MOST_HELD_SIZE = 64000000

# Reports that nothing asks for and nothing acknowledges: how many may come at once, and how many a second.
BURST = 500
PER_SECOND = 20

# WAITING after a Stop: a program may catch the interrupt and ask again, but nobody answers any more.
MOST_LATE_QUESTIONS = 3

_TEXT: "Bound" = {"text": SHORT}
_LONG: "Bound" = {"text": 2000000}
_PROBLEM: "Bound" = {"words": list(protocol.PROBLEMS)}
_PICTURE = 32000000

BOUNDS: "dict[str, dict[str, Bound]]" = {
    protocol.READY: {"capabilities": {"record": protocol.CAPABILITIES}, "compiled": {"module": True}},
    protocol.FAILED: {"reason": _LONG, "fix": _LONG},
    protocol.CRASHED: {"reason": _LONG},
    # A buffer of text is full at 65,536 bytes, see worker/host/output.mjs.
    protocol.OUTPUT: {
        "chunks": {"list": 2048, "of": [{"words": ["stdout", "stderr"]}, {"text": 200000}], "all": 500000}
    },
    # Pictures are of at most 16 MB, see worker/kernel/display.py.
    protocol.DISPLAY: {
        "data": {"either": [{"text": _PICTURE}, {"bytes": _PICTURE}]},
        "text": _LONG,
        "alt": _LONG,
        "slot": _LONG,
    },
    # With pictures of at most 2 MB each, see worker/engines/pyodide/turtle/offthread_turtle/images.py.
    # And a canvas with sides of 2,048, see worker/engines/pyodide/canvas/offthread_canvas/canvas.py.
    protocol.DRAWING: {"ops": {"bytes": 8000000}, "pixels": {"bytes": 16777216}},
    # See worker/kernel/comms.py.
    protocol.COMMS: {
        "data": {"bytes": _PICTURE},
        "buffers": {"list": 10000, "of": [{"bytes": _PICTURE}], "all": _PICTURE},
    },
    protocol.PACKAGE: {
        "name": _LONG,
        "cause": _LONG,
        "state": {"words": ["finding", "loading", "installing", "loaded", "failed", "stopped"]},
    },
    protocol.INSTALLED: {
        "packages": {
            "list": 5000,
            "of": [{"record": {"name": "str", "version": "str", "size": "int", "source": "str"}}],
            "all": 2000000,
        },
        "known": {"list": 50000, "of": [_TEXT], "all": 5000000},
    },
    protocol.WAITING: {"prompt": _LONG},
    protocol.RESULT: {"repr": _LONG, "value": {"value": True}},
    protocol.ERROR: {
        "name": _LONG,
        "message": _LONG,
        "traceback": _LONG,
        "lacks": _LONG,
        "owners": {"list": 100, "of": [_TEXT], "all": 100000},
    },
    protocol.FILES: {
        "changed": {
            "list": 4 * limits.MOST_FILES,
            "of": [_TEXT, {"bytes": limits.FILE_BYTES}],
            "all": 2 * limits.ALL_BYTES,
        },
        "removed": {"list": 2 * limits.MOST_FILES, "of": [_TEXT], "all": 2000000},
        "kept": {"list": 4 * limits.MOST_FILES, "of": [_TEXT, _TEXT], "all": 4000000},
    },
    protocol.DONE: {"status": {"words": ["ok", "error", "stopped"]}},
    protocol.REFUSED: {"reason": _LONG},
    protocol.COMPLETION: {"names": {"list": 2000, "of": [_LONG], "all": 4000000}},
    protocol.TRANSLATION: {
        "code": {"text": _PICTURE},
        "lines": {"list": 2000000, "of": [{"int": True}]},
        "problem": _LONG,
    },
    # See worker/kernel/variables.py and sheets.py.
    protocol.VARIABLES: {"rows": {"list": 1000, "of": [_TEXT], "all": 500000}, "problem": _PROBLEM},
    protocol.TABLE: {
        "columns": {"list": 100, "of": [_TEXT], "all": 100000},
        "labels": {"list": 200, "of": [_TEXT], "all": 200000},
        "cells": {"list": 10000, "of": [_TEXT], "all": 4000000},
        "problem": _PROBLEM,
    },
    protocol.CSV: {"data": {"bytes": _PICTURE}, "problem": _PROBLEM},
}
