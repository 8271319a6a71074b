"""Sessions at a prompt, as they are typed: each line of sessions.txt is one press of Enter."""

from pathlib import Path

HEAD = "=== "


def sessions() -> dict[str, str]:
    """All of them by their names."""
    text = Path(__file__).with_name("sessions.txt").read_text(encoding="utf-8")
    parts = [part.partition("\n") for part in f"\n{text}".split(f"\n{HEAD}")[1:]]
    return {name: typed.removesuffix("\n") if name == parts[-1][0] else typed for name, _, typed in parts}


SESSIONS = sessions()
