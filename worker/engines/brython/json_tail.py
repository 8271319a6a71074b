# Fixes of Brython's own `json`: a fault of a text is always a JSONDecodeError.
# mypy: disable-error-code="name-defined,used-before-def,no-untyped-call"
# ruff: noqa: F821
_loads = loads


def loads(s, **options):  # type: ignore[no-untyped-def]
    """Return what a JSON text says."""
    try:
        return _loads(s, **options)
    except Exception as error:
        if not type(error).__name__.endswith("JSONError"):
            raise
        # It says where: "…: line 1 column 2".
        said, _, place = str(error).rpartition(": line ")
        line, _, column = place.partition(" column ")
        before = str(s).split("\n")[: int(line) - 1]
        pos = sum([len(each) + 1 for each in before]) + int(column) - 1
    raise JSONDecodeError(said, s, pos)
