"""Reads the JSON of the data pane strictly, and says in a sentence what is wrong with it, and where.

Pure. It makes no values, since the page hands the text on as it is: it answers what `JSON.parse` and
Python's `json.loads` would refuse or, worse, understand differently (duplicate keys, half surrogate
pairs). Containers may be nested 100 deep, since MicroPython's own recursion ends near 126.
"""

from app.editor import words
from worker import protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 100
SPACE = " \t\n\r"
ESCAPES = '"\\/bfnrt'
HEX = "0123456789abcdefABCDEF"
DIGITS = "0123456789"
WORDS = ("true", "false", "null")
QUOTES = "'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"


class DataError(ValueError):
    """The text cannot be used: a sentence, and the place of the mistake.

    offset counts from 0, line and column from 1, all in characters; length: how many are wrong.
    """

    def __init__(self, text: str, offset: int, sentence: str, length: int = 1) -> None:
        super().__init__(sentence)
        self.offset, self.sentence, self.length = offset, sentence, length
        self.line = text.count("\n", 0, offset) + 1
        self.column = offset - (text.rfind("\n", 0, offset) + 1) + 1

    def __str__(self) -> str:
        return words.PLACE.format(self.line, self.column, self.sentence)


def check(text: str, is_taken: "Callable[[str], bool] | None" = None) -> "list[str]":
    """Return the top-level keys of a JSON object, none for an empty text; DataError if it cannot be used.

    is_taken: see protocol.key_problem.
    """
    if not text.strip():
        return []
    reader = _Reader(text, is_taken)
    reader.read()
    return reader.keys


def is_part_of_name(sign: str) -> bool:
    """Tell whether a character may be in a bare word."""
    return sign in "_$" or sign.isalpha() or sign.isdigit()


class _Reader:
    """One pass over a text. Open containers are on a list, so that depth costs no recursion."""

    def __init__(self, text: str, is_taken: "Callable[[str], bool] | None") -> None:
        # A list, since MicroPython seeks the nth character of a text from its beginning.
        self.text, self.signs, self.at = text, list(text), 0
        self.end = len(self.signs)
        self.keys: list[str] = []
        self._is_taken = is_taken
        # For each open container: where it began, its keys (None for an array), how many members so far.
        self._open: list[tuple[int, dict[str, bool] | None, int]] = []

    def read(self) -> None:
        """Read the whole text."""
        self._skip()
        if self._peek() != "{":
            raise self._error(words.NO_OBJECT)
        self._value()
        while self._open:
            self._member()
        self._skip()
        if self.at < self.end:
            raise self._error(words.AFTER_END)

    def _member(self) -> None:
        """Read the next member of the innermost container, or its end."""
        began, keys, count = self._open.pop()
        close = "]" if keys is None else "}"
        self._skip()
        if self._peek() == close:
            self.at += 1
            return
        if count:
            self._comma(began, close)
        elif self.at == self.end:
            raise self._unclosed(began, close)
        if keys is not None:
            self._key(keys)
        self._open.append((began, keys, count + 1))
        self._value()

    def _comma(self, began: int, close: str) -> None:
        sign = self._peek()
        if self.at == self.end:
            raise self._unclosed(began, close)
        if sign != ",":
            if sign in "]}":
                raise self._error(words.WRONG_CLOSE.format(close, sign))
            raise self._error(words.NO_COMMA.format(close))
        comma = self.at
        self.at += 1
        self._skip()
        if self._peek() and self._peek() in "]}":
            raise DataError(self.text, comma, words.EXTRA_COMMA.format(self._peek()))

    def _key(self, keys: "dict[str, bool]") -> None:
        start = self.at
        if self._peek() != '"':
            raise self._no_key()
        key = self._string()
        length = self.at - start
        if key in keys:
            raise DataError(self.text, start, words.KEY_TWICE.format(key), length)
        keys[key] = True
        if not self._open:
            problem = protocol.key_problem(key, self._is_taken)
            if problem:
                raise DataError(self.text, start, problem, length)
            self.keys.append(key)
        self._skip()
        if self._peek() != ":":
            raise self._error(words.NO_COLON.format(key))
        self.at += 1

    def _value(self) -> None:
        self._skip()
        sign = self._peek()
        if sign == "":
            raise self._error(words.ENDS_EARLY)
        if sign in "{[":
            if len(self._open) >= MAX_DEPTH:
                raise self._error(words.TOO_DEEP.format(MAX_DEPTH))
            self._open.append((self.at, {} if sign == "{" else None, 0))
            self.at += 1
        elif sign == '"':
            self._string()
        elif sign in "-" + DIGITS:
            self._number()
        else:
            self._word()

    def _string(self) -> str:
        start = self.at
        self.at += 1
        parts: list[str] = []
        while True:
            sign = self._peek()
            if sign in ("", "\n", "\r"):
                length = self.at - start
                raise DataError(self.text, start, words.OPEN_TEXT, length)
            self.at += 1
            if sign == '"':
                return "".join(parts)
            if sign == "\\":
                sign = self._escape()
            elif ord(sign) < 32:
                raise self._error(words.CONTROL.format(ord(sign)), -1)
            elif 0xD800 <= ord(sign) < 0xE000:
                raise self._error(words.HALF, -1)
            parts.append(sign)

    def _escape(self) -> str:
        sign = self._peek()
        self.at += 1
        if sign == "u":
            return self._unicode()
        if not sign or sign not in ESCAPES:
            raise self._error(words.BAD_ESCAPE, -2, 2)
        return {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(sign, sign)

    def _unicode(self) -> str:
        code = self._hex()
        if 0xD800 <= code < 0xDC00 and self.signs[self.at : self.at + 2] == ["\\", "u"]:
            self.at += 2
            low = self._hex()
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
        if 0xD800 <= code < 0xE000:
            raise self._error(words.HALF_ESCAPE.format(code), -6, 6)
        return chr(code)

    def _hex(self) -> int:
        digits = "".join(self.signs[self.at : self.at + 4])
        if len(digits) < 4 or any(digit not in HEX for digit in digits):
            raise self._error(words.BAD_HEX, -2, 2)
        self.at += 4
        return int(digits, 16)

    def _number(self) -> None:
        start = self.at
        self.at += self._peek() == "-"
        whole = self._digits(start)
        if len(whole) > 1 and whole[0] == "0":
            raise DataError(self.text, start, words.LEADING_ZERO, self.at - start)
        if self._peek() == ".":
            self.at += 1
            self._digits(start)
        if self._peek() in ("e", "E"):
            self.at += 1
            self.at += self._peek() in ("+", "-")
            self._digits(start)
        if self._peek() and (self._peek() in "._" or self._peek().isalpha()):
            raise DataError(self.text, start, words.ODD_NUMBER, self.at - start + 1)

    def _digits(self, start: int) -> str:
        first = self.at
        while self._peek() and self._peek() in DIGITS:
            self.at += 1
        if first == self.at:
            raise DataError(self.text, start, words.NO_DIGIT, self.at - start)
        return "".join(self.signs[first : self.at])

    def _word(self) -> None:
        word = self._name()
        if word in WORDS:
            self.at += len(word)
            return
        raise self._no_value(word)

    def _no_key(self) -> DataError:
        word = self._name()
        if word:
            return self._error(words.BARE_KEY.format(word), 0, len(word))
        return self._odd_sign() or self._error(words.NO_KEY)

    def _no_value(self, word: str) -> DataError:
        if word in words.FOREIGN:
            return self._error(words.FOREIGN[word], 0, len(word))
        if word:
            return self._error(words.BARE_TEXT.format(word), 0, len(word))
        return self._odd_sign() or self._error(words.NO_VALUE)

    def _odd_sign(self) -> "DataError | None":
        sign = self._peek()
        if sign in ("/", "#"):
            return self._error(words.COMMENT)
        if sign and sign in QUOTES:
            return self._error(words.WRONG_QUOTE.format(sign))
        if sign in ("+", "."):
            return self._error(words.ODD_NUMBER)
        if sign and ord(sign) > 127:
            return self._error(words.ODD_SIGN.format(ord(sign)))
        return None

    def _unclosed(self, began: int, close: str) -> DataError:
        return DataError(self.text, began, words.UNCLOSED.format(close))

    def _error(self, sentence: str, shift: int = 0, length: int = 1) -> DataError:
        return DataError(self.text, min(max(self.at + shift, 0), self.end), sentence, length)

    def _name(self) -> str:
        end = self.at
        while end < self.end and is_part_of_name(self.signs[end]):
            end += 1
        return "".join(self.signs[self.at : end])

    def _peek(self) -> str:
        return self.signs[self.at] if self.at < self.end else ""

    def _skip(self) -> None:
        while self.at < self.end and self.signs[self.at] in SPACE:
            self.at += 1
        if self._peek() in ("/", "#"):
            raise self._error(words.COMMENT)
