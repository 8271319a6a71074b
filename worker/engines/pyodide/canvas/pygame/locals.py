"""What `from pygame.locals import *` brings."""

from pygame.color import Color
from pygame.constants import *  # noqa: F403 - a table
from pygame.constants import __all__ as _names
from pygame.rect import Rect

__all__ = [*_names, "Color", "Rect"]
