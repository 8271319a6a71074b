"""Which of the files that a program has written may be among the visitor's. Pure."""

from app.projects import names, unseen, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from app.projects.joints import Content, Pairs


def admitted(changed: "Pairs", decode: "Callable[[Content], Content]") -> "tuple[Pairs, list[str]]":
    """Return the files whose names are good, decoded, and a sentence for each of the others."""
    decoded: Pairs = []
    said: list[str] = []
    for name, content in changed:
        wrong = names.problem(name)
        if wrong:
            said.append(words.NOT_AMONG.format(unseen.spelled(name), wrong))
        else:
            decoded.append((name, decode(content)))
    return decoded, said
