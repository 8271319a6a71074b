"""Attributes that are made when they are asked for, and those that may not be."""


class Lazy:
    def __getattr__(self, name):
        return f"no {name} yet"

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)


class Point:
    __slots__ = ("x", "y")


lazy = Lazy()
lazy.size = 4
print(lazy.size, lazy.colour, hasattr(lazy, "any"), lazy.__dict__)
point = Point()
point.x = 1
try:
    point.z = 3
except AttributeError as error:
    print("AttributeError")
print(getattr(point, "y", "unset"), callable(print), type(point).__name__, dir(point)[-2:])
