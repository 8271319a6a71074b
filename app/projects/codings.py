"""Which files are texts in another encoding than plain UTF-8. Pure.

Such a file is stored, handed over and downloaded as the bytes that it is; only the editor sees its text.
"""

from app.projects import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.files import File, Files
    from app.projects.joints import Coding, Content

MARK = "\ufeff"


class Codings:
    """Finds them.

    decode(content): bytes as text if they are one in plain UTF-8; recognise(name, content): what a content is
    as text, if it is one in another encoding; declare(text): the encoding that a program's text names.
    """

    def __init__(
        self,
        decode: "Callable[[Content], Content]",
        recognise: "Callable[[str, Content], Coding | None]",
        declare: "Callable[[str], Coding | None]",
    ) -> None:
        self.decode, self._recognise, self._declare = decode, recognise, declare

    def look(self, files: "Files") -> None:
        """Look at all files that nobody has looked at since their content came."""
        for file in files.all:
            if not file.is_known:
                content = file.content
                is_plain = isinstance(content, str) and not content.startswith(MARK)
                file.know(None if is_plain else self._recognise(file.name, content), self._follow)

    def _follow(self, file: "File", text: str) -> "Coding | None":
        """Return the encoding that a file is in from now on: Python goes by a program's coding line."""
        coding = file.coding
        if not names.is_python(file.name):
            return coding
        if coding is not None and not coding.is_declared:
            return self._declare(text) or coding
        return self._declare(text)
