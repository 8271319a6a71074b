"""Fill in the names that a build gives: `{{style}}` becomes `assets/style.1a2b3c4d.css`."""

import html
import re
from collections.abc import Mapping

from tools.base.steps import StepError

PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


def fill(
    name: str,
    text: str,
    values: Mapping[str, str],
    escapes: bool = True,
    raw: Mapping[str, str] | None = None,
) -> str:
    """Return a text with its placeholders replaced; StepError names one that there is no value for.

    escapes: write the values so that they are safe in HTML, in text and in attributes; raw: further values,
    which are written as they are.
    """
    raw = raw or {}

    def value(match: re.Match[str]) -> str:
        if match[1] in raw:
            return raw[match[1]]
        found = values.get(match[1])
        if found is None:
            known = ", ".join(sorted(values))
            fix = f"There is no placeholder {match[0]}. Use one of {known}."
            raise StepError(f"fill in {name}", f"replace {match[0]} in {name}", fix)
        return html.escape(found) if escapes else found

    return PLACEHOLDER.sub(value, text)
