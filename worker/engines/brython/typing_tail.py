# Fixes of Brython's own `_typing`: `Union`, and with it `Optional`, can be asked for types.
# mypy: disable-error-code="attr-defined,misc"


class Union:
    """One of several types; `__args__` are these."""

    def __class_getitem__(cls, given):  # type: ignore[no-untyped-def]
        found: list[object] = []
        for each in given if isinstance(given, tuple) else (given,):
            for one in each.__args__ if isinstance(each, Union) else (each,):
                kind = type(None) if one is None else one
                if kind not in found:
                    found.append(kind)
        if len(found) == 1:
            return found[0]
        made = object.__new__(cls)
        made.__args__ = tuple(found)
        return made

    def __or__(self, other):  # type: ignore[no-untyped-def]
        return Union[self, other]

    def __ror__(self, other):  # type: ignore[no-untyped-def]
        return Union[other, self]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Union) and set(self.__args__) == set(other.__args__)

    def __hash__(self) -> int:
        return hash(frozenset(self.__args__))

    def __repr__(self) -> str:
        given = self.__args__
        names = ["None" if each is type(None) else getattr(each, "__name__", repr(each)) for each in given]
        return " | ".join(names)
