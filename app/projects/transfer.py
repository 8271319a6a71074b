"""The page's door to files that come and go: uploads, zips, links, files of this site.

What is behind it is in `public/archive.mjs` and `public/share.mjs`, and answers where it might throw.
"""

from app.base import browser, titles
from app.projects import names, unseen
from app.projects.storage import pairs, settle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.base.kinds import JsObject
    from app.projects.files import File
    from app.projects.joints import Binary, Content, Pairs

js = browser.window


def _archive() -> "JsObject":
    return browser.module("offthreadArchive")


def _share() -> "JsObject":
    return browser.module("offthreadShare")


def decode(content: "Content") -> "Content":
    """Return bytes as text if they are text that can be edited, else as they are."""
    decoded: Content = _archive().decode(content)
    return decoded


class Coding:
    """The encoding of a text, as `public/coding.mjs` knows it: a `Coding`."""

    def __init__(self, label: str, words: str, text: str, is_declared: bool) -> None:
        self._label, self.words, self.text, self.is_declared = label, words, text, is_declared

    def put(self, text: str) -> "tuple[Content, str]":
        """Take another text; return its bytes, or the text itself and a character that cannot be written."""
        self.text = text
        encoded: Content = _archive().encode(self._label, text)
        return (text, encoded) if isinstance(encoded, str) else (encoded, "")


def recognise(name: str, content: "Content") -> "Coding | None":
    """Return what bytes are as text, if they are one in another encoding than plain UTF-8."""
    if isinstance(content, str):
        # Earlier versions of this page kept a mark as a character.
        content = _archive().utf8(content)
    return _coding(_archive().recognise(name, content))


def declare(text: str) -> "Coding | None":
    """Return the encoding that a program's text names, if it is another than UTF-8 and matters."""
    return _coding(_archive().declare(text))


def _coding(found: "JsObject") -> "Coding | None":
    if found is None or found is js.undefined:
        return None
    fields = browser.fields_of(found)
    return Coding(str(fields["label"]), str(fields["words"]), str(fields["text"]), bool(fields["declared"]))


def normal(name: str) -> str:
    """Return a name in the form in which it is the same name everywhere: `ü` is one character."""
    return str(_archive().normal(name))


def receive(files: "JsObject", on_files: "Callable[[Pairs, list[str]], object]") -> None:
    """Read what was uploaded; on_files(pairs, problems)."""

    def received(answer: "JsObject") -> None:
        on_files(pairs(answer.files), [unseen.spelled(str(each)) for each in list(answer.problems)])

    settle(_archive().receive(files), received)


def on_drop(handler: "Callable[[JsObject], object]") -> None:
    """Call a handler with files that are dropped onto the page."""
    _archive().onDrop(browser.proxy(handler))


def open_zip(file: "JsObject", on_files: "Callable[[Pairs, str], object]") -> None:
    """Read the files of a zip; on_files(pairs, problem)."""

    def opened(answer: "JsObject") -> None:
        fields = browser.fields_of(answer)
        problem = unseen.spelled(str(fields.get("problem", "")))
        on_files(pairs(fields["files"]) if "files" in fields else [], problem)

    settle(_archive().open(file), opened)


def download(file: "File") -> None:
    """Offer a file under the last part of its name."""
    kind = names.PICTURES.get(names.ending(file.name), "application/octet-stream")
    browser.download(file.name.rpartition("/")[2], _archive().blob(file.content, kind))


def download_zip(title: str, files: "Pairs", on_problem: "Callable[[str], object]") -> None:
    """Offer files as a zip; on_problem(cause) if it cannot be made."""

    def made(answer: "JsObject") -> None:
        fields = browser.fields_of(answer)
        if "blob" in fields:
            browser.download(titles.file_name(title, browser.today(), ".zip"), fields["blob"])
        else:
            on_problem(str(fields.get("problem", "")))

    listed, contents = [name for name, _ in files], [content for _, content in files]
    settle(_archive().zip(browser.array(listed), browser.array(contents)), made)


def picture(file: "File") -> str:
    """Return an address at which a picture can be seen; give it back by `forget`."""
    kind = names.PICTURES[names.ending(file.name)]
    return browser.address_of(_archive().blob(file.content, kind))


def forget(address: str) -> None:
    """Give back the address of a picture."""
    browser.forget_address(address)


def base64(content: "Binary") -> str:
    """Return what is binary as text."""
    return str(_share().base64(content))


def from_base64(text: str) -> "Binary | None":
    """Return text as what is binary; None if it is none."""
    found: Binary | None = _share().bytes(text)
    return None if found is None or found is js.undefined else found


def pack(text: str, on_packed: "Callable[[str, str], object]") -> None:
    """Compress a text so that it can stand in an address; on_packed(packed, problem)."""
    settle(_share().pack(text), lambda answer: _tell_text(answer, on_packed))


def unpack(packed: str, on_text: "Callable[[str, str], object]") -> None:
    """Return to the text; on_text(text, problem)."""
    settle(_share().unpack(packed), lambda answer: _tell_text(answer, on_text))


def _tell_text(answer: "JsObject", handler: "Callable[[str, str], object]") -> None:
    fields = browser.fields_of(answer)
    handler(str(fields.get("text", "")), unseen.spelled(str(fields.get("problem", ""))))


def fetch(path: str, on_file: "Callable[[str, Content, str], object]") -> None:
    """Get a file of this site; on_file(name, content, problem)."""

    def fetched(answer: "JsObject") -> None:
        fields = browser.fields_of(answer)
        found: JsObject = fields.get("bytes")
        content = "" if found is None else decode(found)
        on_file(str(fields.get("name", "")), content, str(fields.get("problem", "")))

    settle(_share().fetchFile(path), fetched)


def copy(text: str, on_copied: "Callable[[bool], object]") -> None:
    """Put a text onto the clipboard, if the browser lets us."""
    settle(_share().copy(text), lambda done: on_copied(bool(done)))


def asked() -> "dict[str, object]":
    """Return what the page's address asks for, `link` or `src`, and take it out of the address."""
    return browser.fields_of(_share().asked())


def address() -> str:
    """Return the page's own address."""
    return str(_share().address())


def on_link(handler: "Callable[[], object]") -> None:
    """Call a handler when a link is put into the address of the open page."""
    browser.listen(browser.window, "hashchange", lambda _: handler())
