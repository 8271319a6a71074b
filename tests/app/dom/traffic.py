"""What comes and goes: what `public/archive.mjs`, `share.mjs`, `framing.mjs` and `service.mjs` publish."""

import base64
import binascii
import codecs
import hashlib
import io
import json
import unicodedata
import zipfile
import zlib
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.app.dom.clock import Promise
from tests.app.dom.values import JsArray, JsBytes, JsObject, to_js, undefined
from tests.app.dom.web import Blob, File


def encoded(content: Any) -> bytes:
    """Return what a file of the project holds as bytes."""
    return content.encode() if isinstance(content, str) else bytes(content)


class Archive(JsObject):
    """`window.offthreadArchive`. problem: why no zip can be made or read."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.problem = ""
        self._drop: Any = None

    def decode(self, content: Any) -> Any:
        try:
            text = encoded(content).decode()
        except UnicodeDecodeError:
            return content
        return content if "\0" in text or text.startswith("\ufeff") else text

    def utf8(self, text: str) -> Any:
        return JsBytes(text.encode())

    def normal(self, name: str) -> str:
        return unicodedata.normalize("NFC", name)

    def recognise(self, _name: str, content: Any) -> Any:
        """Latin-1, and UTF-8 with a mark: public/coding.mjs knows more, and is tested by itself."""
        found = bytes(content)
        label = "utf-8-sig" if found.startswith(codecs.BOM_UTF8) else "latin-1"
        text = found.decode(label)
        if any(ord(each) < 32 and each not in "\t\r\n" for each in text):
            return undefined
        is_declared = b"coding" in found
        return to_js({"label": label, "words": label.title(), "text": text, "declared": is_declared})

    def declare(self, text: str) -> Any:
        if "coding: latin-1" not in text.partition("\n")[0] or text.isascii():
            return undefined
        return to_js({"label": "latin-1", "words": "Latin-1", "text": text, "declared": True})

    def encode(self, label: str, text: str) -> Any:
        try:
            return JsBytes(text.encode(label))
        except UnicodeEncodeError as error:
            return text[error.start]

    def zip(self, names: JsArray, contents: JsArray) -> Promise:
        if self.problem:
            return self._answer({"problem": self.problem})
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, content in zip(names, contents, strict=True):
                archive.writestr(name, encoded(content))
        return self._answer({"blob": Blob(JsArray([JsBytes(made.getvalue())]))})

    def receive(self, files: Any) -> Promise:
        found = [part for file in files for part in (file.name, self.decode(JsBytes(file._bytes)))]
        return self._answer({"files": found, "problems": []})

    def open(self, file: File) -> Promise:
        try:
            with zipfile.ZipFile(io.BytesIO(file._bytes)) as archive:
                found = [
                    part
                    for name in archive.namelist()
                    for part in (name, self.decode(JsBytes(archive.read(name))))
                ]
        except zipfile.BadZipFile:
            return self._answer({"problem": "invalid zip data"})
        return self._answer({"files": found})

    def blob(self, content: Any, _kind: str) -> Blob:
        return Blob(JsArray([content]))

    def onDrop(self, handler: Any) -> None:
        self._drop = handler

    def drop(self, *files: File) -> None:
        """Have the visitor drop files onto the page."""
        self._drop(JsArray(files))
        self._page.settle()

    def _answer(self, fields: dict[str, Any]) -> Promise:
        return Promise(self._page.clock).resolve(to_js(fields))


class Share(JsObject):
    """`window.offthreadShare`. site: the files of this site by their paths; problem: why no link is made."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.problem = ""
        self.site: dict[str, bytes] = {}
        self.clipboard: str | None = None
        self.can_copy = True

    def pack(self, text: str) -> Promise:
        if self.problem:
            return self._answer(to_js({"problem": self.problem}))
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(text.encode()) + packer.flush()
        link = base64.urlsafe_b64encode(packed).decode().rstrip("=")
        return self._answer(to_js({"text": f"{link}.{self._sum(text.encode())}"}))

    def _sum(self, content: bytes) -> str:
        return base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:9]).decode()

    def unpack(self, link: str) -> Promise:
        packed, dot, checksum = link.partition(".")
        try:
            text = zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), -15).decode()
            if dot and checksum != self._sum(text.encode()):
                raise ValueError(checksum)
            return self._answer(to_js({"text": json.dumps(json.loads(text), ensure_ascii=False)}))
        except (binascii.Error, zlib.error, ValueError):
            return self._answer(to_js({"problem": "the link is damaged or cut off"}))

    def fetchFile(self, path: str) -> Promise:
        if path not in self.site:
            return self._answer(to_js({"problem": "this site answers 404 Not Found"}))
        return self._answer(to_js({"name": path.rpartition("/")[2], "bytes": self.site[path]}))

    def base64(self, content: Any) -> str:
        return base64.b64encode(bytes(content)).decode()

    def bytes(self, text: str) -> Any:
        try:
            return JsBytes(base64.b64decode(text, validate=True))
        except binascii.Error:
            return undefined

    def copy(self, text: str) -> Promise:
        if self.can_copy:
            self.clipboard = text
        return self._answer(self.can_copy)

    def asked(self) -> Any:
        parts = urlsplit(self._page.window.location.href)
        found = {"link": parts.fragment, "src": parse_qs(parts.query).get("src", [""])[0]}
        self._page.window.location.href = parts._replace(fragment="").geturl()
        return to_js({name: value for name, value in found.items() if value})

    def address(self) -> str:
        href: str = self._page.window.location.href
        return href.partition("?")[0].partition("#")[0]

    def _answer(self, value: Any) -> Promise:
        return Promise(self._page.clock).resolve(value)


class Framing(JsObject):
    """`window.offthreadFraming`. is_foreign: another site shows the page."""

    def __init__(self) -> None:
        self.is_foreign = False

    def isForeign(self) -> bool:
        return self.is_foreign


class Service(JsObject):
    """`window.offthreadService`; calls: what it was told, in order."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._heard: Any = None
        self.calls: list[tuple[Any, ...]] = []

    def watch(self, heard: Any) -> None:
        self._heard = heard

    def tell(self, kind: str, **fields: Any) -> None:
        """Have news told: see public/offline.mjs."""
        self._heard(to_js({"kind": kind, **fields}))
        self._page.settle()

    def store(self) -> None:
        self.calls.append(("store",))

    def check(self) -> None:
        self.calls.append(("check",))

    def update(self) -> None:
        self.calls.append(("update",))
