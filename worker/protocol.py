"""The messages that a page and its worker exchange: kinds, fields, states and transitions.

This file is the one definition. The page runs it on MicroPython, the worker on CPython, and the
build turns its tables into the JavaScript that `worker.mjs` and `webworker.js` import. A message is
a plain structured-clone object `{type, …}`. A field that has nothing to say is left out, since
Pyodide sends `None` as `undefined` and reads `null` as `jsnull`.

Field types: `str`, `int` (a whole number), `number`, `bool`, `list`, `object` (anything that is not a
plain value: a JavaScript object, array or buffer) and `any`. A `?` marks a field that may be absent.

Rules that the tables cannot say:

- The page speaks first, with START. Until READY the worker answers it with PROGRESS, PACKAGE or FAILED.
- RUN and INSTALL may be posted at any time after START; they are carried out one at a time, in the order of
  arrival, and both are called runs here.
- Each run is STARTED once and DONE once; in between come its OUTPUT, DISPLAY, PACKAGE, WAITING, RESULT and
  ERROR.
- FILES comes before DONE and before WAITING, and now and then in between, if there is something to tell.
- OUTPUT, DISPLAY, DRAWING and COMMS are answered by ACK when the page has taken them in; a worker that is
  too far ahead slows down. They share one sequence of `seq`.
- A message that breaks the contract is answered by REFUSED and changes nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

    from worker.messages import MakeCommand, MakeReport

# Commands: what the page asks of the worker.
START: "Final" = "start"
LETTERS: "Final" = "letters"
RUN: "Final" = "run"
STOP: "Final" = "stop"
INPUT: "Final" = "input"
ACK: "Final" = "ack"
RETRY: "Final" = "retry"
INSTALL: "Final" = "install"
REMOVE: "Final" = "remove"
INVENTORY: "Final" = "inventory"
COMPLETE: "Final" = "complete"
TRANSLATE: "Final" = "translate"
INSPECT: "Final" = "inspect"
TABULATE: "Final" = "tabulate"
EXPORT: "Final" = "export"
EVENT: "Final" = "event"

COMMANDS: "dict[str, dict[str, str]]" = {
    # engine: which one is meant, a name of tools/build/engines.py; a worker's file has one, refuses another;
    # index_url: another Pyodide's folder; imports: what the first program will import, as far as somebody
    # knows; control: a SharedArrayBuffer (see worker/contract/memory.py); lock: the name of a Web Lock that
    # the worker holds while it lives; compiled: what READY of another worker of this engine said.
    # base: the address of the site's folder, if the worker's script does not lie in its folder assets/;
    # places: addresses of files of the site, by their paths in it, that do not lie there.
    START: {
        "engine": "str?",
        "index_url": "str?",
        "packages": "list?",
        "imports": "list?",
        "control": "object?",
        "lock": "str?",
        "compiled": "object?",
        "base": "str?",
        "places": "object?",
    },
    # urls: the first set of addresses by which a letter reaches a blocked worker, in place of any before: see
    # worker/contract/letters.mjs. Posted after START and before the first RUN where no memory is shared.
    LETTERS: {"urls": "list"},
    # data: becomes globals of the worker; data_json: the same as JSON text, for exact Python values;
    # values: answer with the result's value, not only with its repr, and wait for one that is to be awaited;
    # context: the script's globals, and its `__main__`;
    # token: the address of a blob: revoking it stops the run where there is no shared memory;
    # acks: further ones, which OUTPUT and DISPLAY take as their tokens;
    # fresh: begin as `python main.py` would, and be over when nothing of the program is pending; without it
    # the names of earlier runs are there, and what the program leaves stays;
    # console: the code is typed at a prompt: it goes on in the names of the last run, is shown as there, and
    # what it leaves stays until a run is fresh. For engines whose READY says that they have it;
    # args: the code is the name of a function, and the result what it gives for these; functions: names of
    # functions of the page's that become globals of the worker like data; port: by which these and those
    # of later runs are called, see worker/contract/calls.mjs. CPython alone has these three;
    # still: drawings are to be there at once, since the visitor wants no motion;
    # files: what has changed of the working directory since the last run, as name, content, name, content, …
    # where a content is a text or a Uint8Array; removed: the names of what is gone from it;
    # event: what the display of a widget says, as UTF-8 of JSON in a Uint8Array, for the widgets of the last
    # program: no code is run but what these call; root: the widget that is displayed; buffers: Uint8Arrays.
    RUN: {
        "id": "int",
        "code": "str",
        "filename": "str?",
        "data": "object?",
        "data_json": "str?",
        "context": "object?",
        "values": "bool?",
        "fresh": "bool?",
        "console": "bool?",
        "args": "list?",
        "functions": "list?",
        "port": "object?",
        "still": "bool?",
        "token": "str?",
        "acks": "list?",
        "files": "list?",
        "removed": "list?",
        "event": "object?",
        "root": "str?",
        "buffers": "list?",
    },
    # id: the run to stop; without it, the one that is running.
    STOP: {"id": "int?"},
    # text: a line with its newline; without it, the end of input.
    INPUT: {"id": "int", "text": "str?"},
    # token: that of the OUTPUT or DISPLAY, for the one that can revoke it.
    ACK: {"seq": "int", "token": "str?"},
    RETRY: {},
    # Load packages by their names or requirements; it is carried out, stopped and reported on like a run.
    INSTALL: {"id": "int", "names": "list", "token": "str?", "acks": "list?"},
    # Take packages away again, while nothing runs.
    REMOVE: {"names": "list"},
    # Ask for INSTALLED, at any time.
    INVENTORY: {},
    # Ask for COMPLETION of a program's beginning, at any time; a worker that computes answers when it can.
    COMPLETE: {"id": "int", "code": "str"},
    # Ask for TRANSLATION of a program, which is not run. For engines whose READY says that they translate.
    TRANSLATE: {"id": "int", "code": "str"},
    # Ask for VARIABLES, for engines whose READY says that they tell of them. group: one of GROUPS; start: of
    # how many names to tell nothing, since they are known.
    INSPECT: {"id": "int", "group": "str", "start": "int"},
    # Ask for TABLE: rows of what a name of VARIABLES stands for, from `start` on, in the order of a column if
    # one is named.
    TABULATE: {"id": "int", "name": "str", "start": "int", "column": "int?", "descending": "bool?"},
    # Ask for CSV: as many of these rows as are made in a moment.
    EXPORT: {"id": "int", "name": "str", "start": "int", "column": "int?", "descending": "bool?"},
    # Something has happened to the drawing of a run. what: one of EVENTS; x, y: where, in the drawing's own
    # coordinates; button: which, from 1; key: Tk's name of a key.
    EVENT: {"id": "int", "what": "str", "x": "number?", "y": "number?", "button": "int?", "key": "str?"},
}

# What happens to a drawing: a button goes down, the pointer moves meanwhile, the button goes up; a key goes
# down, and up; and where a program wants to hear it, the pointer moves without a button, or a wheel turns.
EVENTS = ("press", "move", "release", "down", "up", "hover", "wheel")

# Reports: what the worker tells the page.
PROGRESS: "Final" = "progress"
READY: "Final" = "ready"
FAILED: "Final" = "failed"
CRASHED: "Final" = "crashed"
STARTED: "Final" = "started"
OUTPUT: "Final" = "output"
DISPLAY: "Final" = "display"
DRAWING: "Final" = "drawing"
COMMS: "Final" = "comms"
PACKAGE: "Final" = "package"
INSTALLED: "Final" = "installed"
WAITING: "Final" = "waiting"
RESULT: "Final" = "result"
ERROR: "Final" = "error"
FILES: "Final" = "files"
DONE: "Final" = "done"
REFUSED: "Final" = "refused"
COMPLETION: "Final" = "completion"
TRANSLATION: "Final" = "translation"
VARIABLES: "Final" = "variables"
TABLE: "Final" = "table"
CSV: "Final" = "csv"

REPORTS: "dict[str, dict[str, str]]" = {
    # Bytes of one file of the start, and of all of them; source: "site", "cache" or a host's name.
    PROGRESS: {
        "file": "str",
        "loaded": "int",
        "total": "int?",
        "all_loaded": "int",
        "all_total": "int?",
        "source": "str",
    },
    # capabilities: what this worker can do, by the fields of CAPABILITIES;
    # compiled: the engine's WebAssembly.Module, with which the page's next worker of it starts sooner.
    READY: {
        "python": "str",
        "engine": "str",
        "ms": "number",
        "capabilities": "object",
        "compiled": "object?",
    },
    # The start did not succeed; RETRY begins it again.
    FAILED: {"reason": "str", "file": "str?", "fix": "str"},
    # The interpreter died; nothing more will come from this worker.
    CRASHED: {"reason": "str", "id": "int?"},
    # incomplete: what was typed at the prompt is only the beginning of something; nothing of it is run.
    STARTED: {"id": "int", "incomplete": "bool?"},
    # chunks: stream, text, stream, text, … in the order of writing; a stream is "stdout" or "stderr". A byte
    # that is no UTF-8 is the lone surrogate U+DC00 + byte, as by Python's surrogateescape.
    # token: one of the page's `acks`, which it revokes together with its ACK; read: this is the last of them,
    # and the page sends more with the ACK, by a letter; so many letters have been read.
    OUTPUT: {"id": "int", "seq": "int", "chunks": "list", "token": "str?", "read": "int?"},
    # Something to show, see worker/kernel/display.py. data: str, or bytes as Uint8Array; text: what stands
    # for it where there is only text; alt: what it is, in words; name: of a file to save it as; width,
    # height: in CSS pixels; slot: a later one of the same run and slot takes its place; seq, token,
    # read: as for OUTPUT.
    DISPLAY: {
        "id": "int",
        "seq": "int",
        "mime": "str",
        "data": "any",
        "text": "str",
        "alt": "str?",
        "name": "str?",
        "width": "int?",
        "height": "int?",
        "slot": "str?",
        "token": "str?",
        "read": "int?",
    },
    # What changes in the drawing. ops: UTF-8 of JSON as a Uint8Array, see public/drawing/ops.mjs; pixels:
    # what is painted under it now, as RGBA of `width` pixels in a row; seq, token, read: as for OUTPUT.
    DRAWING: {
        "id": "int",
        "seq": "int",
        "ops": "object",
        "pixels": "object?",
        "width": "int?",
        "token": "str?",
        "read": "int?",
    },
    # What widgets say to the display of one of them. root: which; data: a list of messages as UTF-8 of JSON
    # in a Uint8Array, see worker/kernel/comms.py; buffers: Uint8Arrays, of all messages in order; seq, token,
    # read: as for OUTPUT.
    COMMS: {
        "id": "int",
        "seq": "int",
        "root": "str",
        "data": "object",
        "buffers": "list",
        "token": "str?",
        "read": "int?",
    },
    # Bytes of one package, and of all that are loaded together. state: "finding" (an index is asked),
    # "loading", "installing", "loaded", "failed" or "stopped"; cause: why it failed, in words; why: the kind
    # of this cause, one of WHYS; source: "site", "cache" (this device), or a host's name.
    PACKAGE: {
        "id": "int?",
        "name": "str",
        "version": "str?",
        "loaded": "int",
        "total": "int?",
        "all_loaded": "int?",
        "all_total": "int?",
        "source": "str",
        "state": "str",
        "cause": "str?",
        "why": "str?",
    },
    # packages: {name, version, size, source} each, size in bytes; known: names that the lock file has.
    INSTALLED: {"packages": "list", "known": "list"},
    # ask: the number of the question, which a letter must answer; read: so many letters have been read.
    WAITING: {"id": "int", "prompt": "str", "secret": "bool", "ask": "int?", "read": "int?"},
    # shown: the DISPLAY before it shows the same value.
    RESULT: {"id": "int", "repr": "str?", "value": "any?", "shown": "bool?"},
    # hint: what the error means and what to try, in a sentence; lacks: what the engine does not have and the
    # program needs, in words; owners: the names of the engines that have it, from the most likely on;
    # maybe: they may have it, by their packages; file, line: the last place in the visitor's files that it
    # went through; source: that line as it was run, or its first characters; column, end_column: what of it
    # is wrong, from 1 in characters, the second behind it, or else to the end of the line; wants: a
    # package that a library asks for, which may be had.
    ERROR: {
        "id": "int",
        "name": "str",
        "message": "str",
        "traceback": "str",
        "hint": "str?",
        "lacks": "str?",
        "owners": "list?",
        "maybe": "bool?",
        "file": "str?",
        "line": "int?",
        "source": "str?",
        "column": "int?",
        "end_column": "int?",
        "wants": "str?",
    },
    # What programs have changed in the working directory, if the page ever handed files over: name, bytes,
    # name, bytes, …; names of what is gone; name, cause, … of what is too large to be handed back; and how
    # many hand-overs of the page had been received by then.
    FILES: {"changed": "list", "removed": "list", "kept": "list", "round": "int"},
    # status: "ok", "error" or "stopped"; ms: how long the program ran, in milliseconds; heap: the size of
    # the interpreter's memory, which never shrinks, in KiB: MicroPython reads whole numbers as 32 bits;
    # spoilt: the program has damaged Python, so that the next run that is fresh needs another worker.
    DONE: {"id": "int", "status": "str", "ms": "number", "heap": "int?", "spoilt": "bool?"},
    REFUSED: {"reason": "str", "id": "int?"},
    # names: what may stand at the end, in order, by what programs have made so far; length: how many
    # characters of it are there already.
    COMPLETION: {"id": "int", "names": "list", "length": "int"},
    # code: JavaScript; lines: the program's line that each of its lines comes from, or 0. Or, if the program
    # cannot be translated, why: problem, and the line where.
    TRANSLATION: {"id": "int", "code": "str?", "lines": "list?", "problem": "str?", "line": "int?"},
    # rows: name, type, size, value, and "table" if it can be shown as one or "", of each name; the texts hold
    # nothing that cannot be seen. values, functions, modules: how many names there are in each group.
    # problem: one of PROBLEMS.
    VARIABLES: {
        "id": "int",
        "rows": "list",
        "values": "int",
        "functions": "int",
        "modules": "int",
        "problem": "str?",
    },
    # columns: their names, and in `numbers` for each "n" if it holds numbers, else "t"; labels: of the rows;
    # cells: row by row; rows, width: how many there are of rows and columns, told or not.
    TABLE: {
        "id": "int",
        "columns": "list",
        "numbers": "str",
        "labels": "list",
        "cells": "list",
        "rows": "int",
        "width": "int",
        "problem": "str?",
    },
    # data: UTF-8 as a Uint8Array, which begins with the names of the columns if the first row is in it; next:
    # the row that comes after; rows: how many there are.
    CSV: {"id": "int", "data": "object?", "next": "int", "rows": "int", "problem": "str?"},
}

# What VARIABLES tells of one after the other: data; functions and classes; modules.
VALUES: "Final" = "values"
FUNCTIONS: "Final" = "functions"
MODULES: "Final" = "modules"
GROUPS = (VALUES, FUNCTIONS, MODULES)

# The kinds of causes for which a package did not come: this device is offline; the server did not answer, or
# refused; what came is not the right file; nobody knows the name; none is made for this Python; others.
WHYS = ("offline", "unreachable", "refused", "damaged", "unknown", "unfit", "other")

# Why nothing is told: a program runs; the name, or the table, is not there any more; it took too long; or
# code of the program's or of a package failed.
PROBLEMS = ("busy", "gone", "slow", "broken")

# What READY says in `capabilities`, for any engine: the page and the drop-in offer what is there, and know
# nothing else of an engine that has started.
CAPABILITIES: "dict[str, str]" = {
    # site: the site's version; engine: a name of tools/build/engines.py.
    "site": "str",
    "engine": "str",
    # isolated: memory is shared with the page.
    "isolated": "bool",
    # By what a program is stopped: "shared memory" or "revoked address", and it keeps its variables, or
    # "restart": only together with its worker.
    "stop": "str",
    # By what it waits for input: "shared memory", "stack switching" or "revoked address"; "none": not at all.
    "input": "str",
    # packages: answers INSTALL, REMOVE and INVENTORY, and loads what programs import; files: programs have
    # the files of RUN, and FILES tells what they write; displays: DISPLAY comes; translates: answers
    # TRANSLATE; console: RUN may be what was typed at a prompt; variables: answers INSPECT, TABULATE and
    # EXPORT.
    "packages": "bool",
    "files": "bool",
    "displays": "bool",
    "translates": "bool",
    "console": "bool",
    "variables": "bool",
    # await: outside of functions, too; suspends: a program that waits can be reached meanwhile; guards:
    # recursion that goes too deep is an error and not the end.
    "await": "bool",
    "suspends": "bool",
    "guards": "bool",
    # How it began, if a snapshot is a matter at all: "image", which has packages, "snapshot", or "cold" and
    # why; image_cause: why an image that was there was of no use.
    "start": "str?",
    "start_cause": "str?",
    "image_cause": "str?",
}

# Commands to which nothing but a report of their own, with their id, or REFUSED is the answer.
QUESTIONS = {COMPLETE: COMPLETION, TRANSLATE: TRANSLATION, INSPECT: VARIABLES, TABULATE: TABLE, EXPORT: CSV}

# States of a session, as both ends see it.
STARTING: "Final" = "starting"
IDLE: "Final" = "ready"
RUNNING: "Final" = "running"
ASKING: "Final" = "waiting"
STOPPING: "Final" = "stopping"
BROKEN: "Final" = "failed"

STATES = (STARTING, IDLE, RUNNING, ASKING, STOPPING, BROKEN)

TRANSITIONS: "dict[tuple[str, str], str]" = {
    (STARTING, PROGRESS): STARTING,
    (STARTING, PACKAGE): STARTING,
    (STARTING, READY): IDLE,
    (STARTING, FAILED): BROKEN,
    (BROKEN, RETRY): STARTING,
    (IDLE, STARTED): RUNNING,
    (IDLE, OUTPUT): IDLE,
    (IDLE, DISPLAY): IDLE,
    (IDLE, DRAWING): IDLE,
    (IDLE, COMMS): IDLE,
    (IDLE, EVENT): IDLE,
    (IDLE, FILES): IDLE,
    (IDLE, INSTALLED): IDLE,
    (IDLE, COMPLETION): IDLE,
    (IDLE, VARIABLES): IDLE,
    (IDLE, TABLE): IDLE,
    (IDLE, CSV): IDLE,
    (IDLE, TRANSLATION): IDLE,
    (IDLE, STOP): IDLE,
    (RUNNING, OUTPUT): RUNNING,
    (RUNNING, DISPLAY): RUNNING,
    (RUNNING, DRAWING): RUNNING,
    (RUNNING, COMMS): RUNNING,
    (RUNNING, EVENT): RUNNING,
    (RUNNING, FILES): RUNNING,
    (RUNNING, PACKAGE): RUNNING,
    (RUNNING, INSTALLED): RUNNING,
    (RUNNING, COMPLETION): RUNNING,
    (RUNNING, VARIABLES): RUNNING,
    (RUNNING, TABLE): RUNNING,
    (RUNNING, CSV): RUNNING,
    (RUNNING, RESULT): RUNNING,
    (RUNNING, ERROR): RUNNING,
    (RUNNING, WAITING): ASKING,
    (RUNNING, STOP): STOPPING,
    (RUNNING, DONE): IDLE,
    (ASKING, OUTPUT): ASKING,
    (ASKING, DISPLAY): ASKING,
    (ASKING, DRAWING): ASKING,
    (ASKING, COMMS): ASKING,
    (ASKING, EVENT): ASKING,
    (ASKING, FILES): ASKING,
    (ASKING, INPUT): RUNNING,
    (ASKING, INSTALLED): ASKING,
    (ASKING, COMPLETION): ASKING,
    (ASKING, VARIABLES): ASKING,
    (ASKING, TABLE): ASKING,
    (ASKING, CSV): ASKING,
    (ASKING, STOP): STOPPING,
    (ASKING, DONE): IDLE,
    (STOPPING, OUTPUT): STOPPING,
    (STOPPING, DISPLAY): STOPPING,
    (STOPPING, DRAWING): STOPPING,
    (STOPPING, COMMS): STOPPING,
    (STOPPING, EVENT): STOPPING,
    (STOPPING, FILES): STOPPING,
    (STOPPING, PACKAGE): STOPPING,
    (STOPPING, INSTALLED): STOPPING,
    (STOPPING, COMPLETION): STOPPING,
    (STOPPING, VARIABLES): STOPPING,
    (STOPPING, TABLE): STOPPING,
    (STOPPING, CSV): STOPPING,
    (STOPPING, WAITING): STOPPING,
    (STOPPING, RESULT): STOPPING,
    (STOPPING, ERROR): STOPPING,
    (STOPPING, STOP): STOPPING,
    (STOPPING, DONE): IDLE,
}

_PLAIN = {"str": str, "int": int, "bool": bool, "list": list}


class ProtocolError(ValueError):
    """A message that this protocol does not allow, or not now."""


def _fits(value: object, kind: str) -> bool:
    if kind == "any":
        return True
    if kind == "number":
        return type(value) in (int, float)
    if kind == "object":
        return value is not None and type(value) not in (str, int, float, bool)
    # A JavaScript array reaches either Python as a proxy, which is as good as a list here.
    if kind == "list":
        return _fits(value, "object")
    return type(value) is _PLAIN[kind]


def check(table: "dict[str, dict[str, str]]", message: "dict[str, object]") -> "dict[str, object]":
    """Return the message as it is, or raise ProtocolError with a sentence that names what is wrong.

    table: COMMANDS or REPORTS, whichever this end receives.
    """
    kind = message.get("type")
    fields = table.get(kind) if type(kind) is str else None
    if fields is None:
        raise ProtocolError(f"unknown message type {kind!r}")
    for name in message:
        if name != "type" and name not in fields:
            raise ProtocolError(f"{kind}: unknown field {name!r}")
    for name, wanted in fields.items():
        optional = wanted[-1] == "?"
        if name not in message:
            if not optional:
                raise ProtocolError(f"{kind}: field {name!r} is missing")
        elif not _fits(message[name], wanted[:-1] if optional else wanted):
            raise ProtocolError(f"{kind}: field {name!r} must be of type {wanted.rstrip('?')}")
    return message


def _command(kind: str, **fields: object) -> "Any":
    return build(COMMANDS, kind, fields)


def _report(kind: str, **fields: object) -> "Any":
    return build(REPORTS, kind, fields)


def build(table: "dict[str, dict[str, str]]", kind: str, fields: "dict[str, object]") -> "Any":
    """Build a message whose kind is known only at run time; else `command` and `report` check more."""
    message: dict[str, object] = {name: value for name, value in fields.items() if value is not None}
    message["type"] = kind
    return check(table, message)


# Build a command for the worker, or a report for the page, leaving out the fields that are None. Their types,
# one for each kind of message, are made of the tables above.
command: "MakeCommand" = _command
report: "MakeReport" = _report


class Session:
    """The state of one worker, moved by the table alone."""

    def __init__(self) -> None:
        self.state = STARTING

    def advance(self, kind: str) -> str:
        """Move on by a message of this kind; ProtocolError if it may not come now."""
        if kind in QUESTIONS or kind in (REFUSED, LETTERS, RUN, ACK, INSTALL, REMOVE, INVENTORY):
            return self.state
        if kind == CRASHED:
            self.state = BROKEN
            return self.state
        state = TRANSITIONS.get((self.state, kind))
        if state is None:
            raise ProtocolError(f"{kind!r} may not come while the worker is {self.state!r}")
        self.state = state
        return state


# Python's keywords: a key of this name could never be imported.
KEYWORDS = (  # noqa: SIM905 - a table to be read
    "False None True and as assert async await break class continue def del elif else except finally for "
    "from global if import in is lambda nonlocal not or pass raise return try while with yield"
).split()

# Names of the worker's scope that the worker, its engine or JavaScript itself cannot do without.
RESERVED = (  # noqa: SIM905 - a table to be read
    "AbortController AbortSignal AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array "
    "BigUint64Array Blob Boolean DataView Date Error EvalError Event EventTarget File FileReader "
    "FinalizationRegistry Float32Array Float64Array FormData Function Headers ImageData Infinity "
    "Int16Array Int32Array Int8Array Intl Iterator JSON Map Math MessageChannel MessageEvent MessagePort "
    "NaN Number Object Promise Proxy RangeError ReadableStream ReferenceError Reflect RegExp Request "
    "Response Set SharedArrayBuffer String Symbol SyntaxError TextDecoder TextEncoder TypeError URIError "
    "URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet "
    "WebAssembly WebSocket Worker XMLHttpRequest addEventListener atob btoa caches cancelAnimationFrame "
    "clearInterval clearTimeout close console constructor createImageBitmap crossOriginIsolated crypto "
    "decodeURI decodeURIComponent dispatchEvent encodeURI encodeURIComponent escape eval fetch globalThis "
    "hasOwnProperty importScripts indexedDB isFinite isNaN isPrototypeOf isSecureContext location "
    "navigator onerror onlanguagechange onmessage onmessageerror onrejectionhandled onunhandledrejection "
    "parseFloat parseInt performance postMessage propertyIsEnumerable pyodide queueMicrotask "
    "removeEventListener reportError requestAnimationFrame self setInterval setTimeout structuredClone "
    "toLocaleString toString trustedTypes undefined unescape valueOf"
).split()

# Names of the worker's scope that nothing depends on: a key of this name takes their place.
HARMLESS = ("fonts", "name", "origin", "scheduler", "status", "when")


def is_identifier(name: str) -> bool:
    """Tell whether Python can use this name; MicroPython has no str.isidentifier of its own."""
    if not name or name[0] in "0123456789":
        return False
    for character in name:
        if ord(character) < 128 and not (character == "_" or character.isalpha() or character.isdigit()):
            return False
    return True


def key_problem(key: str, is_taken: "Callable[[str], bool] | None" = None) -> "str | None":
    """Say in a sentence why a key of the data cannot become a global of the worker; None if it can.

    is_taken: tells of further names that the scope at hand already uses.
    """
    if not is_identifier(key):
        return f"{key!r} is not a name that Python can import. Use letters, digits and _, but no digit first."
    if key in KEYWORDS:
        return f"{key!r} is a keyword of Python. Choose another name."
    if key.startswith("__"):
        return f"{key!r} starts with two underscores. Python reserves such names. Choose another name."
    return key_breaks(key, is_taken)


def key_breaks(key: str, is_taken: "Callable[[str], bool] | None" = None) -> "str | None":
    """Say in a sentence why a key would break the worker as a global of it; None if it would not."""
    if key not in HARMLESS and (key in RESERVED or (is_taken is not None and is_taken(key))):
        return f"{key!r} is a name that the worker needs. Choose another name."
    return None
