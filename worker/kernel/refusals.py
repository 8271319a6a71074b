"""What a browser does not do for a program that wants to reach other machines, and why, in words.

SAID has what an exception says, and HINTS what can be done about it, by one word for the reason: those of
requests are found out by worker/host/web.mjs. Such an exception is of a type that programs expect, and
libraries put it into others of their own: `kind_of` finds it there. Pure.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import urlsplit

E = TypeVar("E", bound=BaseException)

SOCKETS, SERVER, LOOKUP, LATE, STATUS = "sockets", "server", "lookup", "late", "status"
# An address without a scheme, which is one of the site, where nothing is.
NOWHERE = "nowhere"

SAID = {
    "cors": "{host} does not let web pages of other sites read this address.",
    "gone": "{host} cannot be reached: there is no such host, or it does not answer.",
    "offline": "This device is offline, so {host} cannot be reached.",
    "mixed": "The browser does not read {host} by http, since this page came by https.",
    "policy": "The rules of this page do not allow requests to {host}.",
    "unread": "The browser could not read {host}.",
    "refused": "The browser does not make this request: {said}",
    SOCKETS: "A browser has no sockets, so a program in it cannot connect to other machines this way.",
    SERVER: "A browser tab cannot be a server: no other program could connect to it.",
    LOOKUP: "A browser has no sockets and does not tell the addresses of other machines.",
    LATE: "timed out",
}
HINTS = {
    "cors": "A browser reads other sites only if they allow it (CORS). Download the file yourself and add it "
    "to this project, or find a site that allows it.",
    "gone": "Check the spelling of the address, and whether other pages of this host open in your browser.",
    "offline": "Connect this device to the internet and run the program again. Files of this project work "
    "offline, too.",
    "mixed": "Write https:// instead of http:// at the beginning of the address.",
    "policy": "Download the file yourself and add it to this project, or ask the people who run this site.",
    "unread": "Either the host does not let web pages of other sites read it (CORS), or there is no such "
    "host, or it does not answer.",
    "refused": "Check the address, the method and the headers of the request.",
    SOCKETS: "To read an address, use urllib.request or requests. Mail, FTP, databases and chats need Python "
    "on your own computer.",
    SERVER: "Run this program with Python on your own computer. Here, call the functions of your server "
    "directly.",
    LATE: "The host did not answer in the time that the program allows. Allow more, or try again later.",
    STATUS: "The host was reached, but it does not give this page: the number says why. 404 means that there "
    "is no such page.",
    NOWHERE: "The address does not begin with https://, so it was looked for on the site of this page, which "
    "has no such file. Write https:// in front of the address. To read a file of this project, use open().",
}
HINTS[LOOKUP] = HINTS[SOCKETS]

# What browsers say of a request by `fetch` that has failed: Chromium, Firefox, WebKit.
_FAILED = ("Failed to fetch", "NetworkError when attempting to fetch resource.", "Load failed")
# How the names of the standard library's files begin. Not by `os`, which is frozen and may say that it lies
# elsewhere.
LIBRARY = (f"{os.path.dirname(traceback.__file__)}/", "<frozen")  # noqa: PTH120 - pathlib is not loaded at the start
_PACKAGES = "/site-packages/"
# Of urllib and requests, and of httpx.
_OF_STATUS = ("HTTPError", "HTTPStatusError")
# So many exceptions within others are looked at.
_MOST = 20


def refusal(kind: str, address: str = "", said: str = "") -> ConnectionError:
    """Make the exception that says why there is no answer. said: what the browser says of it."""
    host = urlsplit(address).netloc.rpartition("@")[2] or "this address"
    return marked(ConnectionError(SAID[kind].format(host=host, said=said)), kind)


def marked(error: E, kind: str) -> E:
    """Have an exception be known as a refusal of a kind."""
    vars(error)["refusal"] = kind
    return error


def kind_of(error: BaseException) -> str | None:
    """Return the reason that an exception is about; None if it is about something else."""
    for each in _within(error):
        kind = vars(each).get("refusal")
        if isinstance(kind, str) and kind in HINTS:
            return kind
        if type(each).__name__ in ("JsException", "AbortError", "OSError") and _is_failed_fetch(each):
            return "unread"
    return STATUS if type(error).__name__ in _OF_STATUS and not _is_of_program(error) else None


def _is_of_program(error: BaseException) -> bool:
    """Tell whether a class is none of a library's."""
    return type(error).__module__.partition(".")[0] not in ("urllib", "requests", "httpx")


def _is_failed_fetch(error: BaseException) -> bool:
    return any(text in str(error) for text in _FAILED)


def hint(error: BaseException) -> str | None:
    """Say what can be done about a refusal, or None if it is none; never raises an Exception."""
    try:
        kind = kind_of(error)
    except Exception:  # noqa: BLE001 - an odd exception of the visitor's own making gets no hint
        return None
    return HINTS[kind] if kind else None


def _within(error: BaseException) -> Iterator[BaseException]:
    """An exception, and those that it was made of or raised from."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _MOST:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        made_of = (*each.args, getattr(each, "reason", None), each.__cause__)
        waiting.extend(part for part in made_of if isinstance(part, BaseException))


def shorten(part: traceback.TracebackException) -> None:
    """Leave out the frames of libraries below the program's last line, and what they tell of how it came."""
    stack: list[traceback.FrameSummary] = part.stack or []
    own = max((at for at, frame in enumerate(stack) if not _is_library(frame.filename)), default=None)
    if own is not None and own < len(stack) - 1:
        del stack[own + 1 :]
        part.__cause__ = part.__context__ = None


def _is_library(filename: str) -> bool:
    return filename.startswith(LIBRARY) or _PACKAGES in filename
