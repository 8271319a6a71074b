"""An element as text, so that a test can compare it as a whole: attributes and style by name, text quoted."""

from itertools import groupby

from tests.app.dom.nodes import Element, Node


def outline(node: Node) -> str:
    """Return what is in an element, an element a line, those in it indented; it alone is left out."""
    return "\n".join(_lines(node))


def _lines(node: Node) -> list[str]:
    found: list[str] = []
    # Texts that follow one another are one for those who read them.
    for is_element, group in groupby(node.childNodes, lambda each: isinstance(each, Element)):
        if not is_element:
            found.append(repr("".join(each.textContent for each in group)))
            continue
        for each in group:
            inner = _lines(each)
            if len(inner) == 1 and inner[0][0] != "<":
                found.append(f"{_tag(each)} {inner[0]}")
            else:
                found += [_tag(each), *("  " + line for line in inner)]
    return found


def _tag(element: Element) -> str:
    attributes = dict(element.attributes)
    if style := "; ".join(f"{name}: {value}" for name, value in sorted(vars(element.style).items())):
        attributes["style"] = style
    words = [f'{name}="{value}"' if value else name for name, value in sorted(attributes.items())]
    return f"<{' '.join([element.localName, *words])}>"
