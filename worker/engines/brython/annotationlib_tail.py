# Fixes of Brython's own `annotationlib`: it prints what it notes, into the output of the program.
def print(*_: object) -> None:  # noqa: A001 - the module's own calls find it
    pass
