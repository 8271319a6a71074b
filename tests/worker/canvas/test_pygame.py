"""The pygame of this page does what its documentation says: rectangles, sprites, vectors, events, time."""

import importlib
import io
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pygame
import pytest
from offthread_canvas import Canvas, door, sound
from pygame import Rect, Vector2, event, lengths, sprite

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


def test_a_rectangle_has_whole_numbers_alone() -> None:
    box = Rect(1.9, -1.9, 5, 5)
    box.x += 0.5
    assert (box.x, box.y, tuple(box.move(0.9, -0.9))) == (1, -1, (1, -1, 5, 5))
    box[0], box.w = 7, 2.5
    assert tuple(box) == (7, -1, 2, 5)
    for given in ((1, 2), ("a", 1, 2, 3), (None,)):
        with pytest.raises(TypeError, match="rect style object"):
            Rect(*given)


def test_rectangles_cut_lines_and_find_others_in_dicts() -> None:
    box = Rect(0, 0, 10, 10)
    assert (box.clipline(-5, 5, 15, 5), box.clipline((0, 20), (9, 20))) == (((0, 5), (9, 5)), ())
    assert box.collidedict({"far": (50, 0, 1, 1), "near": (5, 5, 1, 1)}, True) == ("near", (5, 5, 1, 1))
    assert box.unionall([(20, 0, 5, 5), (0, 30, 1, 1)]) == (0, 0, 25, 31)
    assert [tuple(box.scale_by(2)), tuple(box.fit(0, 0, 5, 20))] == [(-5, -5, 20, 20), (0, 7, 5, 5)]
    turned = Rect(10, 10, -5, -5)
    turned.normalize()
    assert turned == (5, 5, 5, 5)


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
    one[0] = 0
    assert (tuple(one.xy), str(one), one.cross((1, 0)), one.distance_squared_to((0, 0))) == (
        (0, 4),
        "[0, 4]",
        -4,
        16,
    )
    one.from_polar((2, 180))
    assert (round(one.x, 9), one.clamp_magnitude(1).length(), one.as_polar()[1]) == (-2, 1, 180)
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


def test_a_sprite_may_have_any_methods_of_its_own() -> None:
    class Player(Box):
        def join(self) -> None: ...
        def leave(self) -> None: ...

    group = sprite.Group(Player(0, 0))
    group.empty()
    assert len(group) == 0


def test_sprites_in_layers_are_drawn_from_the_lowest_on() -> None:
    ground, hero, sky = Box(0, 0), Box(0, 0), Box(0, 0)
    layers = sprite.LayeredUpdates(hero, default_layer=1)
    layers.add(sky, layer=2)
    layers.add(ground, layer=0)
    assert (layers.sprites(), layers.layers()) == ([ground, hero, sky], [0, 1, 2])
    layers.move_to_front(ground)
    assert (layers.get_sprites_at((3, 3)), layers.get_sprites_from_layer(2)) == (
        [hero, sky, ground],
        [sky, ground],
    )
    hero.kill()
    assert (layers.sprites(), layers.get_layer_of_sprite(ground)) == ([sky, ground], 2)


def test_groups_that_touch_are_told_and_taken_out() -> None:
    shots, foes = sprite.Group(Box(0, 0), Box(90, 90)), sprite.Group(Box(3, 3), Box(60, 60))
    hit = sprite.groupcollide(shots, foes, True, True)
    assert [[each.rect.topleft for each in touched] for touched in hit.values()] == [[(3, 3)]]
    assert (len(shots), len(foes)) == (1, 1)
    assert sprite.collide_circle(Box(0, 0), Box(9, 9))
    assert not sprite.collide_circle(Box(0, 0), Box(11, 11))


def test_keys_and_pointers_are_events_with_the_values_of_pygame(window: Page) -> None:
    window.events += [{"what": "down", "key": "A"}]
    assert event.get() == [
        event.Event(pygame.KEYDOWN, key=pygame.K_a, unicode="A", mod=0, scancode=97),
        event.Event(pygame.TEXTINPUT, text="A"),
    ]
    assert pygame.key.get_pressed()[pygame.K_a]
    assert not pygame.key.get_pressed()[pygame.K_b]
    assert (any(pygame.key.get_pressed()), sum(pygame.key.get_pressed())) == (True, 1)
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


def test_a_key_that_is_held_is_told_of_again_if_the_program_wants_it(window: Page) -> None:
    pygame.key.set_repeat(100, 50)
    window.events += [{"what": "down", "key": "x"}]
    count = 0
    for _ in range(30):
        window.pause(10)
        count += len(event.get(pygame.KEYDOWN))
    window.events += [{"what": "up", "key": "x"}]
    pygame.event.pump()
    window.pause(500)
    assert (count, event.get(pygame.KEYDOWN), pygame.key.get_repeat()) == (5, [], (100, 50))
    pygame.key.set_repeat()
    event.clear()


def test_before_a_window_nothing_has_happened_and_after_quit_an_error_says_why(
    window: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pygame.display, "_canvas", None)
    assert (event.get(), pygame.mouse.get_pos(), any(pygame.key.get_pressed())) == ([], (0, 0), False)
    pygame.init()
    screen = pygame.Surface((5, 5), context=SimpleNamespace())
    monkeypatch.setattr(pygame.display, "_surface", screen)
    assert pygame.get_init()
    pygame.quit()
    assert not pygame.get_init()
    for act in (event.get, pygame.display.flip, lambda: screen.fill((255, 0, 0)), pygame.mouse.get_pos):
        with pytest.raises(pygame.error, match=r"pygame\.quit\(\) has closed the window"):
            act()
    pygame.init()
    assert (event.get(), pygame.error.__module__) == ([], "pygame")


def test_sounds_are_on_channels_as_long_as_they_last(window: Page) -> None:
    mixer = pygame.mixer
    boom, mixer_ops = mixer.Sound(buffer=bytes(22_050 * 4)), window.told
    channel = boom.play()
    assert channel is not None
    assert (channel.get_busy(), boom.get_length(), mixer.get_busy(), channel is mixer.Channel(0)) == (
        True,
        1,
        True,
        True,
    )
    channel.pause()
    window.pause(5000)
    assert channel.get_busy()
    channel.unpause()
    window.pause(1001)
    assert (channel.get_busy(), mixer.get_busy(), boom.get_num_channels()) == (False, False, 0)
    mixer.Channel(3).play(boom, loops=-1)
    boom.set_volume(0.5)
    mixer.quit()
    assert [each[0] for each in mixer_ops[-7:]] == ["s", "y", "q", "q", "y", "v", "h"]
    with pytest.raises(IndexError, match="invalid channel"):
        mixer.Channel(8)


def test_music_is_heard_until_it_waits_or_ends(window: Page) -> None:
    music = pygame.mixer.music
    with pytest.raises(pygame.error, match="Load a file first"):
        music.play()
    music.load(io.BytesIO(sound.tone(440, 2)))
    music.play()
    assert (music.get_busy(), music.get_pos()) == (True, 0)
    music.pause()
    assert not music.get_busy()
    music.unpause()
    window.pause(2001)
    assert (music.get_busy(), music.get_pos()) == (False, -1)


def test_the_page_has_the_sounds_that_are_played_however_many_there_are(window: Page) -> None:
    first = sound.Playable(b"first")
    first.play()
    for number in range(95):
        sound.Playable(bytes([number])).play()
    first.play()
    sent = [each[1] for each in window.told if each[0] == "s"]
    assert (sent.count(first.number), len(set(sent))) == (2, 96)
    before = len(sent)
    for _ in range(200):
        sound.beep(880, 1)
    assert len([each for each in window.told if each[0] == "s"]) == before + 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b"OggS"
            + bytes(24)
            + b"\x01vorbis"
            + bytes(5)
            + b"\x44\xac\0\0"
            + b"OggS\0\0\x88\x58\x01"
            + bytes(20),
            2,
        ),
        (b"\xff\xfb\x90" + bytes(15_997), 1),
        (b"?" * 32_000, 2),
        (b"RIFF?", 5 / 16_000),
    ],
)
def test_how_long_a_sound_lasts_is_read_from_its_file(content: bytes, expected: float) -> None:
    assert lengths.seconds(content) == expected


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
    with pytest.raises(AttributeError, match=r"pygame\.camera is not part of the pygame of this page"):
        _ = pygame.camera
    with pytest.raises(AttributeError, match=r"pygame\.sprite\.LayeredDirty is not part"):
        _ = pygame.sprite.LayeredDirty
    with pytest.raises(ImportError, match=r"pygame\.midi is not part"):
        importlib.import_module("pygame.midi")
    with pytest.raises(TypeError, match="text must be a unicode or bytes, not int"):
        pygame.font.Font.render(SimpleNamespace(), 5, True, "red")  # type: ignore[arg-type]
    with pytest.raises(pygame.error, match="set_mode"):
        pygame.display.flip()


def test_a_typeface_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    context = SimpleNamespace(measureText=lambda text: SimpleNamespace(width=5.2 * len(text)))
    monkeypatch.setattr(door.Headless, "canvas", lambda *_: context)
    made = pygame.font.SysFont("consolas", 20, bold=True)
    assert made.size("abc\nde") == (16, 46)
    assert context.font == "bold 20.0px 'Courier New', Courier, 'Liberation Mono', monospace"
