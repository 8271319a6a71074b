"""The colours and the shape of a terminal's text, as SGR sequences set them. Pure.

A style is a string that `app.output.entries` turns into classes and colours: words such as "bold" and
"fg-1", then "fg=#rrggbb" and "bg=#rrggbb"; empty for plain text. Colours 0 to 15 are the theme's.
"""

FLAGS = {
    "1": "bold",
    "2": "dim",
    "3": "italic",
    "4": "underline",
    "7": "inverse",
    "9": "strike",
    "21": "underline",
}
UNFLAGS = {
    "22": ("bold", "dim"),
    "23": ("italic",),
    "24": ("underline",),
    "27": ("inverse",),
    "29": ("strike",),
}
ORDER = ("bold", "dim", "italic", "underline", "strike")
LEVELS = (0, 95, 135, 175, 215, 255)


def indexed(number: int) -> str:
    """Return one of 256 colours: the theme's by its number, the others as #rrggbb."""
    if number < 16:
        return str(number)
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return rgb(grey, grey, grey)
    number -= 16
    return rgb(LEVELS[number // 36], LEVELS[number // 6 % 6], LEVELS[number % 6])


def rgb(red: int, green: int, blue: int) -> str:
    """Return a colour as #rrggbb."""
    return f"#{red:02x}{green:02x}{blue:02x}"


class SgrState:
    """What the next character will look like."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Write plainly."""
        self._flags: list[str] = []
        self._fore = self._back = ""
        self.style = ""

    def apply(self, parameters: str) -> None:
        """Obey an SGR sequence, given what stands between `[` and `m`; what is unknown changes nothing."""
        if parameters in ("", "0"):
            self.reset()
            return
        codes = parameters.split(";")
        while codes:
            code = codes.pop(0).lstrip("0")
            if code.startswith(("38", "48")):
                self._set_colour(code, codes)
            else:
                self._set(code.split(":")[0])
        self.style = self._describe()

    def _set(self, code: str) -> None:
        if code == "":
            self.reset()
        elif code in FLAGS:
            if FLAGS[code] not in self._flags:
                self._flags.append(FLAGS[code])
        elif code in UNFLAGS:
            self._flags = [flag for flag in self._flags if flag not in UNFLAGS[code]]
        elif code == "39":
            self._fore = ""
        elif code == "49":
            self._back = ""
        else:
            self._set_basic(code)

    def _set_basic(self, code: str) -> None:
        if len(code) < 2 or code[-1] not in "01234567":
            return
        group, number = code[:-1], code[-1]
        if group in ("9", "10"):
            number = str(int(number) + 8)
        if group in ("3", "9"):
            self._fore = number
        elif group in ("4", "10"):
            self._back = number

    def _set_colour(self, code: str, codes: "list[str]") -> None:
        """Take 38;5;n and 38;2;r;g;b, and the same with colons."""
        words = code.split(":")
        if len(words) == 1:
            count = {"5": 2, "2": 4}.get(codes[0] if codes else "", 1)
            words += codes[:count]
            del codes[:count]
        elif len(words) > 5 and words[1] == "2":
            # 38:2:<colour space>:r:g:b
            del words[2]
        numbers = [int(word) if word.isdigit() else 0 for word in words[1:]]
        colour = ""
        if len(numbers) >= 2 and numbers[0] == 5:
            colour = indexed(min(numbers[1], 255))
        elif len(numbers) >= 4 and numbers[0] == 2:
            colour = rgb(min(numbers[1], 255), min(numbers[2], 255), min(numbers[3], 255))
        if colour and words[0] == "38":
            self._fore = colour
        elif colour and words[0] == "48":
            self._back = colour

    def _describe(self) -> str:
        fore, back = self._fore, self._back
        words = [flag for flag in ORDER if flag in self._flags]
        if "inverse" in self._flags:
            fore, back = back or "page", fore or "text"
            words.append("inverse")
        for name, colour in (("fg", fore), ("bg", back)):
            if colour:
                words.append(f"{name}={colour}" if colour[0] == "#" else f"{name}-{colour}")
        return " ".join(words)
