"""What both kinds of database have in common: they are mappings of bytes that are closed in the end."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, Self


class Closing(MutableMapping[Any, bytes]):
    """A mapping that is closed at the end of a `with`, or when nobody has it any more."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the files; the second time that has happened already."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()
