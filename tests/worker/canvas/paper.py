"""What stands for a browser's canvas on this machine: pixels in memory, and as much of it as tests need.

It fills, clears, copies and clips rectangles, moves what is drawn, and mixes colours by their alpha. Paths
are kept, not painted: `paths` has what was stroked or filled.
"""

from __future__ import annotations

from typing import Any

from offthread_canvas import door

State = dict[str, Any]
_FRESH: State = {
    "dx": 0,
    "dy": 0,
    "clip_of": None,
    "globalAlpha": 1.0,
    "globalCompositeOperation": "source-over",
}


class Array:
    """JavaScript's Uint8ClampedArray, as Python sees it."""

    def __init__(self, content: bytes) -> None:
        self.content = bytearray(content)

    def to_py(self) -> memoryview:
        return memoryview(self.content)

    def assign(self, content: bytes) -> None:
        if len(content) != len(self.content):
            raise ValueError("cannot assign: another size")
        self.content[:] = content


class Image:
    """JavaScript's ImageData."""

    def __init__(self, width: int, height: int, content: bytes) -> None:
        self.width, self.height, self.data = width, height, Array(content)


class Sheet:
    """JavaScript's OffscreenCanvas."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pixels = bytearray(4 * width * height)


class Context:
    """JavaScript's CanvasRenderingContext2D."""

    dx: int
    dy: int
    clip_of: tuple[int, int, int, int] | None
    globalAlpha: float
    globalCompositeOperation: str

    def __init__(self, width: int, height: int) -> None:
        self.canvas = Sheet(width, height)
        self.paths: list[tuple[Any, ...]] = []
        self.fillStyle = self.strokeStyle = "#000000ff"
        self.lineWidth, self.imageSmoothingEnabled, self.filter = 1, True, "none"
        self._states: list[State] = []
        self._trace: list[tuple[Any, ...]] = []
        self.__dict__ |= _FRESH

    def save(self) -> None:
        self._states.append({name: getattr(self, name) for name in _FRESH})

    def restore(self) -> None:
        self.__dict__ |= self._states.pop()

    def translate(self, x: float, y: float) -> None:
        self.dx, self.dy = self.dx + int(x), self.dy + int(y)

    def resetTransform(self) -> None:
        self.dx = self.dy = 0

    def beginPath(self) -> None:
        self._trace = []

    def __getattr__(self, name: str) -> Any:
        if name not in ("moveTo", "lineTo", "arc", "ellipse", "roundRect", "rect", "closePath"):
            raise AttributeError(name)
        return lambda *given: self._trace.append((name, *given))

    def clip(self) -> None:
        ((_, x, y, w, h),) = self._trace
        left, top, right, bottom = self.clip_of or (0, 0, self.canvas.width, self.canvas.height)
        x, y = x + self.dx, y + self.dy
        self.clip_of = max(left, x), max(top, y), min(right, x + w), min(bottom, y + h)

    def fill(self) -> None:
        self.paths.append(("fill", self.fillStyle, *self._trace))

    def stroke(self) -> None:
        self.paths.append(("stroke", self.strokeStyle, *self._trace))

    def _area(self, x: float, y: float, w: float, h: float) -> tuple[range, range]:
        left, top, right, bottom = self.clip_of or (0, 0, self.canvas.width, self.canvas.height)
        x, y = int(x) + self.dx, int(y) + self.dy
        across = range(max(0, left, x), min(self.canvas.width, right, x + int(w)))
        return across, range(max(0, top, y), min(self.canvas.height, bottom, y + int(h)))

    def fillRect(self, *area: float) -> None:
        ink = bytes.fromhex(self.fillStyle.removeprefix("#").ljust(8, "f"))
        across, down = self._area(*area)
        for y in down:
            for x in across:
                self._mix(x, y, ink)

    def clearRect(self, *area: float) -> None:
        across, down = self._area(*area)
        for y in down:
            for x in across:
                self._set(x, y, bytes(4))

    def _at(self, sheet: Sheet, x: int, y: int) -> bytes:
        place = 4 * (y * sheet.width + x)
        return bytes(sheet.pixels[place : place + 4])

    def _set(self, x: int, y: int, pixel: bytes) -> None:
        place = 4 * (y * self.canvas.width + x)
        self.canvas.pixels[place : place + 4] = pixel

    def _mix(self, x: int, y: int, ink: bytes) -> None:
        before = self._at(self.canvas, x, y)
        covers = ink[3] / 255 * self.globalAlpha
        if self.globalCompositeOperation != "source-over":
            raise NotImplementedError(self.globalCompositeOperation)
        rest = before[3] / 255 * (1 - covers)
        alpha = covers + rest
        if alpha:
            three = ((new * covers + old * rest) / alpha for new, old in zip(ink[:3], before, strict=False))
            self._set(x, y, bytes([*map(round, three), round(255 * alpha)]))

    def drawImage(self, sheet: Sheet, *places: float) -> None:
        part, area = self._places(sheet, places)
        before = Context(sheet.width, sheet.height)
        before.canvas.pixels[:] = sheet.pixels
        across, down = self._area(*area)
        for y in down:
            for x in across:
                from_x = part[0] + (x - self.dx - area[0]) * part[2] // area[2]
                from_y = part[1] + (y - self.dy - area[1]) * part[3] // area[3]
                if 0 <= from_x < sheet.width and 0 <= from_y < sheet.height:
                    self._mix(x, y, self._at(before.canvas, int(from_x), int(from_y)))

    @staticmethod
    def _places(sheet: Sheet, given: tuple[float, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
        whole = 0, 0, sheet.width, sheet.height
        if len(given) == 8:
            return given[:4], given[4:]
        return whole, (*given, *whole[2:])[:4]

    def createImageData(self, width: int, height: int) -> Image:
        return Image(width, height, bytes(4 * width * height))

    def getImageData(self, x: int, y: int, width: int, height: int) -> Image:
        sheet = self.canvas
        inside = range(sheet.width), range(sheet.height)
        pixels = (
            self._at(sheet, across, down) if across in inside[0] and down in inside[1] else bytes(4)
            for down in range(y, y + height)
            for across in range(x, x + width)
        )
        return Image(width, height, b"".join(pixels))

    def putImageData(self, image: Image, x: int, y: int) -> None:
        content = iter(range(0, len(image.data.content), 4))
        for down in range(y, y + image.height):
            for across in range(x, x + image.width):
                at = next(content)
                if 0 <= across < self.canvas.width and 0 <= down < self.canvas.height:
                    self._set(across, down, bytes(image.data.content[at : at + 4]))


class Page(door.Headless):
    """A page that nobody sees, with canvases to draw on."""

    def canvas(self, width: int, height: int) -> Context:
        return Context(width, height)
