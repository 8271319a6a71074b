"""Things that move, and groups of them: https://www.pygame.org/docs/ref/sprite.html"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pygame.collisions import (
    collide_circle,
    collide_circle_ratio,
    collide_mask,
    collide_rect,
    collide_rect_ratio,
    groupcollide,
    spritecollide,
    spritecollideany,
)
from pygame.lacking import names_of
from pygame.rect import Rect
from pygame.surface import Surface

__all__ = [
    "AbstractGroup",
    "Group",
    "GroupSingle",
    "LayeredUpdates",
    "OrderedUpdates",
    "RenderClear",
    "RenderPlain",
    "RenderUpdates",
    "Sprite",
    "collide_circle",
    "collide_circle_ratio",
    "collide_mask",
    "collide_rect",
    "collide_rect_ratio",
    "groupcollide",
    "spritecollide",
    "spritecollideany",
]


class Sprite:
    """Something with a picture, `image`, at a place, `rect`."""

    image: Surface
    rect: Rect

    def __init__(self, *groups: Any) -> None:
        self.__g: dict[AbstractGroup, None] = {}
        self.add(*groups)

    def add(self, *groups: Any) -> None:
        """Put it into groups."""
        for group in _groups(groups):
            group.add(self)

    def remove(self, *groups: Any) -> None:
        """Take it out of groups."""
        for group in _groups(groups):
            group.remove(self)

    def kill(self) -> None:
        """Take it out of all groups."""
        for group in list(self.__g):
            group.remove(self)

    def alive(self) -> bool:
        """Whether it is in a group."""
        return bool(self.__g)

    def groups(self) -> list[AbstractGroup]:
        """Return the groups it is in."""
        return list(self.__g)

    def update(self, *_given: Any, **_options: Any) -> None:
        """Do what it does in a frame: nothing, unless the program says what."""

    def add_internal(self, group: AbstractGroup) -> None:
        """Note that it is in a group."""
        self.__g[group] = None

    def remove_internal(self, group: AbstractGroup) -> None:
        """Note that it is not."""
        self.__g.pop(group, None)


class AbstractGroup:
    """Sprites in the order in which they came."""

    def __init__(self, *sprites: Any) -> None:
        self._sprites: dict[Any, None] = {}
        self.add(*sprites)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.sprites())

    def __len__(self) -> int:
        return len(self._sprites)

    def __bool__(self) -> bool:
        return bool(self._sprites)

    def __contains__(self, sprite: object) -> bool:
        return sprite in self._sprites

    def sprites(self) -> list[Any]:
        """Return them."""
        return list(self._sprites)

    def add(self, *sprites: Any) -> None:
        """Take some in."""
        for each in _flat(sprites):
            self._sprites[each] = None
            each.add_internal(self)

    def remove(self, *sprites: Any) -> None:
        """Put some out."""
        for each in _flat(sprites):
            self._sprites.pop(each, None)
            each.remove_internal(self)

    def has(self, *sprites: Any) -> bool:
        """Whether all of these are in it."""
        return all(each in self._sprites for each in _flat(sprites))

    def empty(self) -> None:
        """Put all out."""
        self.remove(self.sprites())

    def copy(self) -> Any:
        """Return another with the same sprites."""
        return type(self)(self.sprites())

    def update(self, *given: Any, **options: Any) -> None:
        """Have each do what it does in a frame."""
        for each in self.sprites():
            each.update(*given, **options)

    def draw(self, surface: Surface, bgd: Surface | None = None, special_flags: int = 0) -> list[Rect]:
        """Draw each where it is."""
        return [surface.blit(each.image, each.rect, None, special_flags) for each in self.sprites()]

    def clear(self, surface: Surface, background: Any) -> None:
        """Draw a background over all of them."""
        for each in self.sprites():
            if callable(background):
                background(surface, each.rect)
            else:
                surface.blit(background, each.rect, each.rect)


class Group(AbstractGroup):
    """Any number of sprites."""


RenderPlain = RenderClear = RenderUpdates = OrderedUpdates = Group


class GroupSingle(AbstractGroup):
    """One sprite: a new one takes the place of the one before."""

    def add(self, *sprites: Any) -> None:
        """Take one in."""
        for each in _flat(sprites):
            self.empty()
            super().add(each)

    @property
    def sprite(self) -> Any:
        """The sprite, or None."""
        return next(iter(self._sprites), None)

    @sprite.setter
    def sprite(self, value: Any) -> None:
        self.add(value)


class LayeredUpdates(AbstractGroup):
    """Sprites in layers: those of higher ones are drawn later. A sprite's own is its `_layer`."""

    def __init__(self, *sprites: Any, default_layer: int = 0, **_options: Any) -> None:
        self._layers: dict[Any, int] = {}
        self._default = default_layer
        super().__init__(*sprites)

    def add(self, *sprites: Any, layer: int | None = None) -> None:
        """Take some in, into a layer."""
        for each in _flat(sprites):
            own = getattr(each, "_layer", self._default)
            self._layers[each] = own if layer is None else layer
            super().add(each)

    def remove(self, *sprites: Any) -> None:
        """Put some out."""
        super().remove(*sprites)
        self._layers = {each: self._layers[each] for each in self._sprites}

    def sprites(self) -> list[Any]:
        """Return them, the lowest first."""
        return sorted(self._sprites, key=self.get_layer_of_sprite)

    def layers(self) -> list[int]:
        """Return the layers that have sprites, the lowest first."""
        return sorted(set(self._layers.values()))

    def get_layer_of_sprite(self, sprite: Any) -> int:
        """Return the layer of a sprite."""
        return self._layers.get(sprite, self._default)

    def change_layer(self, sprite: Any, new_layer: int) -> None:
        """Put a sprite on top of another layer."""
        self._sprites[sprite] = self._sprites.pop(sprite)
        self._layers[sprite] = new_layer

    def move_to_front(self, sprite: Any) -> None:
        """Put a sprite on top of all."""
        self.change_layer(sprite, max(self.layers()))

    def move_to_back(self, sprite: Any) -> None:
        """Put a sprite below all."""
        self.change_layer(sprite, min(self.layers()) - 1)

    def get_top_layer(self) -> int:
        """Return the highest layer."""
        return max(self.layers())

    def get_bottom_layer(self) -> int:
        """Return the lowest layer."""
        return min(self.layers())

    def get_top_sprite(self) -> Any:
        """Return the sprite that is drawn last."""
        return self.sprites()[-1]

    def get_sprite(self, idx: int) -> Any:
        """Return a sprite by its place in the order in which they are drawn."""
        return self.sprites()[idx]

    def remove_sprites_of_layer(self, layer_nr: int) -> list[Any]:
        """Put the sprites of a layer out, and return them."""
        found = self.get_sprites_from_layer(layer_nr)
        self.remove(found)
        return found

    def switch_layer(self, layer1_nr: int, layer2_nr: int) -> None:
        """Have two layers change their sprites."""
        other = {layer1_nr: layer2_nr, layer2_nr: layer1_nr}
        self._layers = {each: other.get(layer, layer) for each, layer in self._layers.items()}

    def get_sprites_from_layer(self, layer: int) -> list[Any]:
        """Return the sprites of a layer."""
        return [each for each in self.sprites() if self._layers[each] == layer]

    def get_sprites_at(self, pos: Any) -> list[Any]:
        """Return the sprites at a place, the lowest first."""
        return [each for each in self.sprites() if each.rect.collidepoint(pos)]


def _groups(given: Any) -> Iterator[AbstractGroup]:
    """Groups, out of lists of them."""
    for each in given:
        if isinstance(each, AbstractGroup):
            yield each
        else:
            yield from _groups(each)


def _flat(given: Any) -> Iterator[Any]:
    """Sprites, out of lists and groups of them."""
    for each in given:
        if isinstance(each, Sprite):
            yield each
        else:
            yield from _flat(list(each))


__getattr__ = names_of(__name__)
