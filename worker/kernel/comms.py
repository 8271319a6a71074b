"""What widgets of Python and their views on the page say to each other, by comms as Jupyter has them.

Pure: `post` tells the page. A comm is an object of the package `comm`, by which ipywidgets and anywidget
speak. Of each its state is kept, as far as it was told of. A display shows one, its root; it hears and
reaches that one and what it refers to, and nothing else.
https://jupyter-client.readthedocs.io/en/stable/messaging.html
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from worker.kernel.importing import tend_module

# post(root, messages, buffers): what the display of a root is to hear; messages: UTF-8 of JSON.
Post = Callable[[str, bytes, list[bytes]], None]
Warn = Callable[[str], None]
State = dict[str, Any]
Path = list[str | int]

# Bytes of what one display is told at once, and of all buffers.
MOST = 16_000_000
# Seconds between two portions, while a program computes: changes of the same widget become one.
PORTION = 0.03
# So deep may lists and dictionaries be in each other.
DEEPEST = 100
TOO_LARGE = "A widget has changed by more than {:,} bytes: that is not shown."
TOO_DEEP = "a widget's state is nested too deeply"

# How a state refers to another, in JSON.
_REFERENCE = re.compile(r'"(?:IPY_MODEL_|anywidget:)([0-9A-Za-z_-]+)"')
_clock = time.perf_counter


class UnheardError(Exception):
    """What a display says is nothing that it may say."""


@dataclass
class Said:
    """What a comm has said. data: as it was said, but that buffers are in their places in a state."""

    comm: str
    what: str
    data: State
    buffers: list[bytes]


class Comms:
    """The comms of the program that runs."""

    def __init__(self, post: Post, warn: Warn) -> None:
        self._post, self._warn = post, warn
        self._comms: dict[str, Any] = {}
        self._states: dict[str, State] = {}
        # Of each root that is shown, what its display has.
        self._known: dict[str, set[str]] = {}
        self._pending: list[Said] = []
        self._posted = 0.0

    def install(self) -> None:
        """Be what the package `comm` speaks by, if and when it is imported."""
        tend_module("comm", self._tend)

    def begin(self) -> None:
        """Forget all: another program begins."""
        for kept in (self._comms, self._states, self._known, self._pending):
            kept.clear()

    def content(self, root: str) -> bytes | None:
        """What a display of a widget is to have, as JSON; None if there is no such widget."""
        if root not in self._comms:
            return None
        self.flush()
        names = self._reached(root)
        self._known[root] = set(names)
        messages, buffers = self._opened(names)
        texts = [each.hex() for each in buffers]
        return json.dumps({"root": root, "messages": messages, "buffers": texts}, default=str).encode()

    def hear(self, root: str, text: bytes, buffers: list[bytes]) -> None:
        """Take what a display says, and have its widget act on it; UnheardError if it may not say that."""
        comm, data = self._checked(root, text)
        if data.get("method") == "update" and isinstance(data.get("state"), dict):
            state = dict(data["state"])
            _put(state, data.get("buffer_paths") or [], buffers)
            self._states[comm].update(state)
        views = [memoryview(each) for each in buffers]
        self._comms[comm].handle_msg({"content": {"comm_id": comm, "data": data}, "buffers": views})

    def _checked(self, root: str, text: bytes) -> tuple[str, State]:
        try:
            said = json.loads(text)
            comm, data = said["comm"], said["data"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise UnheardError("a widget's display has said what cannot be read") from None
        if not isinstance(comm, str) or not isinstance(data, dict):
            raise UnheardError("a widget's display has said what cannot be read")
        if comm not in self._known.get(root, ()) or comm not in self._comms:
            raise UnheardError("a widget's display speaks of a widget that it does not show")
        return comm, data

    def publish(self, comm: Any, what: str, data: State, buffers: list[bytes]) -> None:
        """A comm says something. what: "comm_open", "comm_msg" or "comm_close"."""
        name = comm.comm_id
        if what == "comm_open":
            self._open(comm, data, buffers)
        elif self._comms.get(name) is not comm:
            # Of a program that is over, and goes now.
            return
        elif what == "comm_close":
            del self._comms[name], self._states[name]
            self._pending.append(Said(name, "close", {}, []))
        else:
            self._say(name, data, buffers)
        if _clock() - self._posted > PORTION:
            self.flush()

    def _open(self, comm: Any, data: State, buffers: list[bytes]) -> None:
        state = dict(data.get("state") or {})
        _put(state, data.get("buffer_paths") or [], buffers)
        self._comms[comm.comm_id], self._states[comm.comm_id] = comm, state

    def _say(self, name: str, data: State, buffers: list[bytes]) -> None:
        if data.get("method") != "update":
            self._pending.append(Said(name, "msg", data, buffers))
            return
        state = dict(data.get("state") or {})
        _put(state, data.get("buffer_paths") or [], buffers)
        self._states[name].update(state)
        last = next((each for each in reversed(self._pending) if each.comm == name), None)
        if last is not None and last.what == "update":
            last.data.update(state)
        else:
            self._pending.append(Said(name, "update", state, []))

    def flush(self) -> None:
        """Tell the page what was said since the last time."""
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        self._posted = _clock()
        for root, known in list(self._known.items()):
            messages, buffers = self._told(root, known, [each for each in pending if each.comm in known])
            if messages:
                self._tell(root, messages, buffers)

    def _told(self, root: str, known: set[str], said: list[Said]) -> tuple[list[State], list[bytes]]:
        messages: list[State] = []
        buffers: list[bytes] = []
        for each in said:
            message, own = _message(each)
            if each.what == "update" and _references(message):
                fresh = [name for name in self._reached(root) if name not in known]
                opened, more = self._opened(fresh)
                messages, buffers = messages + opened, buffers + more
                known.update(fresh)
            messages.append(message)
            buffers += own
        return messages, buffers

    def _tell(self, root: str, messages: list[State], buffers: list[bytes]) -> None:
        text = json.dumps(messages, default=str).encode()
        size = len(text) + sum(map(len, buffers))
        if size > MOST:
            self._warn(TOO_LARGE.format(MOST))
        else:
            self._post(root, text, buffers)

    def _opened(self, names: Iterable[str]) -> tuple[list[State], list[bytes]]:
        messages: list[State] = []
        buffers: list[bytes] = []
        for name in names:
            state, paths, own = _parted(self._states[name])
            messages.append({"what": "open", "comm": name, "state": state, "paths": paths, "count": len(own)})
            buffers += own
        return messages, buffers

    def _reached(self, root: str) -> list[str]:
        """The widgets that one refers to, by itself or by others, and itself."""
        found, waiting = [root], [root]
        while waiting:
            for name in _references(_parted(self._states[waiting.pop()])[0]):
                if name in self._comms and name not in found:
                    found.append(name)
                    waiting.append(name)
        return found

    def _tend(self, module: Any) -> None:
        comms = self

        class Comm(module.base_comm.BaseComm):  # type: ignore[misc]
            """One end of a comm, whose other end is on the page."""

            def publish_msg(
                self,
                msg_type: str,
                data: Any = None,
                _metadata: Any = None,
                buffers: Any = None,
                **_keys: Any,
            ) -> None:
                """Say something to the other end."""
                given = [bytes(memoryview(each).cast("B")) for each in buffers or ()]
                comms.publish(self, msg_type, dict(data or {}), given)

        module.create_comm = Comm


def _message(said: Said) -> tuple[State, list[bytes]]:
    if said.what != "update":
        about = {"what": said.what, "comm": said.comm, "data": said.data, "count": len(said.buffers)}
        return about, said.buffers
    state, paths, buffers = _parted(said.data)
    data = {"method": "update", "state": state, "buffer_paths": paths}
    return {"what": "msg", "comm": said.comm, "data": data, "count": len(buffers)}, buffers


def _references(state: object) -> list[str]:
    return _REFERENCE.findall(json.dumps(state, default=str))


def _items(held: Any) -> Iterator[tuple[Any, Any]]:
    return iter(held.items()) if isinstance(held, dict) else iter(enumerate(held))


def _parted(state: State) -> tuple[State, list[Path], list[bytes]]:
    """A copy of a state without its buffers; where they were; and they themselves."""
    made: State = {}
    paths: list[Path] = []
    buffers: list[bytes] = []
    waiting: list[tuple[Any, Any, Path]] = [(state, made, [])]
    while waiting:
        source, target, path = waiting.pop()
        if len(path) > DEEPEST:
            raise ValueError(TOO_DEEP)
        for key, value in _items(source):
            held = value
            if isinstance(value, (bytes, bytearray, memoryview)):
                paths.append([*path, key])
                buffers.append(bytes(value))
                held = None
            elif isinstance(value, (dict, list, tuple)):
                held = {} if isinstance(value, dict) else []
                waiting.append((value, held, [*path, key]))
            if isinstance(target, dict):
                target[key] = held
            else:
                target.append(held)
    return made, paths, buffers


def _put(state: State, paths: Iterable[Path], buffers: Iterable[bytes]) -> None:
    """Put buffers into their places in a state; what has no such place is left out."""
    for path, buffer in zip(paths, buffers, strict=False):
        try:
            place: Any = state
            for key in path[:-1]:
                place[key] = list(place[key]) if isinstance(place[key], tuple) else place[key]
                place = place[key]
            place[path[-1]] = buffer
        except (KeyError, IndexError, TypeError):
            continue
