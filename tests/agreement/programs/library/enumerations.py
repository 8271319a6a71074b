"""`enum`: names for a fixed set of values."""

from enum import Enum, Flag, IntEnum, auto


class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1


class Size(IntEnum):
    SMALL = auto()
    LARGE = auto()


class Right(Flag):
    READ = auto()
    WRITE = auto()


print(Colour.RED, repr(Colour.GREEN), Colour(2), Colour["RED"], Colour.CRIMSON is Colour.RED)
print([each.name for each in Colour], Size.LARGE > Size.SMALL, Size.LARGE + 1)
print(Right.READ in (Right.READ | Right.WRITE), (Right.READ | Right.WRITE).value)
