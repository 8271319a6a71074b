"""`typing`: hints that say what is meant and change nothing."""

from typing import NamedTuple, Optional, Protocol, TypedDict, get_type_hints


class City(NamedTuple):
    name: str
    people: int = 0


class Film(TypedDict):
    title: str


class Speaks(Protocol):
    def speak(self) -> str: ...


def greet(who: str, times: Optional[int] = None) -> list[str]:
    return [f"Hello {who}"] * (times or 1)


print(City("Rome"), City("Oslo", 7).people, Film(title="M"))
print(greet("Ada", 2), get_type_hints(greet)["who"].__name__, City._fields)
