"""Values of the right type that do not fit."""

uses = (
    lambda: int("4.5"),
    lambda: float("abc"),
    lambda: (1, 2).index(3),
    lambda: "abc".index("z"),
    lambda: chr(-1),
    lambda: "é".encode("ascii"),
)
for use in uses:
    try:
        use()
    except ValueError as error:
        print(type(error).__name__, error)
a, b, c = [1, 2]
