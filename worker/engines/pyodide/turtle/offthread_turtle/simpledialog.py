"""Questions of `textinput` and `numinput`: they are asked as `input()` asks, in the output."""

from __future__ import annotations

from typing import Any

NOT_A_NUMBER = "Not a floating-point value. Please try again."
TOO_SMALL = "The allowed minimum value is {}. Please try again."
TOO_LARGE = "The allowed maximum value is {}. Please try again."


def askstring(title: str, prompt: str, **options: Any) -> str | None:
    """Ask for a text; None if there is none."""
    return _asked(title, prompt, options)


def askfloat(title: str, prompt: str, **options: Any) -> float | None:
    """Ask for a number, until it is one and within the bounds; None if there is none."""
    low, high, value = (options.get(name) for name in ("minvalue", "maxvalue", "initialvalue"))
    while (text := _asked(title, prompt, options)) is not None:
        try:
            number = float(value) if not text.strip() and value is not None else float(text)
        except ValueError:
            print(NOT_A_NUMBER)
            continue
        if low is not None and number < low:
            print(TOO_SMALL.format(low))
        elif high is not None and number > high:
            print(TOO_LARGE.format(high))
        else:
            return number
    return None


def _asked(title: str, prompt: str, options: dict[str, Any]) -> str | None:
    parent = options.get("parent")
    if parent is not None:
        parent.update()
    value = options.get("initialvalue")
    given = "" if value is None else f" [{value:g}]"
    try:
        return input(f"{title}: {prompt}{given} ")
    except EOFError:
        return None
