"""What the packages room needs of JavaScript: fetching, installing, and what is kept for the next visit.

The build makes the TypeScript interface of the same name from this, by which the JavaScript side is checked.
JSON is text that holds JSON.
"""

from collections.abc import Awaitable
from typing import Protocol

class Fetched(Protocol):
    """A wheel that was fetched: its bytes, or the reason in words why it is not to be had.

    why: of which kind that is, as PACKAGE has it.
    """

    @property
    def bytes(self) -> Bytes: ...
    @property
    def why(self) -> str: ...

class Bytes(Protocol):
    """A Uint8Array."""

    def to_bytes(self) -> bytes: ...

class Entries(Protocol):
    """An object of JavaScript with the lock file's entries by name."""

    def to_py(self) -> dict[str, dict[str, object]]: ...

class PackageEdges(Protocol):
    """Packages as JavaScript fetches, installs and keeps them."""

    @property
    def index(self) -> str | None:
        """The address of the index that the site names, if it names one."""

    @property
    def indexSource(self) -> str:
        """What the index is called where sources are named."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept that is made from now on."""

    @property
    def readsNow(self) -> bool:
        """Whether what is not here yet can be fetched while a program waits."""

    @property
    def unverified(self) -> str:
        """Names of packages whose wheels need no SHA-256, as a JSON list."""

    def library(self) -> Awaitable[str]:
        """Have the whole standard library at hand; "" or what went wrong."""

    def load(self, entries: str, run: int | None) -> Awaitable[str]:
        """Load packages. entries: JSON, what a lock file says of each; JSON of how it ended with each."""

    def cancelLoad(self) -> None:
        """Give up what is being loaded."""

    def page(self, url: str, accept: str) -> Awaitable[str]:
        """A page of an index, as JSON."""

    def wheel(self, entry: str, run: int | None) -> Awaitable[Fetched]:
        """A wheel's bytes, or the reason why they are not to be had. entry: JSON."""

    def recall(self) -> Awaitable[str | None]:
        """What indexes answered on earlier visits, as JSON, if anything is kept."""

    def remember(self, answers: str) -> Awaitable[bool]:
        """Keep JSON for `recall`; whether the browser did."""

    def loaded(self) -> str:
        """The normalised names of what has been loaded, as JSON."""

    def keepUnpacked(self, name: str, paths: str) -> Awaitable[bool]:
        """Keep a package as it is now; whether the browser did. paths: JSON, of all its files."""

    def wishUnpacked(self, name: str, modules: str) -> None:
        """Have a package kept by another worker. modules: JSON, paths of Python files in the wheel."""

    def wishImage(self, modules: str) -> None:
        """Have an image made of all that is loaded. modules: JSON, what of it is imported."""

    def forget(self, name: str) -> None:
        """A package has been taken away, and may be loaded again. name: normalised."""

    def lock(self) -> Entries:
        """The packages of the lock file, by name."""
