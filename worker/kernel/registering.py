"""What programs register in the interpreter for good, where nothing shows it later: it is noted as they do.

Codecs, classes that count as those of the library, and audit hooks. Pure.
"""

from __future__ import annotations

import abc
import codecs
import contextlib
import sys
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

# Bound before any program runs; before 3.14 nothing forgets a handler of errors.
_unregister_error: Callable[[str], object] = getattr(codecs, "_unregister_error", lambda _name: None)
_unregister = codecs.unregister
_machinery: Any = abc


class Registered:
    """What the program has registered.

    is_own(file): if its code is a program's; is_on(): if the program goes on, and not what carries it out.
    """

    def __init__(self, is_own: Callable[[object], bool], is_on: Callable[[], bool]) -> None:
        self._is_own, self._is_on = is_own, is_on
        self._undo: list[Callable[[], object]] = []
        self._hooks: list[Callable[[str, tuple[Any, ...]], object]] = []
        self._hears = False

    def install(self) -> None:
        """Take the place of the functions by which programs register something."""
        codecs.register = self._noting(codecs.register, _unregister)
        codecs.register_error = self._noting(codecs.register_error, _forget_error)
        abc.ABCMeta.register = self._noting(abc.ABCMeta.register, _forget_class)  # type: ignore[method-assign]
        sys.addaudithook = self._adding(sys.addaudithook)

    def restore(self) -> None:
        """Forget what the program has registered."""
        self._hooks.clear()
        undo, self._undo = self._undo, []
        for each in reversed(undo):
            with contextlib.suppress(Exception):
                each()

    def _is_called(self) -> bool:
        """Tell whether the function that asks is called by a program; below an engine's there is no frame."""
        caller = sys._getframe(1).f_back
        return caller is not None and self._is_own(caller.f_code.co_filename)

    def _noting(self, original: Callable[..., Any], forget: Callable[..., object]) -> Any:
        @wraps(original)
        def register(*arguments: Any) -> Any:
            result = original(*arguments)
            if self._is_called():
                self._undo.append(partial(forget, *arguments))
            return result

        return register

    def _adding(self, original: Callable[[Any], None]) -> Any:
        @wraps(original)
        def addaudithook(hook: Any) -> None:
            if not self._is_called():
                original(hook)
                return
            if not self._hears:
                # One for all, since none can be taken away.
                original(self._hear)
                self._hears = True
            self._hooks.append(hook)

        return addaudithook

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._hooks and self._is_on():
            for hook in list(self._hooks):
                hook(event, arguments)


def _forget_error(name: str, _handler: object) -> None:
    _unregister_error(name)


def _forget_class(base: Any, registered: type) -> None:
    """Have a class count no longer as one of these, nor as one of those that they are made from."""
    others = [each() for each in _machinery._get_dump(base)[0] if each() is not registered]
    _machinery._reset_registry(base)
    for each in [each for each in others if each is not None]:
        _machinery._abc_register(base, each)
    for each in type.mro(base):
        if isinstance(each, abc.ABCMeta):
            _machinery._reset_caches(each)
