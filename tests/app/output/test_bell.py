"""The bell rings a few times a second at most."""

from app.output.bell import GAP, Bell


def test_it_rings_at_once_and_what_comes_too_soon_is_not_heard_later() -> None:
    rung: list[float] = []
    times = [0.0]
    bell = Bell(lambda: rung.append(times[0]), lambda: times[0])
    for at in (0.0, 1.0, GAP - 1.0, GAP + 0.0, GAP + 5.0, 5 * GAP + 0.0):
        times[0] = at
        bell.strike()
    assert rung == [0.0, GAP, 5 * GAP]
