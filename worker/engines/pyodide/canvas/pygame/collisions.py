"""Whether sprites touch: by their rectangles, by circles, or by what is to be seen of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pygame.surface import Surface

Collided = Callable[[Any, Any], object]


class Sprites(Protocol):
    """A group."""

    def sprites(self) -> list[Any]:
        """Return its sprites."""


def collide_rect(left: Any, right: Any) -> bool:
    """Whether the rectangles of two sprites touch."""
    return bool(left.rect.colliderect(right.rect))


def collide_circle(left: Any, right: Any) -> bool:
    """Whether circles round two sprites touch: of their `radius`, or round their rectangles."""
    across, down = left.rect.centerx - right.rect.centerx, left.rect.centery - right.rect.centery
    return bool(across**2 + down**2 <= (_radius(left) + _radius(right)) ** 2)


def _radius(sprite: Any) -> float:
    width, height = sprite.rect.size
    return float(getattr(sprite, "radius", (width**2 + height**2) ** 0.5 / 2))


def collide_rect_ratio(ratio: float) -> Collided:
    """Return what tells whether two sprites touch that are so many times as large."""
    return lambda left, right: bool(left.rect.scale_by(ratio).colliderect(right.rect.scale_by(ratio)))


def collide_circle_ratio(ratio: float) -> Collided:
    """The same, for circles round them."""

    def collided(left: Any, right: Any) -> bool:
        across, down = left.rect.centerx - right.rect.centerx, left.rect.centery - right.rect.centery
        return bool(across**2 + down**2 <= ((_radius(left) + _radius(right)) * ratio) ** 2)

    return collided


def collide_mask(left: Any, right: Any) -> tuple[int, int] | None:
    """Return where two sprites touch by their `mask`, or by what their picture shows; None: nowhere."""
    offset = right.rect[0] - left.rect[0], right.rect[1] - left.rect[1]
    found: tuple[int, int] | None = _mask(left).overlap(_mask(right), offset)
    return found


def _mask(sprite: Any) -> Any:
    """The mask of a sprite; that of its picture is made once, as long as nothing is drawn on it."""
    own = getattr(sprite, "mask", None)
    if own is not None:
        return own
    from pygame.mask import from_surface

    image: Surface = sprite.image
    return image.keep(("mask", image.get_colorkey()), lambda: from_surface(image))


def spritecollide(sprite: Any, group: Sprites, dokill: bool, collided: Collided | None = None) -> list[Any]:
    """Return the sprites of a group that touch one; dokill: take them out of all groups."""
    fits = collided or collide_rect
    found = [each for each in group.sprites() if fits(sprite, each)]
    for each in found if dokill else ():
        each.kill()
    return found


def spritecollideany(sprite: Any, group: Sprites, collided: Collided | None = None) -> Any:
    """Return a sprite of a group that touches one; None if none does."""
    fits = collided or collide_rect
    return next((each for each in group.sprites() if fits(sprite, each)), None)


def groupcollide(
    left: Sprites, right: Sprites, dokill1: bool, dokill2: bool, collided: Collided | None = None
) -> dict[Any, list[Any]]:
    """Return the sprites of one group that touch some of another, each with those."""
    found = {each: spritecollide(each, right, dokill2, collided) for each in left.sprites()}
    hit = {each: touched for each, touched in found.items() if touched}
    for each in hit if dokill1 else ():
        each.kill()
    return hit
