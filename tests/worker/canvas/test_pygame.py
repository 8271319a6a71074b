"""The pygame of this page does what its documentation says: rectangles, sprites, vectors, events, time."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pygame
import pytest
from offthread_canvas import Canvas, door
from pygame import Rect, Vector2, event, sprite

from tests.worker.canvas.test_canvas import Page


class Box(sprite.Sprite):
    """A sprite that is only a place."""

    def __init__(self, *place: int) -> None:
        super().__init__()
        self.rect = Rect(*place, 10, 10)


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A window that nobody sees."""
    before, page = door.current, Page()
    door.current = page
    monkeypatch.setattr(pygame.display, "_canvas", Canvas(100, 80))
    event.clear()
    yield page
    door.current = before


def test_a_rectangle_is_moved_by_its_places() -> None:
    box = Rect(10, 20, 30, 40)
    assert (box.center, box.bottomright, box.midtop, box.size) == ((25, 40), (40, 60), (25, 20), (30, 40))
    box.center = (100, 100)
    assert box == (85, 80, 30, 40)
    box.right, box.bottom = 50, 50
    assert box == Rect((20, 10), (30, 40)) == [20, 10, 30, 40]
    box.move_ip(-5, 5)
    assert [tuple(each) for each in (box.move(1, 1), box.inflate(10, 20))] == [
        (16, 16, 30, 40),
        (10, 5, 40, 60),
    ]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Rect(0, 0, 10, 10).clip(5, 5, 10, 10), (5, 5, 5, 5)),
        (Rect(0, 0, 10, 10).clip(20, 20, 5, 5), (0, 0, 0, 0)),
        (Rect(0, 0, 10, 10).union((20, 20, 5, 5)), (0, 0, 25, 25)),
        (Rect(-5, 90, 10, 20).clamp(0, 0, 100, 100), (0, 80, 10, 20)),
        (Rect(0, 0, 300, 20).clamp(0, 0, 100, 100), (-100, 0, 300, 20)),
    ],
)
def test_rectangles_make_others(made: Rect, expected: tuple[int, ...]) -> None:
    assert tuple(made) == expected


def test_rectangles_touch_if_some_of_them_is_the_same() -> None:
    box = Rect(0, 0, 10, 10)
    assert box.colliderect(9, 9, 5, 5)
    assert not box.colliderect(10, 0, 5, 5)
    assert not box.colliderect(3, 3, 0, 5)
    assert (box.collidepoint(0, 9), box.collidepoint((10, 0))) == (True, False)
    assert (box.contains(2, 2, 3, 3), box.contains(8, 8, 3, 3)) == (True, False)
    assert (box.collidelist([(20, 20, 1, 1), (5, 5, 9, 9)]), box.collidelistall([(1, 1, 1, 1)])) == (1, [0])
    with pytest.raises(TypeError, match="rect style object"):
        Rect(1, 2, 3)


def test_vectors_are_moved_measured_and_turned() -> None:
    one = Vector2(3, 4)
    assert (one.length(), one * 2, one + Vector2(1, 1), one * one) == (5, Vector2(6, 8), Vector2(4, 5), 25)
    turned = Vector2(1, 0).rotate(90)
    assert (round(turned.x, 9), round(turned.y, 9)) == (0, 1)
    assert Vector2(1, 1).reflect((0, 1)) == Vector2(1, -1)
    assert (Vector2(0, 0).move_towards((10, 0), 4), -one / 2) == (Vector2(4, 0), Vector2(-1.5, -2))
    with pytest.raises(ValueError, match="length zero"):
        Vector2().normalize()


def test_sprites_are_in_groups_until_they_are_killed() -> None:
    hero, near, far = Box(0, 0), Box(5, 5), Box(50, 50)
    foes = sprite.Group(near, [far])
    assert (len(foes), near in foes, foes.has(near, far)) == (2, True, True)
    assert sprite.spritecollide(hero, foes, True) == [near]
    assert (near.alive(), foes.sprites(), sprite.spritecollideany(hero, foes)) == (False, [far], None)
    single = sprite.GroupSingle(hero)
    single.add(far)
    assert (single.sprite, hero.alive()) == (far, False)
    foes.empty()
    assert (bool(foes), far.groups()) == (False, [single])


def test_groups_that_touch_are_told_and_taken_out() -> None:
    shots, foes = sprite.Group(Box(0, 0), Box(90, 90)), sprite.Group(Box(3, 3), Box(60, 60))
    hit = sprite.groupcollide(shots, foes, True, True)
    assert [[each.rect.topleft for each in touched] for touched in hit.values()] == [[(3, 3)]]
    assert (len(shots), len(foes)) == (1, 1)
    assert sprite.collide_circle(Box(0, 0), Box(9, 9))
    assert not sprite.collide_circle(Box(0, 0), Box(11, 11))


def test_keys_and_pointers_are_events_with_the_values_of_pygame(window: Page) -> None:
    window.events += [{"what": "down", "key": "A"}]
    assert event.get() == [event.Event(pygame.KEYDOWN, key=pygame.K_a, unicode="A", mod=0, scancode=97)]
    assert pygame.key.get_pressed()[pygame.K_a]
    assert not pygame.key.get_pressed()[pygame.K_b]
    window.events += [{"what": "hover", "x": 5, "y": 6}]
    (moved,) = event.get()
    assert (moved.type, moved.pos, moved.rel, moved.buttons) == (
        pygame.MOUSEMOTION,
        (5, 6),
        (5, 6),
        (0, 0, 0),
    )
    window.events += [{"what": "wheel", "x": 5, "y": 6, "button": 4}]
    assert [(each.type, each.dict.get("button")) for each in event.get()] == [
        (pygame.MOUSEWHEEL, None),
        (pygame.MOUSEBUTTONDOWN, 4),
        (pygame.MOUSEBUTTONUP, 4),
    ]
    window.events += [{"what": "press", "x": 1, "y": 2, "button": 3}]
    assert pygame.mouse.get_pressed() == (False, False, True)
    assert pygame.mouse.get_pos() == (1, 2)


def test_some_kinds_of_events_can_be_taken_and_others_left(window: Page) -> None:
    own = event.custom_type()
    event.post(event.Event(own, score=3))
    event.post(event.Event(pygame.QUIT))
    assert event.peek(own)
    assert [each.type for each in event.get(pygame.QUIT)] == [pygame.QUIT]
    assert [each.score for each in event.get(exclude=[pygame.QUIT])] == [3]
    assert event.poll().type == pygame.NOEVENT


def test_timers_come_again_and_a_clock_keeps_to_frames(window: Page) -> None:
    tick = event.custom_type()
    pygame.time.set_timer(tick, 100, loops=2)
    clock, count = pygame.time.Clock(), 0
    for _ in range(60):
        clock.tick(60)
        count += len(event.get(tick))
    assert count == 2
    assert round(clock.get_fps()) == 60
    assert clock.get_time() in (16, 17)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("#ff8000", (255, 128, 0, 255)), ((1, 2, 3), (1, 2, 3, 255)), ("0x01020304", (1, 2, 3, 4))],
)
def test_colours_are_four_numbers(given: Any, expected: tuple[int, ...]) -> None:
    made = pygame.Color(given)
    assert (tuple(made), made == expected, made.lerp(expected, 0.5)) == (expected, True, made)


def test_what_is_no_colour_or_not_there_is_said() -> None:
    with pytest.raises(ValueError, match="invalid color"):
        pygame.Color(300, 0, 0)
    with pytest.raises(AttributeError, match=r"pygame\.surfarray is not part of the pygame of this page"):
        _ = pygame.surfarray
    with pytest.raises(pygame.error, match="set_mode"):
        pygame.display.flip()


def test_a_typeface_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    context = SimpleNamespace(measureText=lambda text: SimpleNamespace(width=5.2 * len(text)))
    monkeypatch.setattr(door.Headless, "canvas", lambda *_: context)
    made = pygame.font.SysFont("consolas", 20, bold=True)
    assert made.size("abc\nde") == (16, 46)
    assert context.font == "bold 20.0px 'Courier New', Courier, 'Liberation Mono', monospace"
