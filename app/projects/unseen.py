"""Characters that nobody sees: they turn text around, take no room, or are no characters at all. Pure.

Two names that differ by one of them look alike, and one that turns text around shows another ending than the
file has. The ranges are Unicode's Default_Ignorable_Code_Point
(https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt), control characters, separators of
lines, blanks that are no spaces, and what is not for interchange. Spaces of all kinds may be seen.
"""

RANGES = (
    (0x0000, 0x001F),
    (0x007F, 0x009F),
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFC),
    (0xFFFE, 0xFFFF),
    (0x1BCA0, 0x1BCA3),
    (0x1D159, 0x1D159),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
# What any text may have.
PLAIN = 0x7E


def is_unseen(character: str) -> bool:
    """Tell whether nobody sees a character."""
    code = ord(character)
    if 0x20 <= code <= PLAIN:
        return False
    # The last two of each plane are no characters.
    return code & 0xFFFE == 0xFFFE or any(low <= code <= high for low, high in RANGES)


def first(text: str) -> str:
    """Return the code point of the first such character, as U+202E, or nothing if there is none."""
    for character in text:
        if is_unseen(character):
            return _code_point(character)
    return ""


def spelled(text: str) -> str:
    """Return a text in which every such character can be seen: its code point stands for it."""
    if not first(text):
        return text
    return "".join([f"[{_code_point(each)}]" if is_unseen(each) else each for each in text])


def without(text: str) -> str:
    """Return a text without such characters."""
    return "".join([character for character in text if not is_unseen(character)])


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
