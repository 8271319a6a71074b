"""Text that waits for the terminal, without the lines that would fall off before anybody sees them. Pure."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.output.chunk import Chunk

# Characters that may wait before the program should.
SWAMP = 1 << 19
# What is left of it when nobody wants to wait for it: lines of all, and characters of each chunk.
HURRY_LINES, HURRY_CHARACTERS = 200, 8192


class Backlog:
    """A queue of chunks of both streams."""

    def __init__(self, max_lines: int) -> None:
        self._max_lines = max_lines
        self._hurries = False
        self._chunks: list[tuple[str, Chunk]] = []
        self._characters = self._breaks = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self._chunks

    @property
    def is_swamped(self) -> bool:
        """Tell whether so much waits that no more should come."""
        return self._characters > SWAMP

    def put(self, stream: str, chunk: "Chunk") -> int:
        """Add a chunk at the end; return how many lines at the beginning have been given up for it."""
        return self._put(stream, chunk.copy())

    def hurry(self) -> int:
        """Give up all but the very end, now and from now on; return how many lines that are."""
        self._max_lines, self._hurries = HURRY_LINES, True
        chunks, self._chunks = self._chunks, []
        self._characters = self._breaks = 0
        return sum([self._put(stream, chunk) for stream, chunk in chunks])

    def relax(self, max_lines: int) -> None:
        """Give up no more than what would not be seen."""
        self._max_lines, self._hurries = max_lines, False

    def first(self) -> "tuple[str, Chunk]":
        """Return the first chunk and its stream."""
        return self._chunks[0]

    def step(self, size: int) -> "tuple[str, str]":
        """Take some characters from the beginning."""
        stream, chunk = self._chunks[0]
        self._count(chunk, -1)
        taken = chunk.take(size)
        self._count(chunk, 1)
        if not chunk.length:
            self.drop()
        return stream, taken

    def drop(self) -> None:
        """Forget the first chunk."""
        self._count(self._chunks.pop(0)[1], -1)

    def _count(self, chunk: "Chunk", sign: int) -> None:
        self._characters += sign * chunk.length
        self._breaks += sign * chunk.breaks

    def _put(self, stream: str, chunk: "Chunk") -> int:
        """Add a chunk that nobody else has."""
        gone = 0
        if self._hurries:
            before = chunk.breaks
            chunk.shorten(HURRY_CHARACTERS)
            gone = before - chunk.breaks
        self._chunks.append((stream, chunk))
        self._count(chunk, 1)
        return gone + self._give_up()

    def _give_up(self) -> int:
        """Give up what so many lines follow that it would not be seen; what sets the style remains."""
        gone = max(0, self._breaks - self._max_lines)
        left, styles = gone, ""
        while left:
            chunk = self._chunks[0][1]
            if chunk.breaks < left:
                left -= chunk.breaks
                styles += chunk.styles
                self.drop()
            else:
                self._count(chunk, -1)
                chunk.skip(left, styles)
                self._count(chunk, 1)
                left = 0
        return gone
